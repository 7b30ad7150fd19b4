// Which release is about to be deleted? From here on it is no longer whole.
MATCH (release:Release {id: $release})
SET release.state = 'DELETING'
RETURN release.id AS id
