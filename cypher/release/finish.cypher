// What does a release hold, now that all of it is written? Notes it, with the time of the load.
MATCH (release:Release {id: $release})
SET
  release.loadedAt = datetime.realtime().epochMillis,
  release.entityCount = $entityCount,
  release.relationshipCount = $relationshipCount,
  release.counts = $counts,
  release.sources = $sources,
  release.packages = $packages,
  release.program = $program,
  release.taken = $taken
RETURN release.id AS id
