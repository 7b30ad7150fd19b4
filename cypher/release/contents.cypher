// What has been written of a release? Counts of everything in it, to hold against what should be there.
MATCH (entity:Entity)
WHERE entity.release = $release AND entity.id IS NOT NULL
RETURN 'entity ' + entity.kind AS what, count(*) AS count
UNION ALL
MATCH (entity:Entity)-[link]->(:Entity)
WHERE entity.release = $release AND entity.id IS NOT NULL
RETURN 'relationship ' + type(link) AS what, count(*) AS count
UNION ALL
MATCH (evidence:Evidence)
WHERE evidence.release = $release AND evidence.id IS NOT NULL
RETURN 'evidence' AS what, count(*) AS count
UNION ALL
MATCH (check:Check)
WHERE check.release = $release AND check.id IS NOT NULL
RETURN 'check' AS what, count(*) AS count
UNION ALL
MATCH (check:Check)-[link]->()
WHERE check.release = $release AND check.id IS NOT NULL
RETURN 'check ' + type(link) AS what, count(*) AS count
UNION ALL
MATCH (contradiction:Contradiction)
WHERE contradiction.release = $release AND contradiction.id IS NOT NULL
RETURN 'contradiction' AS what, count(*) AS count
UNION ALL
MATCH (contradiction:Contradiction)-[link]->()
WHERE contradiction.release = $release AND contradiction.id IS NOT NULL
RETURN 'contradiction ' + type(link) AS what, count(*) AS count
UNION ALL
MATCH (part:PackageFile)
WHERE part.release = $release AND part.id IS NOT NULL
RETURN 'part of a file' AS what, count(*) AS count
UNION ALL
MATCH (text:EntityText)
WHERE text.release = $release AND text.id IS NOT NULL
RETURN 'search text' AS what, count(*) AS count
