// Which files were the packages of a release read from? Their parts, in the order of packages, files and bytes.
MATCH (part:PackageFile)
WHERE part.release = $release AND part.id IS NOT NULL
RETURN part.id AS id, part.fingerprint AS fingerprint, part.file AS file
ORDER BY id
