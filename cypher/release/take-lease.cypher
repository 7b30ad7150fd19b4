// May this process change the releases of a scope? Takes the lease if it is free or has run out, by the database's clock.
MERGE (pointer:Pointer {scope: $scope})
// A write before the look: it waits for the lock, so that two who ask at once cannot both find the lease free.
SET pointer.asked = datetime.realtime().epochMillis
WITH pointer, datetime.realtime().epochMillis AS now
WITH pointer, now, pointer.holder IS NULL OR pointer.holder = $holder OR pointer.expires <= now AS taken
SET
  pointer.holder = CASE WHEN taken THEN $holder ELSE pointer.holder END,
  pointer.expires = CASE WHEN taken THEN now + $leaseMs ELSE pointer.expires END
RETURN taken, pointer.expires - now AS leftMs
