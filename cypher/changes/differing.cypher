// What do two sides print of each entity of some kinds, where that is not the same to the letter? A side is a release, or one source of it,
// by what the ids of its evidence begin with. Where both are of one release, all that either prints: there an entity of one may be
// another's in the other. `reread` are the sources that write figures or days otherwise in the second. What a load has noted the same
// digest of is the same; only of the rest, and of what a release of before has noted nothing of, is it read what is printed.
UNWIND $kinds AS kind
CALL (kind) {
  CALL (kind) {
    MATCH (was:Entity)
    USING INDEX was:Entity(release, kind, id)
    WHERE was.release = $before AND was.kind = kind AND was.id > ''
      AND ($beforeBy = '' AND was.printedAs IS NOT NULL OR any(id IN was.evidence WHERE id STARTS WITH $beforeBy))
    RETURN was.id AS id, was, was.printedAs AS wasAs, null AS is, null AS isAs
    UNION ALL
    MATCH (is:Entity)
    USING INDEX is:Entity(release, kind, id)
    WHERE is.release = $after AND is.kind = kind AND is.id > ''
      AND ($afterBy = '' AND is.printedAs IS NOT NULL OR any(id IN is.evidence WHERE id STARTS WITH $afterBy))
    RETURN is.id AS id, null AS was, null AS wasAs, is, is.printedAs AS isAs
  }
  WITH id, head(collect(was)) AS was, max(wasAs) AS wasAs, head(collect(is)) AS is, max(isAs) AS isAs
  WHERE $before = $after OR $beforeBy <> $afterBy OR size($reread) > 0 OR wasAs IS NULL OR isAs IS NULL OR wasAs <> isAs
  RETURN was, is
}
WITH
  was,
  is,
  COLLECT {
    UNWIND was.evidence AS id
    WITH id
    WHERE id STARTS WITH $beforeBy
    MATCH (piece:Evidence {release: $before, id: id})
    WHERE piece.field IS NOT NULL
    RETURN [piece.field, piece.raw, piece.source, id]
  } AS wasPrinted,
  COLLECT {
    UNWIND is.evidence AS id
    WITH id
    WHERE id STARTS WITH $afterBy
    MATCH (piece:Evidence {release: $after, id: id})
    WHERE piece.field IS NOT NULL
    RETURN [piece.field, piece.raw, piece.source, id]
  } AS isPrinted,
  COLLECT {
    MATCH (was)-[link:MEASURES|COUNTS_TOWARDS|FOR]->(other:Entity)
    RETURN [type(link), other.id, link.evidence]
    ORDER BY link.position
  } AS wasTied,
  COLLECT {
    MATCH (is)-[link:MEASURES|COUNTS_TOWARDS|FOR]->(other:Entity)
    RETURN [type(link), other.id, link.evidence]
    ORDER BY link.position
  } AS isTied
WHERE $before = $after OR was IS NULL OR is IS NULL
  OR [piece IN wasPrinted | piece[0..3]] <> [piece IN isPrinted | piece[0..3]]
  OR any(piece IN isPrinted WHERE piece[2] IN $reread)
  OR [tie IN wasTied | tie[0..2]] <> [tie IN isTied | tie[0..2]]
  OR coalesce(toString(was.amount), '') <> coalesce(toString(is.amount), '')
  OR coalesce(was.currency, '') <> coalesce(is.currency, '')
RETURN
  {entity: coalesce(was.facts, properties(was)), pieces: wasPrinted, ties: wasTied} AS was,
  {entity: coalesce(is.facts, properties(is)), pieces: isPrinted, ties: isTied} AS is
