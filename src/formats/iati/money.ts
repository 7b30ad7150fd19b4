import { groupBy } from '../../model/group-by.ts'
import { decimalFrom } from '../../model/money.ts'
import { Repeats } from '../../sources/repeats.ts'
import type { Build } from '../build.ts'
import { shown } from '../build.ts'
import type { Node } from '../node.ts'
import { classify, organisation, printedOf } from './activity.ts'
import { BUDGET_TYPES, TRANSACTIONS } from './codes.ts'

/** An amount that was made, with what it was made of. */
interface Made {
  id: string
  node: Node
  units: number
  currency: ReturnType<Build['amount']> extends infer T ? (T extends { currency: infer C } ? C : never) : never
}

/** The money of an activity: transactions, budgets by period, planned disbursements. */
export function moneyOf(build: Build, activity: Node, id: string, usual: Node | string): void {
  const own = `allocation/${build.owner}/${id.slice(id.lastIndexOf('/') + 1)}`
  for (const name of ['transaction', 'budget', 'planned-disbursement'])
    noteRepeats(
      build,
      activity.all(name).filter(each => each.value('@ref') === ''),
    )
  const spent = transactions(build, activity, id, own, usual)
  budgets(build, activity, id, own, usual, spent)
  activity.all('planned-disbursement').forEach((each, index) => {
    const made = amountOf(build, `${own}/planned-${index + 1}/planned`, each, usual, { stage: 'PLANNED', target: id })
    if (made === null) return
    period(build, made.id, each)
    parties(build, made.id, each)
  })
}

function amountOf(
  build: Build,
  id: string,
  of: Node,
  usual: Node | string,
  cells: Record<string, string>,
): Made | null {
  const node = of.one('value')
  if (node === null) {
    build.note(`a ${of.item.name} without a value; left out`, of.item.at)
    return null
  }
  const known = build.amount(id, node, node.one('@currency') ?? usual, cells)
  if (known === null) return null
  return { id, node, units: known.units, currency: known.currency }
}

function period(build: Build, id: string, of: Node): void {
  for (const [field, element] of [
    ['start', 'period-start'],
    ['end', 'period-end'],
  ] as const) {
    const day = of.one(`${element}/@iso-date`)
    if (day === null) build.note(`a ${of.item.name} without the ${field} of its period`, of.item.at)
    build.print(id, field, day)
  }
  const [start, end] = ['period-start', 'period-end'].map(element => of.value(`${element}/@iso-date`))
  if (start && end && start > end) build.note(`a ${of.item.name} whose period ends before it begins`, of.item.at)
}

/** Who pays and who receives, as the amount itself says: nothing is guessed from the activity. */
function parties(build: Build, id: string, of: Node): void {
  for (const [column, element] of [
    ['payer', 'provider-org'],
    ['beneficiary', 'receiver-org'],
  ] as const) {
    const node = of.all(element)[0]
    const party = node === undefined ? null : organisation(build, node)
    if (node === undefined || party === null) continue
    build.entity('ALLOCATION', id, { [column]: party })
    build.cellOf(id, column, printedOf(node))
  }
}

/**
 * Whether a transaction is another one that is printed again: its reference says so, where type, day and value are the same. Two
 * that are alike without a reference may both have been; that is reported, and so is a reference that stands for several.
 */
function isPrintedAgain(build: Build, transaction: Node, known: Map<string, string>): boolean {
  const ref = transaction.value('@ref')
  const own = ['transaction-type/@code', 'transaction-date/@iso-date', 'value', 'value/@currency', 'receiver-org/@ref']
  const key = ref === '' ? '' : JSON.stringify([ref, ...own.map(way => transaction.value(way))])
  const [at, first] = [transaction.item.at, known.get(key)]
  if (first !== undefined) {
    build.note('a transaction that is printed again under its reference; it counts once', `${at} (as ${first})`)
    return true
  }
  const other = known.get(`ref ${ref}`)
  if (ref === '') return false
  if (other !== undefined)
    build.note(
      'a transaction under the reference of another one, from which it differs; both count',
      `${at} (as ${other})`,
    )
  known.set(key, at).set(`ref ${ref}`, other ?? at)
  return false
}

/** Those that repeat one before them letter by letter, and that no reference distinguishes from it or makes one with it. */
function noteRepeats(build: Build, all: readonly Node[]): void {
  const repeats = new Repeats()
  for (const { item } of all) {
    const first = repeats.of(item, item.at)
    if (first !== null)
      build.note(`a ${item.name} that repeats another letter by letter; both count`, `${item.at} (as ${first})`)
  }
}

