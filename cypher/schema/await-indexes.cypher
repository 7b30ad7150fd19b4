// Can every index be used? Waits until it can.
CALL db.awaitIndexes(60)
