// Which checks does a new release hold? Writes a batch of them, without what they are tied to.
UNWIND $rows AS row
CREATE (check:Check)
SET check = row, check.release = $release
RETURN count(*) AS written
