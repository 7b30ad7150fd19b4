// Which entities does a release hold, by id, after the page before?
MATCH (entity:Entity)
USING INDEX entity:Entity(release, id)
WHERE entity.release = $release AND entity.id > $after
RETURN entity.id AS id
ORDER BY entity.release, entity.id
LIMIT $first
