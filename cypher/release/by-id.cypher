// Is there a whole release with this id?
MATCH (release:Release {id: $release})
WHERE release.scope = $scope AND release.state = 'COMPLETE'
RETURN properties(release) AS release
