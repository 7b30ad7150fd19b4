// Which whole releases does a scope have, the latest to go live first?
MATCH (release:Release {scope: $scope})
WHERE release.state = 'COMPLETE'
RETURN properties(release) AS release, EXISTS { (release)<-[:LIVE]-(:Pointer) } AS live
ORDER BY live DESC, release.liveAt DESC, release.id
