// Which entities of some kinds does a release hold?
UNWIND $kinds AS kind
MATCH (entity:Entity)
USING INDEX entity:Entity(release, kind, id)
WHERE entity.release = $release AND entity.kind = kind AND entity.id > ''
RETURN entity.id AS id
