import { along, type FieldRow, id, type KindRow, type RelationRow, text, texts, word } from '../rows.ts'

/** What every entity can be filtered by. */
const FIELDS: Record<string, FieldRow> = {
  id: id('Its id.'),
  name: text('Its name.'),
  aliases: texts('Any of the other spellings that the sources use.'),
  basis: word('Basis', 'How it is known.'),
}
const RELATIONS: Record<string, RelationRow> = {
  contradictions: along('CONTRADICTION', '(from)<-[:ABOUT]-(to)', 'A contradiction that is about it.'),
}

/** A kind of entity: what it has of its own comes before what all have. */
export function entityRow(fields: Record<string, FieldRow>, relations: Record<string, RelationRow>): KindRow {
  return { fields: { ...FIELDS, ...fields }, relations: { ...relations, ...RELATIONS } }
}
