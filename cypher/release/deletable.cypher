// Which releases of a scope may be deleted? Those half written or half deleted, and those unlisted long enough ago.
MATCH (release:Release {scope: $scope})
WHERE
  release.state IN ['LOADING', 'DELETING']
  OR (release.state = 'UNLISTED' AND release.deleteAfter <= datetime.realtime().epochMillis)
RETURN release.id AS id
ORDER BY id
