// Which relationships of something that many share come next, in the order in which they were loaded? Written for what a body receives;
// other types, and those that begin at it, are asked beside it in its place. With each comes what is at its other end.
CALL () {
  MATCH (other)-[link:BENEFITS]->()
  USING INDEX link:BENEFITS(toShared, position)
  WHERE link.toShared = $shared AND link.position > $from AND ($kinds IS NULL OR other.kind IN $kinds)
  WITH link, other
  ORDER BY link.toShared, link.position
  LIMIT $first
  RETURN link, other, false AS outward
}
WITH link, other, outward
ORDER BY link.position
LIMIT $first
RETURN type(link) AS relation, outward, other.id AS other, properties(link) AS link, coalesce(other.facts, properties(other)) AS entity
