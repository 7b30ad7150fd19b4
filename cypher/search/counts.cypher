// How many entities of each kind does the full-text index find? The terms that it is asked are those of one release.
CALL db.index.fulltext.queryNodes('entity_text', $text) YIELD node AS entity
WITH entity.kind AS kind, count(*) AS count
RETURN kind, count ORDER BY kind