/** What was disbursed and spent, by currency; it is at most what was committed. */
function transactions(
  build: Build,
  activity: Node,
  id: string,
  own: string,
  usual: Node | string,
): Map<string, number> {
  const spent = new Map<string, number>()
  const [out, committed]: [Made[], Made[]] = [[], []]
  const known = new Map<string, string>()
  activity.all('transaction').forEach((each, index) => {
    if (isPrintedAgain(build, each, known)) return
    const code = each.value('transaction-type/@code')
    const type = TRANSACTIONS[code]
    if (type === undefined) {
      build.note(`a transaction of type ${shown(code)}, which is not one of 1 to 13; left out`, each.item.at)
      return
    }
    if (type.stage === null) {
      build.note(`a transaction of type ${code}, ${type.name}, ${type.why}; left out`, each.item.at)
      return
    }
    const { stage } = type
    const made = amountOf(build, `${own}/t${index + 1}/${stage.toLowerCase()}`, each, usual, { stage, target: id })
    if (made === null) return
    const day = each.one('transaction-date/@iso-date')
    if (day === null) build.note('a transaction without a date', each.item.at)
    else if (build.print(made.id, 'date', day)) build.see(day.text)
    parties(build, made.id, each)
    for (const sector of each.all('sector')) classify(build, made.id, sector)
    if (stage === 'COMMITTED') committed.push(made)
    if (stage !== 'DISBURSED' && stage !== 'SPENT') return
    out.push(made)
    spent.set(made.currency, (spent.get(made.currency) ?? 0) + made.units)
  })
  for (const currency of spent.keys()) {
    const [of, than] = [out, committed].map(all => all.filter(each => each.currency === currency).map(({ id }) => id))
    const name = `What is disbursed and spent in ${currency}, at most what is committed`
    build.atMost(`${id.slice(id.lastIndexOf('/') + 1)}-${currency.toLowerCase()}`, name, of ?? [], than ?? [])
  }
  return spent
}

interface Budget extends Made {
  type: string
  typed: Node | null
  period: string
}

/** A revised budget supersedes the original one of the same period, unless it cannot be right. */
function budgets(
  build: Build,
  activity: Node,
  id: string,
  own: string,
  usual: Node | string,
  spent: ReadonlyMap<string, number>,
): void {
  const made = activity.all('budget').flatMap((each, index): Budget[] => {
    const type = BUDGET_TYPES[each.value('@type') || '1']
    if (type === undefined) {
      build.note(`a budget of type ${shown(each.value('@type'))}, which is not 1 or 2; left out`, each.item.at)
      return []
    }
    const cells = { stage: 'BUDGETED', target: id }
    const known = amountOf(build, `${own}/budget-${index + 1}/${type}`, each, usual, cells)
    if (known === null) return []
    period(build, known.id, each)
    const days = [each.value('period-start/@iso-date'), each.value('period-end/@iso-date')]
    return [{ ...known, type, typed: each.one('@type'), period: days.includes('') ? '' : days.join(' ') }]
  })
  for (const currency of new Set(made.map(each => each.currency))) {
    const [original, revised] = ['original', 'revised'].map(type =>
      made.filter(each => each.currency === currency && each.type === type),
    ) as [Budget[], Budget[]]
    const pairs = [...groupBy(revised, ({ period }) => period)].flatMap(([period, later]) =>
      period === ''
        ? []
        : pairsOf(
            build,
            original.filter(one => one.period === period),
            later,
          ),
    )
    const replaced = new Set(pairs.map(([one]) => one))
    const last = revised.filter(each => !replaced.has(each))
    const wrong = impossible(total(original), total(last), spent.get(currency) ?? 0, currency)
    if (revised.length === 0 || pairs.length === 0) continue
    if (wrong === null) for (const [one, other] of pairs) build.link(other.id, 'SUPERSEDES', one.id, other.typed)
    else contradict(build, activity, id, pairs, wrong)
  }
}

/** What replaces what in one period: of several that are revised each the one before, by the days of their values. */
function pairsOf(build: Build, original: readonly Budget[], revised: readonly Budget[]): (readonly [Budget, Budget])[] {
  const dayOf = ({ node }: Budget) => node.value('@value-date')
  const inOrder = [...revised].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
  const areDated = new Set(revised.map(dayOf).filter(day => day !== '')).size === revised.length
  const [one] = original
  if (original.length > 1 || (revised.length > 1 && !areDated)) {
    const which = original.length > 1 ? 'several original budgets' : 'several revised budgets of no day or one'
    build.note(
      `${which} of a period that a revised one is of: none replaces another, and all count`,
      revised[0]?.node.place ?? '',
    )
    return []
  }
  const chain = one === undefined ? inOrder : [one, ...inOrder]
  return chain.slice(1).map((later, nth) => [chain[nth] as Budget, later] as const)
}

const total = (budgets: readonly Budget[]) => budgets.reduce((sum, { units }) => sum + units, 0)

/** Why revised budgets cannot be what replaces the original ones; null where they can. */
function impossible(original: number, revised: number, spent: number, currency: Budget['currency']): string | null {
  const said = (units: number) => `${decimalFrom(units, currency)} ${currency}`
  const both = `The original budgets come to ${said(original)}, the revised ones to ${said(revised)}`
  for (let times = 1_000; times <= 1_000_000; times *= 1_000)
    if (revised !== 0 && (original === revised * times || revised === original * times))
      return `${both}, exactly ${times} times apart: one is in another unit.`
  if (revised < spent && original >= spent) return `${both}, less than the ${said(spent)} that is disbursed.`
  return null
}

/** The two that are furthest apart stand for all. */
function contradict(
  build: Build,
  activity: Node,
  id: string,
  pairs: readonly (readonly [Budget, Budget])[],
  wrong: string,
): void {
  const apart = ([one, other]: readonly [Budget, Budget]) => Math.abs(one.units - other.units)
  const [one, other] = [...pairs].sort((a, b) => apart(b) - apart(a))[0] ?? []
  if (one === undefined || other === undefined || one.units === other.units) return
  build.contradict(
    `${id.slice(id.lastIndexOf('/') + 1)}-budget-${one.currency.toLowerCase()}`,
    [one, other].map(each => ({ entity: each.id, field: 'amount', value: each.node.text })),
    {
      kind: 'TABLE_VS_TABLE',
      name: `Original and revised budget of ${activity.value('iati-identifier')}`,
      explanation: `${wrong} The revised budgets replace nothing here.`,
    },
  )
}
