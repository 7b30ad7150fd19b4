import type { GraphValue } from '../../src/model/graph.ts'
import type { CheckStatus } from '../../src/model/vocabulary.ts'
import type { Generated } from './generate.ts'
import type { Cell, Law, Summed } from './layout.ts'
import type { Count } from './write-plan.ts'

/** What the printed figures say, by arithmetic of the test's own. */
export function verdict({ total, less, parts }: Law): { status: CheckStatus; residual: number | null } {
  const cells = [total, ...less, ...parts]
  const residual = sum([total]) - sum(less) - sum(parts)
  // A printed 0 was rounded from nothing.
  const printed = cells.filter(cell => cell.printed !== null && cell.printed !== 0)
  const tolerated = Math.floor(printed.reduce((half, { unit }) => half + unit / 2, 0))
  return { status: statusOf(cells, residual, tolerated, total.printed === null), residual }
}

function statusOf(cells: readonly Cell[], residual: number, tolerated: number, noTotal: boolean): CheckStatus {
  if (noTotal) return 'NOT_CHECKABLE'
  if (residual === 0) return 'HOLDS'
  if (Math.abs(residual) <= tolerated) return 'WITHIN_ROUNDING'
  return residual > 0 && cells.some(({ printed }) => printed === null) ? 'NOT_CHECKABLE' : 'FAILS'
}

/** Only a total may be more than its printed parts: elsewhere a blank leaves nothing to compare. */
export function statusBy(law: Law): CheckStatus {
  const blank = [law.total, ...law.less, ...law.parts].some(({ printed }) => printed === null)
  return blank && law.kind !== 'PARTS_VS_TOTAL' ? 'NOT_CHECKABLE' : verdict(law).status
}

export function isComplete({ parts }: Law): boolean {
  return parts.every(({ printed }) => printed !== null)
}

export function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { printed }) => total + (printed ?? 0), 0)
}

export function statuses(graph: GraphValue): Map<string, CheckStatus> {
  return new Map(graph.checks.map(({ id, status }) => [id, status]))
}

/** The status of every check that the generator knows of: a derived breakdown regroups a printed one and is not among them. */
export function wantedStatuses({ laws, counts }: Generated): Map<string, CheckStatus> {
  const ofCount = ({ stated, listed }: Count) =>
    listed === 0 ? 'NOT_CHECKABLE' : stated === listed ? 'HOLDS' : 'FAILS'
  return new Map([
    ...laws.map(law => [law.check, statusBy(law)] as const),
    ...counts.map(count => [count.check, ofCount(count)] as const),
  ])
}

/** Whether a target's amount can be stated: nothing blank, and all that lies below the total above makes that total. */
export function isSummed({ cells, above }: Summed): boolean {
  const law = verdict({ check: '', kind: 'PARTS_VS_TOTAL', total: above.total, less: [], parts: above.cells })
  const balanced = law.status === 'HOLDS' || law.status === 'WITHIN_ROUNDING'
  return cells.length > 0 && balanced && cells.every(({ printed }) => printed !== null)
}
