// By which words is an entity found? They are prepared when it is loaded, so the index only has to part them at spaces.
// Releases of earlier versions have them on the entities themselves.
CREATE FULLTEXT INDEX entity_text IF NOT EXISTS FOR (node:EntityText|Entity) ON EACH [node.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
