// In which order of a property are entities of a kind listed? From left to right through its index, the id deciding between equals.
// Written for the dates of acts; every order that its kind says is indexed has its own.
CREATE INDEX act_date IF NOT EXISTS FOR (node:Act) ON (node.release, node.date, node.id)
