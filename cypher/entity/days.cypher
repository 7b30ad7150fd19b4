// Which entities of some kinds have a day between two days, or may have one in `also`? With all of these properties, and some beside them.
UNWIND $kinds AS kind
MATCH (entity:Entity)
USING INDEX entity:Entity(release, kind, id)
WHERE entity.release = $release AND entity.kind = kind AND entity.id > ''
  AND (any(day IN $days WHERE $from <= entity[day] <= $to) OR any(name IN $also WHERE size(entity[name]) > 0))
RETURN entity.id AS id, kind, [name IN $days + $also + $beside | entity[name]] AS properties
