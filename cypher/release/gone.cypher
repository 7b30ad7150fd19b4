// What was a release made of that can be read no more? It waits for its deletion, or is deleted.
OPTIONAL MATCH (unlisted:Release {id: $release})
WHERE unlisted.scope = $scope AND unlisted.state IN ['UNLISTED', 'DELETING'] AND unlisted.loadedAt IS NOT NULL
OPTIONAL MATCH (pruned:PrunedRelease {id: $release})
WHERE pruned.scope = $scope
WITH coalesce(unlisted, pruned) AS gone
WHERE gone IS NOT NULL
RETURN properties(gone) AS origin
