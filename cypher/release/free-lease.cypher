// Who may change the releases of a scope next? Any process, once this process gives the lease back.
MATCH (pointer:Pointer {scope: $scope})
WHERE pointer.holder = $holder
REMOVE pointer.holder, pointer.expires, pointer.asked
RETURN pointer.scope AS scope
