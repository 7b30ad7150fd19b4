// Which release is gone? Its own node goes last; of one that once answered, what it was made of stays known.
MATCH (release:Release {id: $release})
FOREACH (loaded IN CASE WHEN release.loadedAt IS NULL THEN [] ELSE [release] END |
  MERGE (pruned:PrunedRelease {id: loaded.id})
  SET pruned.scope = loaded.scope, pruned.packages = loaded.packages, pruned.program = loaded.program
)
DETACH DELETE release
RETURN count(*) AS deleted
