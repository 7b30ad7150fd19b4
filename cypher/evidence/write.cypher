// Which pieces of evidence does a new release hold? Writes a batch of them, each a list in the order of its properties here: names that are
// sent with every row cost a third of sending it.
UNWIND $rows AS row
CREATE (:Evidence {
  release: $release, id: row[0], source: row[1], line: row[2], record: row[3], pointer: row[4], heading: row[5],
  table: row[6], row: row[7], column: row[8], raw: row[9], field: row[10]
})
RETURN count(*) AS written
