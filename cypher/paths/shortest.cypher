// Which relationships lie on a shortest path between two entities? Walks from both ends, each time from that which fewer relationships
// lead on from, until the walks meet or more was looked at than may be; then back from where they met.
// allows: CartesianProduct because each side of it is one entity
MATCH (from:Entity {release: $release, id: $from})
MATCH (to:Entity {release: $release, id: $to})
WITH reduce(
  walk = {near: [from], nearBefore: [], far: [to], farBefore: [], steps: [], looked: 0, seen: 2, isOver: false, isTooMuch: false},
  nth IN range(1, $most) |
  CASE
    WHEN walk.isOver THEN walk
    ELSE head(COLLECT {
      WITH
        reduce(sum = 0, node IN walk.near | sum + COUNT { (node)--() }) AS nearer,
        reduce(sum = 0, node IN walk.far | sum + COUNT { (node)--() }) AS farther
      WITH nearer <= farther AS isNear, walk.looked + CASE WHEN nearer <= farther THEN nearer ELSE farther END AS looked
      WITH
        isNear,
        looked,
        CASE WHEN looked > $relationships THEN [] WHEN isNear THEN walk.near ELSE walk.far END AS front,
        CASE WHEN isNear THEN walk.nearBefore ELSE walk.farBefore END AS before,
        CASE WHEN isNear THEN walk.far ELSE walk.near END AS goals
      WITH isNear, looked, front, COLLECT {
        UNWIND front AS node
        MATCH (node)-[link]-(other:Entity)
        WHERE NOT other IN front AND NOT other IN before AND (nth < $most OR other IN goals)
        RETURN {node: node, link: link, other: other, isGoal: other IN goals}
      } AS links
      WITH isNear, looked, front, links, COLLECT {
        UNWIND links AS step
        RETURN DISTINCT step.other
      } AS next
      WITH *, looked > $relationships OR walk.seen + size(next) > $entities AS isTooMuch
      RETURN {
        near: CASE WHEN isNear THEN next ELSE walk.near END,
        nearBefore: CASE WHEN isNear THEN front ELSE walk.nearBefore END,
        far: CASE WHEN isNear THEN walk.far ELSE next END,
        farBefore: CASE WHEN isNear THEN walk.farBefore ELSE front END,
        steps: [{isNear: isNear, links: links}] + walk.steps,
        looked: looked,
        seen: walk.seen + size(next),
        isOver: isTooMuch OR size(next) = 0 OR any(step IN links WHERE step.isGoal),
        isTooMuch: isTooMuch
      }
    })
  END
) AS walk
WITH walk, CASE WHEN walk.isTooMuch THEN [] ELSE [step IN head(walk.steps).links WHERE step.isGoal | step.other] END AS met
WITH walk.isTooMuch AS isTooMuch, size(walk.steps) AS length, reduce(
  back = {near: met, far: met, links: []},
  step IN walk.steps |
  head(COLLECT {
    WITH CASE WHEN step.isNear THEN back.near ELSE back.far END AS goals
    WITH [link IN step.links WHERE link.other IN goals] AS links
    WITH links, [link IN links | link.node] AS begun
    RETURN {
      near: CASE WHEN step.isNear THEN begun ELSE back.near END,
      far: CASE WHEN step.isNear THEN back.far ELSE begun END,
      links: back.links + [link IN links | {isNear: step.isNear, step: link}]
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
