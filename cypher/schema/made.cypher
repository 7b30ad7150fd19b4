// Which indexes are there, and can they be used? A constraint has one of its own name.
SHOW INDEXES YIELD name, state
RETURN name, state
