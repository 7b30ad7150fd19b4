// Which contradictions does a release hold, by id, after the page before?
MATCH (contradiction:Contradiction)
USING INDEX contradiction:Contradiction(release, id)
WHERE contradiction.release = $release AND contradiction.id > $after
RETURN contradiction.id AS id
ORDER BY contradiction.release, contradiction.id
LIMIT $first
