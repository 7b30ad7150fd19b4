import type { Currency } from '../model/currency.ts'
import { groupBy } from '../model/group-by.ts'
import { kindOfId } from '../model/kinds.ts'
import { type Amount, sumAmounts } from '../model/money.ts'
import type { Absence, Basis, Stage } from '../model/vocabulary.ts'
import { type Accounts, isDissolved, isInForce, standing } from './accounts.ts'
import { areStatedApart } from './apart.ts'
import { balances, groupsOf, printedIn, weighed } from './balance.ts'
import { type Entry, entriesById, forTarget, isRepetition, isShare, isUnder, type Ledger } from './entries.ts'
import { CLOSING_STEPS, downstream, type Link } from './steps.ts'

/** A route carries money of one act, at one stage, in one currency; `root` is the outermost allocation that it began with. */
export interface Scope {
  act: string | null
  stage: Stage | null
  currency: Currency | null
  root: string | null
  /** Only money inside the root counts, where the root is a share of what the act sets. */
  within: boolean
}

/** Of money: what is of another act, at another stage or in another currency is never added to it. */
export type Frame = Pick<Scope, 'act' | 'stage' | 'currency'>

export const isOf = (frame: Frame, other: Frame): boolean =>
  frame.act === other.act && frame.stage === other.stage && frame.currency === other.currency

/** The same as a key. */
export const frameKey = ({ act, stage, currency }: Frame): string => `${act} ${stage} ${currency}`

/** A route of mandate, not of money. */
export const MANDATE: Scope = { act: null, stage: null, currency: null, root: null, within: false }

/** What the sources say of a target's amount under a scope. */
export interface Figure {
  amount: Amount | null
  /** Why there is none, where a cell says so. */
  absence: Absence | null
  basis: Basis
  rule: string | null
  /** Ids of the allocations it is: one, or the terms of a sum. */
  allocations: string[]
  /** Whether later ones have taken their place: then there is no amount any more, and these say what there was. */
  isReplaced: boolean
}

export const stated = (entry: Entry): Figure => ({
  amount: entry.amount,
  absence: entry.absence,
  basis: entry.basis,
  rule: entry.rule,
  allocations: [entry.id],
  isReplaced: false,
})

/** Of what was replaced step by step, the last. */
function replaced(entries: readonly Entry[]): Figure {
  const ids = new Set(entries.map(({ id }) => id))
  const last = entries.filter(({ supersededBy }) => !supersededBy.some(id => ids.has(id)))
  const allocations = last.map(({ id }) => id)
  return { amount: null, absence: null, basis: 'STATED', rule: null, allocations, isReplaced: true }
}

/** Of a sum that no source prints, what it was added up from and stands. */
function leftOf(accounts: Accounts, dissolved: Entry): Figure {
  const terms = printedIn(accounts.ledger, dissolved).filter(term => isInForce(accounts, term))
  return terms.length === 0 ? replaced([dissolved]) : sum(terms.map(stated), 'sum of what stands of its rows')
}

/** The amount of a target that stands: its whole allocation, else the computed sum of its rows; null where nothing speaks of it. */
export function figureOf(accounts: Accounts, scope: Scope, target: string): Figure | null {
  if (scope.stage === null) return null
  const all = FIGURES.get(accounts) ?? new Map<string, Map<string, Figure | null>>()
  FIGURES.set(accounts, all)
  const key = scopeKey(scope)
  const memory = all.get(key) ?? new Map<string, Figure | null>()
  all.set(key, memory)
  const known = memory.get(target)
  if (known !== undefined) return known
  const figure = findFigure(accounts, scope, target)
  memory.set(target, figure)
  return figure
}

const FIGURES = new WeakMap<Accounts, Map<string, Map<string, Figure | null>>>()

/** A scope as a key. */
export function scopeKey(scope: Scope): string {
  const key = KEYS.get(scope) ?? `${frameKey(scope)} ${scope.root} ${scope.within}`
  KEYS.set(scope, key)
  return key
}

const KEYS = new WeakMap<Scope, string>()

function findFigure(accounts: Accounts, scope: Scope, target: string): Figure | null {
  const { ledger } = accounts
  const root = ledger.entries.get(scope.root ?? '')
  if (scope.within && root?.target === target) return stated(root)
  const own = forTarget(ledger, target).filter(
    entry =>
      isOf(scope, entry) &&
      !isRepetition(ledger, entry) &&
      !isShare(ledger, entry) &&
      (!scope.within || root === undefined || isUnder(ledger, entry, root.id)),
  )
  const by = groupBy(own, entry => standing(accounts, entry))
  const [live = [], superseded = []] = [by.get('IN_FORCE'), by.get('SUPERSEDED')]
  const [dissolved, ...others] = superseded.filter(entry => isDissolved(accounts, entry))
  if (live.length === 0 && dissolved !== undefined && others.length === 0) return leftOf(accounts, dissolved)
  const gone = superseded.filter(entry => !isDissolved(accounts, entry))
  // A row for a section is not all of it: its lines are there without it.
  const wasAll = gone.some(({ part }) => part === 'WHOLE') || (gone.length > 0 && kindOfId(target) === 'LINE')
  if (live.length === 0 && wasAll) return replaced(gone)
  const wholes = live.filter(entry => entry.part === 'WHOLE')
  if (wholes.length > 0) return wholeFigure(accounts, scope, wholes)
  // Inside one fund's share of a plan, what is printed for a section says nothing of the whole section.
  return scope.within && root !== undefined && isShare(ledger, root) ? null : sumOfRows(accounts, scope, target, live)
}

