// Which bytes does a part of a file have?
MATCH (part:PackageFile {release: $release, id: $id})
RETURN part.bytes AS bytes
