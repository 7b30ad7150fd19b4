// Which release is gone? Its own node goes last.
MATCH (release:Release {id: $release})
DETACH DELETE release
RETURN count(*) AS deleted
