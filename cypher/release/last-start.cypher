// Which packages was the last start of a service configured with, and did somebody choose what is live since?
MATCH (pointer:Pointer {scope: $scope})
RETURN pointer.configured AS configured, coalesce(pointer.chosen, false) AS chosen
