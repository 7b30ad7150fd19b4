// Where does each of these pieces of evidence stand?
UNWIND $ids AS id
MATCH (evidence:Evidence {release: $release, id: id})
RETURN properties(evidence) AS evidence
