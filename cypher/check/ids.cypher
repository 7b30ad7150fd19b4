// Which checks does a release hold, by id, after the page before?
MATCH (check:Check)
USING INDEX check:Check(release, id)
WHERE check.release = $release AND check.id > $after
RETURN check.id AS id
ORDER BY check.release, check.id
LIMIT $first
