// Which entities of a kind does a release hold, by id, after the page before?
MATCH (entity:Entity)
USING INDEX entity:Entity(release, kind, id)
WHERE entity.release = $release AND entity.kind = $kind AND entity.id > $after
RETURN entity.id AS id
ORDER BY entity.release, entity.kind, entity.id
LIMIT $first
