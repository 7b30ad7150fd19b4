// Which release is about to be written? Nobody can read it yet.
CREATE (release:Release {id: $release, scope: $scope, state: 'LOADING', contentHash: $contentHash, loader: $loader})
RETURN release.id AS id
