import { kindsThat } from '../../../kinds/index.ts'
import { type Accounts, isInForce } from '../../../ledger/accounts.ts'
import { groupsOf, groupWith } from '../../../ledger/balance.ts'
import { type Entry, entriesById } from '../../../ledger/entries.ts'
import { boundOver, figureAt, frameKey, type Scope } from '../../../ledger/figures.ts'
import type { Link } from '../../../ledger/steps.ts'
import type { Language } from '../../../locale/language.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Amount, leftOf, sign, sumAmounts } from '../../../model/money.ts'
import type { Steps } from '../../../model/turns.ts'
import type { FlowAnswer } from '../answer.ts'
import { CLOSING_KINDS } from '../routes/charges.ts'
import type { Run } from '../routes/run.ts'
import type { Walk } from '../routes/walk.ts'
import { Sankey } from './sankey.ts'
import { distinctStarts, isOpen, restOf, sharesOf, single } from './shares.ts'

/** One picture: the money of one root, the nodes of the routes that carry it, and where they lead. */
interface Picture {
  accounts: Accounts
  sankey: Sankey
  run: Run
  scope: Scope
  suffix: string
  /** Where the routes lead; null where all that can be followed is shown. */
  end: string | null
  /** The links that the routes take from each node. */
  next: ReadonlyMap<string, ReadonlyMap<string, Link>>
  drawn: Set<string>
}

type Drawn = Pick<Walk, 'accounts' | 'runs' | 'walked' | 'reached' | 'goal' | 'from'>

export function* flowOf({ accounts, runs, walked, reached, goal, from }: Drawn, language: Language): Steps<FlowAnswer> {
  const end = walked === 'IN' ? from : reached ? goal : null
  const sankey = new Sankey(accounts.graph, language)
  const drawn = runs.filter(({ scope }) => scope.stage !== null)
  const currencies = new Set(drawn.map(({ scope }) => scope.currency))
  const moneys = new Set(drawn.map(({ scope }) => frameKey(scope)))
  for (const run of drawn) {
    const { scope } = run
    const next = new Map<string, Map<string, Link>>()
    for (const { on } of run.spots)
      for (const { link } of on) {
        next.set(link.from, (next.get(link.from) ?? new Map<string, Link>()).set(link.to, link))
        yield
      }
    const suffix = moneys.size > 1 ? suffixOf(scope, currencies.size > 1) : ''
    yield* draw({ accounts, sankey, run, scope, suffix, end, next, drawn: new Set() })
  }
  return sankey.answer()
}

const suffixOf = ({ act, stage, currency }: Scope, several: boolean): string =>
  `@${act ?? 'no-act'}:${stage}${several ? `:${currency}` : ''}`

function* draw(picture: Picture): Steps<void> {
  const { accounts, sankey, suffix, run, end, scope } = picture
  const starts = distinctStarts(run)
  const roots = starts.filter(start => start.entry === null || start.entry === scope.root)
  // What a part pays directly is also in the picture of its root, where that is drawn.
  for (const start of roots.length > 0 ? roots : starts) {
    const { source, entry, target, basis } = start
    const money = entry === null ? null : (accounts.ledger.entries.get(entry) ?? null)
    const figure = figureAt(accounts, scope, target)
    const amount = money === null ? figure?.amount : money.amount
    if (amount == null) {
      yield* unmeasured(picture, target)
      continue
    }
    // A walk that begins at a target still says whose money it is.
    const origin = source ?? scope.act
    const known = money === null ? (figure?.basis ?? 'STATED') : basis(money)
    const of = money === null ? (figure?.allocations ?? []) : [money.id]
    if (origin !== null) sankey.link(sankey.entity(origin, suffix), sankey.entity(target, suffix), amount, known, of)
    if (!(CLOSING_KINDS.has(kindOfId(target)) || target === entry)) yield* spread(picture, target, amount, money)
  }
  if (roots.length > 0 || end === null) return
  const paid = starts.flatMap(start => start.entry ?? [])
  const root = accounts.ledger.entries.get(scope.root ?? '')
  const source = starts[0]?.source
  if (root === undefined || source == null) return
  const { other, open } = restOf(accounts, root, paid, end)
  if (other !== null) sankey.link(sankey.entity(source, suffix), sankey.other(suffix), other, 'COMPUTED', [])
  if (open !== null && sign(open) > 0) sankey.settle(sankey.entity(source, suffix), open, suffix)
}