function wholeFigure(accounts: Accounts, scope: Scope, wholes: readonly Entry[]): Figure {
  const { ledger } = accounts
  const root = wholes.find(entry => entry.id === scope.root)
  if (root !== undefined) return stated(root)
  const inside = scope.root === null ? [] : wholes.filter(entry => isUnder(ledger, entry, scope.root as string))
  const candidates = inside.length > 0 ? inside : wholes
  const [first] = candidates
  if (candidates.length === 1 && first !== undefined) return stated(first)
  return sum(candidates.map(stated), addUp(accounts, candidates) ? 'sum of its shares' : null)
}

/**
 * Whether amounts of one act and stage for one target are different money: two rows are, unless the sources tie them as one
 * amount printed twice or replaced, or contradict each other about it. Who receives them, or who pays, distinguishes them in any case.
 */
export function addUp({ graph }: Accounts, entries: readonly Entry[]): boolean {
  if (entries.every((one, nth) => entries.slice(nth + 1).every(other => areStatedApart(one, other)))) return true
  const ids = new Set(entries.map(({ id }) => id))
  const isTied = ({ restates, supersedes, reducedBy }: Entry): boolean =>
    [...restates, ...supersedes, ...reducedBy].some(id => ids.has(id))
  const isContested = ({ id }: Entry): boolean =>
    (graph.contradictions.get(id) ?? []).some(about => {
      const claims = graph.contradiction.get(about)?.claims.filter(claim => claim.number !== null) ?? []
      return (
        claims.some(claim => claim.entity === id) &&
        claims.some(({ entity }) => entity !== null && entity !== id && ids.has(entity))
      )
    })
  return !entries.some(entry => isTied(entry) || isContested(entry))
}

/** A line: its rows. A section: its coordination and its lines. Provided that the total above them balances. */
function sumOfRows(accounts: Accounts, scope: Scope, target: string, rows: readonly Entry[]): Figure | null {
  const kind = kindOfId(target)
  const holds = kind === 'SECTION' || kind === 'SPENDING_PROGRAMME'
  if (!holds && kind !== 'LINE') return null
  const lines = holds ? downstream(accounts.graph, target).filter(link => link.relation === 'HAS_LINE') : []
  const inner = lines.map(link => figureOf(accounts, scope, link.to))
  const terms = [...rows.map(stated), ...inner.filter(figure => figure !== null)]
  if (terms.length === 0) return null
  // Beside what adds up its lines it may have a share of a row for more than itself.
  const isAll = inner.every(figure => figure !== null) && rows.every(({ part }) => part !== 'LINES')
  const whole = isAll && terms.every(term => isBalancedAbove(accounts, term))
  return sum(terms, whole ? 'sum of its rows, which balance with the total above' : null)
}

/** A share of the total, such as one fund's, may balance while rows of others are missing: only the total itself proves. */
function isBalancedAbove(accounts: Accounts, figure: Figure): boolean {
  const { ledger } = accounts
  return entriesById(ledger, figure.allocations).every(entry =>
    entriesById(
      ledger,
      entry.wholes.filter(id => !isShareId(ledger, id)),
    ).some(total =>
      groupsOf(ledger, total).some(
        group => group.parts.some(part => part.id === entry.id) && balances(weighed(ledger, total, group)),
      ),
    ),
  )
}

const isShareId = (ledger: Ledger, id: string): boolean =>
  entriesById(ledger, [id]).some(entry => isShare(ledger, entry))

/** Without a rule the terms do not make a sum: they are there, and how much they are together is not said. */
function sum(terms: readonly Figure[], rule: string | null): Figure {
  const amounts = terms.flatMap(term => term.amount ?? [])
  const whole = rule !== null && amounts.length === terms.length
  return {
    amount: whole ? sumAmounts(amounts) : null,
    absence: terms.find(term => term.absence !== null)?.absence ?? null,
    basis: terms.some(term => term.basis === 'INFERRED') ? 'INFERRED' : 'COMPUTED',
    rule: rule ?? 'no whole is stated',
    allocations: terms.flatMap(term => term.allocations),
    isReplaced: false,
  }
}

/** The amount at any place of a route: an act has that of its root, an allocation its own. */
export function figureAt(accounts: Accounts, scope: Scope, id: string): Figure | null {
  const kind = kindOfId(id)
  if (kind === 'ALLOCATION' || kind === 'ACT') {
    const entry = accounts.ledger.entries.get(kind === 'ACT' ? (scope.root ?? '') : id)
    return entry === undefined ? null : stated(entry)
  }
  return figureOf(accounts, scope, id)
}

/** What an allocation is for, or whom it pays, gets that allocation, whatever else is said of it. */
export function figureOver(accounts: Accounts, scope: Scope, link: Link): Figure | null {
  const names = link.relation === 'FOR' || CLOSING.has(link.relation)
  const money = names ? accounts.ledger.entries.get(link.from) : undefined
  return money === undefined ? figureAt(accounts, scope, link.to) : stated(money)
}

const CLOSING = new Set(CLOSING_STEPS.map(({ relation }) => relation))

/** Over IMPLEMENTS: what the act gives the wider plan that the narrower plan's own act prints again. */
export function boundOver(accounts: Accounts, scope: Scope, narrower: string): Entry[] {
  const { ledger } = accounts
  // What an act that was not there yet prints again bounds nothing on that day.
  const originals = forTarget(ledger, narrower)
    .filter(entry => standing(accounts, entry) !== 'NOT_YET')
    .flatMap(entry => entriesById(ledger, entry.restates))
    .filter(entry => isOf(scope, entry) && entry.target !== narrower)
  const distinct = [...new Set(originals)]
  return distinct.filter(entry => !distinct.some(other => other !== entry && isUnder(ledger, entry, other.id)))
}
