// In which orders are entities listed, and by what else are they found? What goes by its id alone has a constraint.
CREATE INDEX entity_name IF NOT EXISTS FOR (node:Entity) ON (node.release, node.kind, node.name, node.id);
CREATE INDEX entity_kind IF NOT EXISTS FOR (node:Entity) ON (node.release, node.kind, node.id);
CREATE INDEX release_scope IF NOT EXISTS FOR (node:Release) ON (node.scope);
