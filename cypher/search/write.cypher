// By which words is each entity of a new release found? Writes a batch of them, on nodes of their own: they are longer than all else that is
// read of an entity.
UNWIND $rows AS row
CREATE (:EntityText {release: $release, id: row.id, kind: row.kind, searchText: row.text})
RETURN count(*) AS written
