// By which words is an entity found? They are prepared when it is loaded, so the index only has to part them at spaces.
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (node:Entity) ON EACH [node.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
