// Which pieces of evidence does a new release hold? Writes a batch of them.
UNWIND $rows AS row
CREATE (evidence:Evidence)
SET evidence = row, evidence.release = $release
RETURN count(*) AS written
