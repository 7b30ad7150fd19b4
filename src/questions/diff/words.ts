import type { Entry } from '../../ledger/entries.ts'
import type { Reason } from '../../locale/reasons.ts'
import { firstOf } from '../../locale/thing.ts'
import { type Amount, absolute, compareAmounts, currenciesOf, oneCurrency, sign, subtract } from '../../model/money.ts'
import type { Comparison } from './changes.ts'
import { counterpart, mutual } from './match.ts'
import type { Side } from './statement.ts'
import type { Totals } from './totals.ts'
import type { Tree } from './tree.ts'

/** Names of two plans that are tied to each other. */
export interface PlanTie {
  relation: 'IMPLEMENTS' | 'CONTINUES'
  from: string
  to: string
}

/** Everything that the sentences under a diff are made of. */
export interface Compared {
  from: Side
  to: Side
  /** The act whose movements are between the two; null where there are none. */
  mover: Side | null
  shared: readonly Comparison[]
  /** Names of the plans that one act alone sets money for. */
  onlyFrom: readonly string[]
  onlyTo: readonly string[]
  ties: readonly PlanTie[]
  totals: Totals
  comparable: boolean
}

/** What the figures do not say by themselves, for somebody who never saw the source; none where they say it all. */
export function explanationOf(compared: Compared): Reason[] {
  const { from, to, shared, onlyFrom, onlyTo, ties, comparable } = compared
  const silent = [from, to]
    .filter(side => side.budget.entries.size === 0)
    .map((side): Reason => ({ code: 'SETS_NOTHING', act: side.act.name, takesBack: side.movements.entries.size > 0 }))
  if (from.act.id === to.act.id) return [{ code: 'COMPARED_WITH_ITSELF' }, ...silent.slice(1)]
  if (silent.length > 0) return [...silent, { code: 'NOTHING_TO_COMPARE' }]
  return [
    ...alone(from, onlyFrom),
    ...alone(to, onlyTo),
    ...(shared.length > 0 ? [] : [{ code: 'PLANS_NOT_COMPARED' as const }]),
    ...ties.map(tieReason),
    ...(comparable ? [...movement(compared), ...where(shared), ...stages(compared)] : []),
  ]
}

const alone = ({ act }: Side, plans: readonly string[]): Reason[] =>
  plans.length === 0 ? [] : [{ code: 'ONLY_ONE_SETS', act: act.name, plans }]

const tieReason = ({ relation, from, to }: PlanTie): Reason => ({
  code: relation === 'CONTINUES' ? 'PLAN_CONTINUES' : 'PLAN_IMPLEMENTS',
  from,
  to,
})

function movement(compared: Compared): Reason[] {
  const figures = compared.shared.flatMap(({ before, after }) =>
    [before, after].flatMap(({ ledger }) => [...ledger.entries.values()]),
  )
  const currencies = currenciesOf(figures)
  const apart: Reason[] = currencies.length > 1 ? [{ code: 'CURRENCIES_DIFFER', currencies }] : []
  const { before, after, declared, residual } = compared.totals
  if (before === null || after === null || residual === null)
    return apart.length > 0 ? apart : [{ code: 'TOTAL_UNKNOWN' }]
  return [...moved(compared, subtract(before, after), residual, declared), ...apart]
}

function moved({ mover }: Compared, difference: Amount, residual: Amount, declared: Amount | null): Reason[] {
  if (mover === null || declared === null)
    return sign(residual) === 0 ? [] : [{ code: 'NO_MOVEMENT_DECLARED', residual: absolute(residual) }]
  const stated = { act: mover.act.name, declared: absolute(declared) }
  if (sign(residual) === 0) return [{ code: 'MOVEMENT_EXPLAINS', ...stated }]
  return [{ code: 'MOVEMENT_LEAVES', ...stated, difference: absolute(difference), residual: absolute(residual) }]
}

const SHOWN = 12

/** Rows, subtotals and totals alike: the figures of the table in which before less after is not what was moved. */
function where(shared: readonly Comparison[]): Reason[] {
  const broken = shared.flatMap(({ before, after, movements }) =>
    [...before.ledger.entries.values()].filter(
      figure => figure.basis !== 'COMPUTED' && breaks(figure, before, after, movements),
    ),
  )
  if (broken.length === 0) return []
  const names = firstOf(
    broken.map(({ name }) => name),
    SHOWN,
  )
  return [{ code: 'ROWS_BREAK', rows: broken.length, names }]
}

function breaks(figure: Entry, before: Tree, after: Tree, movements: Tree): boolean {
  const [later, moved] = [mutual(figure, before, after), counterpart(figure, movements)]
  if (figure.amount === null || later?.amount == null || moved?.amount == null) return false
  if (oneCurrency([figure, later, moved]) === null) return false
  return compareAmounts(absolute(subtract(figure.amount, later.amount)), absolute(moved.amount)) !== 0
}

const stages = ({ from, to }: Compared): Reason[] =>
  from.stage === to.stage ? [] : [{ code: 'STAGES_DIFFER', stages: [from.stage, to.stage] }]
