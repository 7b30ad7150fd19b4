// Which entities of a kind name each of these by its id in a property? Written for the allocations of a table; another label and
// property take their places.
UNWIND $ids AS id
MATCH (node:Allocation {release: $release, table: id})
RETURN id, collect(node.id) AS found
