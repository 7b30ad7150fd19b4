// Which pieces of evidence does a release hold, by id, after the page before?
MATCH (evidence:Evidence)
USING INDEX evidence:Evidence(release, id)
WHERE evidence.release = $release AND evidence.id > $after
RETURN evidence.id AS id
ORDER BY evidence.release, evidence.id
LIMIT $first
