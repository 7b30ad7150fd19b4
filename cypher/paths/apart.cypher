// What lies between two entities, as far as nothing is opened that many share? Walks from both ends at once, step by step, until any
// other path could be no shorter than what was found or may be, or would have to go by way of two such things.
// allows: CartesianProduct because each side of it is one entity
MATCH (from:Entity {release: $release, id: $from})
MATCH (to:Entity {release: $release, id: $to})
WITH reduce(
  walk = {
    // By side, what is how far away, and how far the nearest is that many share.
    sides: [[[from]], [[to]]],
    ends: [CASE WHEN from.kind IN $shared THEN 0 END, CASE WHEN to.kind IN $shared THEN 0 END],
    seen: 2,
    length: $most,
    opened: []
  },
  nth IN range(1, $most) |
  head(COLLECT {
    WITH [levels IN walk.sides | size(levels) - 1] AS walked
    WITH walked, [side IN [0, 1] | walked[side] + 1 + CASE
      WHEN walk.ends[1 - side] < walked[1 - side] THEN walk.ends[1 - side]
      ELSE walked[1 - side]
    END] AS beyond
    WITH walked, [side IN [0, 1] | CASE
      WHEN walk.seen > $entities OR beyond[side] > walk.length THEN []
      WHEN all(least IN beyond + walk.length WHERE walk.ends[0] + walk.ends[1] + 3 < least) THEN []
      ELSE last(walk.sides[side])
    END] AS fronts
    WITH walked, fronts, COLLECT {
      UNWIND [0, 1] AS side
      WITH fronts[side] AS front, walk.sides[side] AS levels
      RETURN COLLECT {
        CALL (front) {
          UNWIND [node IN front WHERE NOT node.kind IN $shared] AS node
          MATCH (node)--(other)
          RETURN other
          UNION ALL
          UNWIND [node IN front WHERE node.kind IN $shared] AS node
          MATCH (node)-[:HAS_PROGRAMME|SAME_AS]-(other)
          RETURN other
        }
        WITH DISTINCT other
        WHERE other:Entity AND NOT any(level IN levels WHERE other IN level)
        RETURN other
      }
    } AS next
    WITH walked, fronts, next, [side IN [0, 1] | walk.sides[side] + CASE fronts[side] WHEN [] THEN [] ELSE [next[side]] END] AS sides
    RETURN {
      sides: sides,
      ends: [side IN [0, 1] | coalesce(walk.ends[side], CASE WHEN any(node IN next[side] WHERE node.kind IN $shared) THEN walked[side] + 1 END)],
      seen: walk.seen + size(next[0]) + size(next[1]),
      length: reduce(least = walk.length, length IN COLLECT {
        UNWIND [0, 1] AS side
        UNWIND range(0, size(sides[1 - side]) - 1) AS step
        WITH side, step
        WHERE any(node IN next[side] WHERE node IN sides[1 - side][step])
        RETURN walked[side] + 1 + step
      } | CASE WHEN length < least THEN length ELSE least END),
      opened: walk.opened + fronts[0] + fronts[1]
    }
  })
) AS walk
UNWIND walk.opened AS entity
WITH DISTINCT entity
RETURN coalesce(entity.facts, properties(entity)) AS entity, entity.tied AS tied
