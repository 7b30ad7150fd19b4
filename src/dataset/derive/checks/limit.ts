import { check, sidesInItalian } from './check.ts'
import { declaredComparisons } from './declared.ts'

export const LIMIT = check({
  describe: 'An amount, or a sum of amounts, against what it is not to exceed: a later stage against an earlier one.',
  words: ['amount against its limit', 'importo e limite'],
  italian: {
    formula: 'importo <= limite',
    explain: sides => `L'importo supera il suo limite. ${sidesInItalian(sides)}.`,
  },
  find: index => declaredComparisons(index, 'AT_MOST'),
})
