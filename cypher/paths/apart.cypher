// What lies between two entities, as far as nothing is opened that many share? Walks from both ends at once, step by step, until any
// other path could be no shorter than what was found or may be, or would have to go by way of two such things.
// allows: CartesianProduct because each side of it is one entity
MATCH (from:Entity {release: $release, id: $from})
MATCH (to:Entity {release: $release, id: $to})
WITH reduce(
  walk = {sides: [[[from]], [[to]]], seen: 2, length: $most, opened: []},
  nth IN range(1, $most) |
  head(COLLECT {
    // How far each side was walked, and how far it is to the nearest that many share.
    WITH [levels IN walk.sides | {
      walked: size(levels) - 1,
      end: head([step IN range(0, size(levels) - 1) WHERE any(node IN levels[step] WHERE node.kind IN $shared) | step])
    }] AS at
    WITH at, [side IN [0, 1] | CASE
      WHEN at[1 - side].end < at[1 - side].walked THEN at[side].walked + 1 + at[1 - side].end
      ELSE at[side].walked + 1 + at[1 - side].walked
    END] AS least
    WITH walk.sides AS known, [side IN [0, 1] | CASE
      WHEN walk.seen > $entities OR least[side] > walk.length THEN []
      WHEN at[0].end + at[1].end + 3 < walk.length AND all(one IN least WHERE at[0].end + at[1].end + 3 < one) THEN []
      ELSE last(walk.sides[side])
    END] AS fronts
    WITH known, fronts, COLLECT {
      UNWIND [0, 1] AS side
      WITH fronts[side] AS front, known[side] AS levels
      RETURN COLLECT {
        CALL (front) {
          UNWIND [node IN front WHERE NOT node.kind IN $shared] AS node
          MATCH (node)--(other:Entity)
          RETURN other
          UNION ALL
          UNWIND [node IN front WHERE node.kind IN $shared] AS node
          MATCH (node)-[:HAS_PROGRAMME|SAME_AS]-(other:Entity)
          RETURN other
        }
        WITH DISTINCT other
        WHERE NOT any(level IN levels WHERE other IN level)
        RETURN other
      }
    } AS next
    WITH fronts, next, [side IN [0, 1] | known[side] + CASE fronts[side] WHEN [] THEN [] ELSE [next[side]] END] AS sides
    RETURN {
      sides: sides,
      seen: walk.seen + size(next[0]) + size(next[1]),
      length: reduce(least = walk.length, length IN COLLECT {
        UNWIND [0, 1] AS side
        UNWIND range(0, size(sides[1 - side]) - 1) AS step
        WITH side, step
        WHERE any(node IN next[side] WHERE node IN sides[1 - side][step])
        RETURN size(sides[side]) - 1 + step
      } | CASE WHEN length < least THEN length ELSE least END),
      opened: walk.opened + fronts[0] + fronts[1]
    }
  })
) AS walk
UNWIND walk.opened AS entity
WITH DISTINCT entity
RETURN coalesce(entity.facts, properties(entity)) AS entity, entity.tied AS tied
