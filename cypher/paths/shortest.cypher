// Which relationships lie on a shortest path between two entities? Walks from both ends, each time from that which fewer relationships
// lead on from, until the walks meet or more would be looked at than may be; then back from where they met.
// allows: CartesianProduct because each side of it is one entity
MATCH (from:Entity {release: $release, id: $from})
MATCH (to:Entity {release: $release, id: $to})
WITH reduce(
  walk = {
    sides: [
      {front: [from], before: [], ahead: COUNT { (from)--() }},
      {front: [to], before: [], ahead: COUNT { (to)--() }}
    ],
    steps: [],
    looked: 0,
    seen: 2,
    met: [],
    isOver: false,
    isTooMuch: false
  },
  nth IN range(1, $most) |
  CASE
    WHEN walk.isOver THEN walk
    ELSE head(COLLECT {
      WITH CASE WHEN walk.sides[0].ahead <= walk.sides[1].ahead THEN 0 ELSE 1 END AS side
      WITH side, walk.sides[side] AS chosen, walk.sides[1 - side].front AS goals, walk.looked + walk.sides[side].ahead AS looked
      WITH side, goals, looked, chosen.before AS before, CASE WHEN looked > $relationships THEN [] ELSE chosen.front END AS front
      // Of each relationship nothing but itself is kept: there may be hundreds of thousands.
      WITH side, goals, looked, front, COLLECT {
        UNWIND front AS node
        MATCH (node)-[link]-(other:Entity)
        WHERE NOT other IN front AND NOT other IN before AND (nth < $most OR other IN goals)
        RETURN link
      } AS links
      WITH side, goals, looked, front, links, COLLECT {
        UNWIND links AS link
        RETURN DISTINCT CASE WHEN startNode(link) IN front THEN endNode(link) ELSE startNode(link) END AS other
      } AS next
      WITH
        *,
        [node IN next WHERE node IN goals] AS met,
        looked > $relationships OR walk.seen + size(next) > $entities AS isTooMuch
      WITH *, isTooMuch OR size(met) > 0 OR size(next) = 0 AS isOver
      WITH *, {
        front: next,
        before: front,
        ahead: CASE WHEN isOver THEN 0 ELSE reduce(sum = 0, node IN next | sum + COUNT { (node)--() }) END
      } AS walked
      RETURN {
        sides: CASE side WHEN 0 THEN [walked, walk.sides[1]] ELSE [walk.sides[0], walked] END,
        steps: [{side: side, links: links}] + walk.steps,
        looked: looked,
        seen: walk.seen + size(next),
        met: met,
        isOver: isOver,
        isTooMuch: isTooMuch
      }
    })
  END
) AS walk
WITH walk.isTooMuch AS isTooMuch, size(walk.steps) AS length, reduce(
  back = {goals: [walk.met, walk.met], steps: []},
  step IN walk.steps |
  head(COLLECT {
    WITH step.side AS side, back.goals[step.side] AS goals
    WITH side, goals, [link IN step.links WHERE startNode(link) IN goals OR endNode(link) IN goals] AS links
    WITH side, goals, links, COLLECT {
      UNWIND links AS link
      RETURN DISTINCT CASE WHEN startNode(link) IN goals THEN endNode(link) ELSE startNode(link) END AS node
    } AS begun
    RETURN {
      goals: CASE side WHEN 0 THEN [begun, back.goals[1]] ELSE [back.goals[0], begun] END,
      steps: back.steps + {links: links, near: CASE side WHEN 0 THEN begun ELSE goals END}
    }
  })
) AS back
UNWIND CASE WHEN isTooMuch THEN [{links: [null], near: []}] ELSE back.steps END AS step
UNWIND step.links AS link
WITH length, link, startNode(link) IN step.near AS outward
RETURN length, CASE
  WHEN link IS NOT NULL THEN {
    from: CASE WHEN outward THEN startNode(link).id ELSE endNode(link).id END,
    to: CASE WHEN outward THEN endNode(link).id ELSE startNode(link).id END,
    relation: type(link),
    outward: outward,
    basis: link.basis,
    rule: link.rule
  }
END AS step
