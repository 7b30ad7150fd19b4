// Does this process still hold the lease? Renews it, and keeps others from taking it until this transaction ends.
MATCH (pointer:Pointer {scope: $scope})
SET pointer.asked = datetime.realtime().epochMillis
WITH pointer
WHERE pointer.holder = $holder
SET pointer.expires = datetime.realtime().epochMillis + $leaseMs
RETURN pointer.holder AS holder
