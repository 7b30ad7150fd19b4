// Which nodes may there be only one of? Of an id, one in each release, whatever its label, and of a pointer, one in each scope.
// Those of each kind have one more, by their own label: of-a-kind.cypher.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (node:Entity) REQUIRE (node.release, node.id) IS UNIQUE;
CREATE CONSTRAINT entity_text_id IF NOT EXISTS FOR (node:EntityText) REQUIRE (node.release, node.id) IS UNIQUE;
CREATE CONSTRAINT evidence_id IF NOT EXISTS FOR (node:Evidence) REQUIRE (node.release, node.id) IS UNIQUE;
CREATE CONSTRAINT check_id IF NOT EXISTS FOR (node:Check) REQUIRE (node.release, node.id) IS UNIQUE;
CREATE CONSTRAINT contradiction_id IF NOT EXISTS FOR (node:Contradiction) REQUIRE (node.release, node.id) IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (node:Claim) REQUIRE (node.release, node.id) IS UNIQUE;
CREATE CONSTRAINT package_file_id IF NOT EXISTS FOR (node:PackageFile) REQUIRE (node.release, node.id) IS UNIQUE;
CREATE CONSTRAINT release_id IF NOT EXISTS FOR (node:Release) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT pruned_release_id IF NOT EXISTS FOR (node:PrunedRelease) REQUIRE node.id IS UNIQUE;
CREATE CONSTRAINT pointer_scope IF NOT EXISTS FOR (node:Pointer) REQUIRE node.scope IS UNIQUE;
