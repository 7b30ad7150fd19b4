import { check, sidesInItalian } from './check.ts'
import { restatements } from './restatement.ts'

/** Figures of running text against what they restate, in a table or in another text. */
export const TEXT_VS_TABLE = check({
  describe: 'A figure of running text against the table it restates.',
  words: ['text against table', 'testo e tabella'],
  italian: {
    formula: 'cifra nel testo - la stessa cifra in una tabella',
    explain: sides =>
      `Le stesse risorse sono stampate nel testo e in una tabella, con cifre diverse. ${sidesInItalian(sides)}.`,
  },
  find: index => restatements(index, 'TEXT_VS_TABLE'),
})
