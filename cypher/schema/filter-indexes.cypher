// In which other orders are lists read? An order goes from left to right through its index, the id deciding between equals.
CREATE INDEX entity_name IF NOT EXISTS FOR (node:Entity) ON (node.release, node.kind, node.name, node.id);
CREATE INDEX act_date IF NOT EXISTS FOR (node:Act) ON (node.release, node.date, node.id);
CREATE INDEX allocation_amount IF NOT EXISTS FOR (node:Allocation) ON (node.release, node.amount, node.id);
CREATE INDEX cpi_group_size IF NOT EXISTS FOR (node:CpiGroup) ON (node.release, node.size, node.id);
CREATE INDEX line_number IF NOT EXISTS FOR (node:Line) ON (node.release, node.sortKey, node.id);
CREATE INDEX table_first_line IF NOT EXISTS FOR (node:Table) ON (node.release, node.firstLine, node.id);
