// What does a question about money look at of each of these contradictions?
UNWIND $ids AS id
MATCH (contradiction:Contradiction {release: $release, id: id})
RETURN contradiction.dispute AS dispute
