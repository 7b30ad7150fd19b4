// Which allocations stand in each of these tables?
UNWIND $ids AS id
MATCH (allocation:Allocation {release: $release, table: id})
RETURN id, collect(allocation.id) AS found
