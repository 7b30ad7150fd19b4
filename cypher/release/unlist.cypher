// Which whole releases of a scope are older than those to keep? Nobody new can read them; requests under way still can.
MATCH (release:Release {scope: $scope})
WHERE release.state = 'COMPLETE' AND NOT EXISTS { (release)<-[:LIVE]-(:Pointer) }
WITH release
ORDER BY release.liveAt DESC, release.id
SKIP $spare
SET release.state = 'UNLISTED', release.deleteAfter = datetime.realtime().epochMillis + $graceMs
RETURN release.id AS id
