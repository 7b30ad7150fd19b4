import { check } from './check.ts'
import { restatements } from './restatement.ts'

/** Figures of one table against the same money in another. */
export const TABLE_VS_TABLE = check({
  describe: 'A figure of one table against the same figure in another.',
  words: ['table against table', 'tabella e tabella'],
  find: index => restatements(index, 'TABLE_VS_TABLE'),
})
