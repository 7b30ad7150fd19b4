// Which entities of a kind may there be only one of? Of an id, one in each release. Written for acts; every kind has its own.
CREATE CONSTRAINT act_id IF NOT EXISTS FOR (node:Act) REQUIRE (node.release, node.id) IS UNIQUE
