import { check, sidesInItalian } from './check.ts'
import { restatements } from './restatement.ts'

/** Figures of one table against the same money in another. */
export const TABLE_VS_TABLE = check({
  describe: 'A figure of one table against the same figure in another.',
  words: ['table against table', 'tabella e tabella'],
  italian: {
    formula: "cifra di una tabella - la stessa cifra in un'altra",
    explain: sides => `Le stesse risorse sono stampate due volte, con cifre diverse. ${sidesInItalian(sides)}.`,
  },
  find: index => restatements(index, 'TABLE_VS_TABLE'),
})
