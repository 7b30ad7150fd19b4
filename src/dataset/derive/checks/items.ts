import { capital } from '../../../model/capital.ts'
import { SUM_RULE } from '../amounts.ts'
import type { Split } from '../breakdowns.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { compared, computedClaim, type Finding, finding } from './finding.ts'
import { claimOf, evidenceOfAll } from './money.ts'
import { subjectOf } from './words.ts'

/** How many items a total covers against those that its parts cover: only where the total and some part say how many items they cover. */
export function itemsOf(index: GraphIndex, { total, by, parts }: Split): Finding[] {
  const { items } = total.properties
  const known = parts.flatMap(part => part.properties.items ?? [])
  if (items === null || known.length === 0) return []
  const sum = known.reduce((all, each) => all + each, 0)
  const isOpen = known.length < parts.length && sum < items
  const [expected, found] = [String(items), String(sum)]
  const what = `its parts by ${by.toLowerCase()}`
  return [
    finding(
      {
        ...compared(sum === items ? 'HOLDS' : isOpen ? 'NOT_CHECKABLE' : 'FAILS', expected, found),
        of: [total.id, `items-by-${by.toLowerCase()}`],
        name: `${total.name}: items against those of ${what}`,
        formula: `items of the total - sum of the items of ${what}`,
        about: index.concerning([total]).concat(parts.map(part => part.id)),
        evidence: evidenceOfAll(index, [total, ...parts]),
      },
      () => ({
        kind: 'TOTAL_VS_PARTS',
        name: `${total.name}: its items are not those of ${what}`,
        explanation: `${capital(subjectOf(index, total))} covers ${expected} items, but ${what} cover ${found}.`,
        claims: [
          { ...claimOf(index, total), value: expected, number: expected },
          computedClaim(found, SUM_RULE, evidenceOfAll(index, parts), index.targetOf(total.id)),
        ],
      }),
    ),
  ]
}
