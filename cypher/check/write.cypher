// Which checks does a new release hold? Writes a batch of them, without what they are tied to. Answers where each
// came to be: what is tied to them finds them by that.
UNWIND $rows AS row
CREATE (check:Check)
SET check = row, check.release = $release
RETURN collect(elementId(check)) AS nodes
