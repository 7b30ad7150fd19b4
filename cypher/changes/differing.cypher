// What do two sides print of each entity of some kinds, where that is not the same to the letter? A side is a release, or one source of it,
// by what the ids of its evidence begin with. Where both are of one release, all that either prints: there an entity of one may be
// another's in the other. `reread` are the sources that write figures or days otherwise in the second.
UNWIND $kinds AS kind
CALL (kind) {
  MATCH (is:Entity)
  USING INDEX is:Entity(release, kind, id)
  WHERE is.release = $after AND is.kind = kind AND is.id > '' AND any(id IN is.evidence WHERE id STARTS WITH $afterBy)
  OPTIONAL MATCH (was:Entity {release: $before, id: is.id})
  WHERE any(id IN was.evidence WHERE id STARTS WITH $beforeBy)
  RETURN was, is
  UNION ALL
  MATCH (was:Entity)
  USING INDEX was:Entity(release, kind, id)
  WHERE was.release = $before AND was.kind = kind AND was.id > '' AND any(id IN was.evidence WHERE id STARTS WITH $beforeBy)
    AND NOT EXISTS {
      MATCH (is:Entity {release: $after, id: was.id})
      WHERE any(id IN is.evidence WHERE id STARTS WITH $afterBy)
    }
  RETURN was, null AS is
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
