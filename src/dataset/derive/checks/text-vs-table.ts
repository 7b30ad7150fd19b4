import { check } from './check.ts'
import { restatements } from './restatement.ts'

/** Figures of running text against what they restate, in a table or in another text. */
export const TEXT_VS_TABLE = check({
  describe: 'A figure of running text against the table it restates.',
  words: ['text against table', 'testo e tabella'],
  find: index => restatements(index, 'TEXT_VS_TABLE'),
})
