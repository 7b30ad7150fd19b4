// How many entities of some kinds does the later of two sides print, and how do the sources of both write figures and days?
CALL () {
  UNWIND $kinds AS kind
  MATCH (is:Entity)
  USING INDEX is:Entity(release, kind, id)
  WHERE is.release = $after AND is.kind = kind AND is.id > ''
    AND ($afterBy = '' AND is.printedAs IS NOT NULL OR any(id IN is.evidence WHERE id STARTS WITH $afterBy))
  RETURN count(*) AS printed
}
RETURN
  printed,
  COLLECT {
    MATCH (source:Source)
    WHERE source.release = $before AND source.id > ''
    RETURN [source.id, source.language, source.numbers, source.dates, source.currency]
  } AS before,
  COLLECT {
    MATCH (source:Source)
    WHERE source.release = $after AND source.id > ''
    RETURN [source.id, source.language, source.numbers, source.dates, source.currency]
  } AS after
