// By the id of what other entity are entities of a kind found? Written for the tables that amounts stand in; every property that
// joins a kind to another has its own.
CREATE INDEX allocation_table IF NOT EXISTS FOR (node:Allocation) ON (node.release, node.table)
