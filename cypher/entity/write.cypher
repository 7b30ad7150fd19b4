// Which entities does a new release hold? Writes a batch of them; the label of a kind is added to Entity.
UNWIND $rows AS row
CREATE (entity:Entity:$(row.label))
SET entity = row.properties, entity.release = $release
RETURN count(*) AS written
