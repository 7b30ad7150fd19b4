// Which entities does a new release hold? Writes a batch of them; the label of a kind is added to Entity. Answers where each came to be:
// relationships find their ends by that.
UNWIND $rows AS row
CREATE (entity:Entity:$(row.label))
SET entity = row.properties, entity.release = $release
RETURN collect(elementId(entity)) AS nodes
