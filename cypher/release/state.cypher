// How far has a release come?
MATCH (release:Release {id: $release})
RETURN release.state AS state
