// What is a start configured with, or was what is live chosen by a load? A start keeps what somebody chose until its own packages change.
MATCH (pointer:Pointer {scope: $scope})
SET pointer.configured = coalesce($configured, pointer.configured), pointer.chosen = $chosen
RETURN pointer.scope AS scope