/** An origin without an amount of its own: what names the end is drawn from it at once; else what is inside of it, from the act. */
function* unmeasured(picture: Picture, origin: string): Steps<void> {
  const { accounts, sankey, suffix, run, end, scope } = picture
  if (end !== null) {
    const naming = new Set([...run.ends].flatMap(({ back }) => back.map(({ link }) => link.from)))
    for (const { id, amount, basis } of entriesById(accounts.ledger, [...naming]))
      if (amount !== null) sankey.link(sankey.entity(origin, suffix), sankey.entity(end, suffix), amount, basis, [id])
    if (CLOSING_KINDS.has(kindOfId(end))) return
  }
  const open = new Set([origin])
  for (const id of open)
    for (const { to } of picture.next.get(id)?.values() ?? []) {
      const { amount = null, basis = 'STATED', allocations = [] } = figureAt(accounts, scope, to) ?? {}
      if (amount === null) open.add(to)
      if (amount === null || picture.drawn.has(to)) continue
      sankey.link(sankey.entity(scope.act ?? origin, suffix), sankey.entity(to, suffix), amount, basis, allocations)
      yield* spread(picture, to, amount, single(accounts, scope, to))
    }
}

/** What can be divided further; lines and rows are ends, unless the goal lies beyond them. */
const DIVISIBLE = kindsThat(({ role }) => role === 'HOLDER')

/** From a node to what it divides into. What enters it leaves it, to the cent. */
function* spread(picture: Picture, at: string, amount: Amount, money: Entry | null): Steps<void> {
  yield
  const { accounts, sankey, suffix, end, drawn } = picture
  const next = picture.next.get(at) ?? new Map<string, Link>()
  if (drawn.has(at)) return
  drawn.add(at)
  if (at === end || (end === null && !DIVISIBLE.has(kindOfId(at)))) return
  const node = sankey.entity(at, suffix)
  const closing = end === null || kindOfId(at) !== 'ALLOCATION' ? undefined : next.get(end)
  if (closing !== undefined) {
    const of = money === null ? [at] : [money.id]
    sankey.link(node, sankey.entity(closing.to, suffix), amount, money?.basis ?? closing.basis, of)
    return
  }
  const settle = (taken: readonly Amount[]): void => sankey.settle(node, leftOf(amount, taken), suffix)
  const naming = [...next.values()].filter(link => kindOfId(link.to) === 'ALLOCATION').map(link => link.to)
  const shares = (yield* sharesOf(accounts, picture.scope, at, naming)).filter(share => !drawn.has(share.id))
  const passing = end === null ? shares : shares.filter(share => next.has(share.id))
  if (passing.length === 0) {
    settle(aside(picture, at, node, money))
    return
  }
  for (const share of passing) {
    sankey.link(node, sankey.entity(share.id, suffix), share.amount, share.basis, share.allocations)
    yield* spread(picture, share.id, share.amount, single(accounts, picture.scope, share.id))
  }
  const passed = new Set(passing)
  const aloof = shares.filter(share => !passed.has(share))
  const others = aloof.filter(share => end === null || !isOpen(accounts, picture.scope, share, end))
  const beside = others.map(share => share.amount)
  // Where a way to the goal leaves here without an amount, what the siblings do not take may be on it.
  const ids = new Set(passing.map(({ id }) => id))
  const leaks = [...next.keys()].some(id => !ids.has(id))
  if (beside.length > 0 && !leaks) {
    const of = others.flatMap(({ allocations }) => allocations)
    sankey.link(node, sankey.other(suffix), sumAmounts(beside), 'COMPUTED', of)
  }
  settle([...passing.map(share => share.amount), ...(leaks ? [] : beside)])
}

/** Where sections and lines say nothing: by who receives it, else by fund. Returns the amounts that this explains. */
function aside(picture: Picture, at: string, node: string, given: Entry | null): Amount[] {
  const { accounts, sankey, suffix, end, scope } = picture
  const { ledger } = accounts
  const money = given ?? single(accounts, scope, at)
  if (money === null) return []
  if (end === null) {
    const group = groupsOf(ledger, money).find(one => one.breakdown === 'BENEFICIARY' || one.breakdown === 'FUND')
    const ends = (part: Entry): string[] => (group?.breakdown === 'BENEFICIARY' ? part.beneficiaries : part.funds)
    const paid = (group?.parts ?? []).filter(
      part => part.amount !== null && ends(part).length === 1 && isInForce(accounts, part),
    )
    for (const part of paid)
      sankey.link(node, sankey.entity(ends(part)[0] as string, suffix), part.amount as Amount, part.basis, [part.id])
    return paid.flatMap(part => part.amount ?? [])
  }
  // Over IMPLEMENTS only what the narrower plan's act prints again can go on: its siblings are off the way.
  const narrower = [...(picture.next.get(at)?.values() ?? [])].filter(link => link.relation === 'IMPLEMENTS')
  const bound = narrower.flatMap(link => boundOver(accounts, scope, link.to))
  const group =
    bound.length === 0
      ? null
      : groupWith(
          ledger,
          money,
          bound.map(entry => entry.id),
        )
  if (group === null || !bound.every(entry => group.parts.includes(entry))) return []
  const others = group.parts.filter(part => !bound.includes(part) && part.amount !== null && isInForce(accounts, part))
  const beside = others.flatMap(part => part.amount ?? [])
  const of = others.map(part => part.id)
  if (beside.length > 0) sankey.link(node, sankey.other(suffix), sumAmounts(beside), 'COMPUTED', of)
  return beside
}
