import type { EntityOf } from '../../../model/graph.ts'
import { type GraphIndex, wordFor } from '../index-of-graph.ts'
import { computedClaim, type Finding, finding, statedClaim } from './finding.ts'

export const COUNT_RULE = 'count-of-list'

type Counting = EntityOf<'PLAN'> | EntityOf<'SECTION'> | EntityOf<'SPENDING_PROGRAMME'>

/** How many sections and lines a source says there are, against those that it names. */
export function countVsList(index: GraphIndex): Finding[] {
  const owners: Counting[] = [...index.all('PLAN'), ...index.all('SECTION'), ...index.all('SPENDING_PROGRAMME')]
  return owners.flatMap(owner => {
    const { sectionCount, lineCount } = owner.properties
    return [
      ...compare(index, owner, 'sections', sectionCount, index.following('HAS_SECTION', owner.id)),
      ...compare(index, owner, 'lines', lineCount, index.linesBelow(owner.id)),
    ]
  })
}

/** Not checkable where the graph holds no list at all: the source may name them where the package does not look. */
function compare(index: GraphIndex, owner: Counting, what: string, count: number | null, list: string[]): Finding[] {
  if (count === null) return []
  const counted = index.evidenceOf(owner, [raw => raw.replace(/\D/g, '') === String(count)])
  const listedEvidence = list.flatMap(id => index.graph.entities.get(id)?.evidence ?? [])
  return [
    finding(
      {
        kind: 'COUNT_VS_LIST',
        of: [owner.id, what],
        name: `${owner.name}: its ${what}, as counted and as listed`,
        status: list.length === 0 ? 'NOT_CHECKABLE' : list.length === count ? 'HOLDS' : 'FAILS',
        expected: String(count),
        found: list.length === 0 ? null : String(list.length),
        difference: list.length === 0 ? null : String(count - list.length),
        tolerance: '0',
        formula: `stated number of ${what} - ${what} listed`,
        about: [owner.id, ...list],
        concerns: [owner.id],
        evidence: [...counted, ...listedEvidence],
      },
      () => ({
        kind: 'TOTAL_VS_PARTS',
        name: `${owner.name}: ${count} ${what} stated, ${list.length} listed`,
        explanation: `The ${wordFor(owner.kind)} "${owner.name}" is said to have ${count} ${what}, but ${list.length} are listed.`,
        claims: [
          statedClaim(owner, String(count), String(count), counted),
          computedClaim(String(list.length), COUNT_RULE, listedEvidence, owner.id),
        ],
      }),
    ),
  ]
}
