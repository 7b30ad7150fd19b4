// Which contradictions does a new release hold? Writes a batch of them, without what they are tied to.
UNWIND $rows AS row
CREATE (contradiction:Contradiction)
SET contradiction = row, contradiction.release = $release
RETURN count(*) AS written
