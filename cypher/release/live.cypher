// Which release of a scope is live?
MATCH (:Pointer {scope: $scope})-[:LIVE]->(release:Release)
RETURN properties(release) AS release
