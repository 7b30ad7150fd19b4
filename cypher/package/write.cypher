// Which files were the packages of a release read from? Writes parts of them.
UNWIND $rows AS row
CREATE (part:PackageFile)
SET part = row, part.release = $release
RETURN count(*) AS written
