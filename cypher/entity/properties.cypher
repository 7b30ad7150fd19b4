// What are some properties of the entities of some kinds, where they have any of them?
UNWIND $kinds AS kind
MATCH (entity:Entity)
USING INDEX entity:Entity(release, kind, id)
WHERE entity.release = $release AND entity.kind = kind AND entity.id > ''
WITH entity.id AS id, kind, [name IN $names | entity[name]] AS properties
WHERE any(property IN properties WHERE property IS NOT NULL)
RETURN id, kind, properties
