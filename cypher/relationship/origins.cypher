// Which entities of a release have relationships that go out from them, by id, after the page before?
MATCH (entity:Entity)
USING INDEX entity:Entity(release, id)
WHERE entity.release = $release AND entity.id > $after AND EXISTS { (entity)-->(:Entity) }
RETURN entity.id AS id
ORDER BY entity.release, entity.id
LIMIT $first
