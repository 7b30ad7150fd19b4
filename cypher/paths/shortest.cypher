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
      WITH side, goals, looked, front, COLLECT {
        UNWIND front AS node
        MATCH (node)-[link]-(other:Entity)
        WHERE NOT other IN front AND NOT other IN before AND (nth < $most OR other IN goals)
        RETURN {node: node, link: link, other: other}
      } AS links
      WITH side, goals, looked, front, links, COLLECT {
        UNWIND links AS step
        RETURN DISTINCT step.other
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
  back = {goals: [walk.met, walk.met], links: []},
  step IN walk.steps |
  head(COLLECT {
    WITH step.side AS side, back.goals[step.side] AS goals
    WITH side, [link IN step.links WHERE link.other IN goals] AS links
    WITH side, links, [link IN links | link.node] AS begun
    RETURN {
      goals: CASE side WHEN 0 THEN [begun, back.goals[1]] ELSE [back.goals[0], begun] END,
      links: back.links + [link IN links | {isNear: side = 0, step: link}]
    }
  })
) AS back
UNWIND CASE WHEN isTooMuch THEN [null] ELSE back.links END AS found
WITH length, found.isNear AS isNear, found.step AS step
RETURN length, CASE
  WHEN step IS NOT NULL THEN {
    from: CASE WHEN isNear THEN step.node.id ELSE step.other.id END,
    to: CASE WHEN isNear THEN step.other.id ELSE step.node.id END,
    relation: type(step.link),
    outward: (startNode(step.link) = step.node) = isNear,
    basis: step.link.basis,
    rule: step.link.rule
  }
END AS step
