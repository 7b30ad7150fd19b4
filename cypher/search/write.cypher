// By which words is each entity of a new release found? Writes a batch of them.
UNWIND $rows AS row
MATCH (entity:Entity {release: $release, id: row.id})
SET entity.searchText = row.text
RETURN count(*) AS written
