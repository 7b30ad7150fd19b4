import { HEADLINE_KINDS, type HeadlineKind, KINDS } from '../../kinds/index.ts'
import { type Accounts, isInForce, lasts } from '../../ledger/accounts.ts'
import { type Entry, forTarget, ofAct, replacesShares } from '../../ledger/entries.ts'
import * as portions from '../../ledger/portions.ts'
import type { EntityOf, EntityValue, GraphValue } from '../../model/graph.ts'
import type { HeadlineAbsence } from '../../model/vocabulary.ts'
import type { GraphIndex } from './index-of-graph.ts'

/**
 * The headline of each entity that may have money of its own: of an act, the one amount it sets that all its others are parts of or
 * print again; of what money is for, the one amount for it that stands, by the rules of the ledger. Where there are several such,
 * nothing is added up here: whether they may be is a question of its own (sum).
 */
export function withHeadlines(index: GraphIndex): GraphValue {
  const { graph } = index
  // On no day, and with the last edition of each series.
  const accounts: Accounts = { graph: index.subgraph, ledger: index.ledger, asOf: null }
  const entities = HEADLINE_KINDS.flatMap(kind => index.all(kind)).map((entity): EntityValue => {
    const properties = { ...entity.properties, ...headlineOf(accounts, entity) }
    return { ...entity, properties } as EntityValue
  })
  return { ...graph, entities: new Map([...graph.entities, ...entities.map(each => [each.id, each] as const)]) }
}

type Headline = Pick<
  EntityOf<HeadlineKind>['properties'],
  'headlineAllocation' | 'headlineAmount' | 'headlineCurrency' | 'headlineStage' | 'headlineAbsence'
>

function headlineOf(accounts: Accounts, { id, kind }: EntityOf<HeadlineKind>): Headline {
  const isAct = KINDS[kind].traits.role === 'ACT'
  const found = outermost(accounts, isAct ? setBy(accounts, id) : standingFor(accounts, id))
  const whole = isAct ? found : found.filter(entry => entry.part === 'WHOLE' && !replacesShares(accounts.ledger, entry))
  const [only, ...others] = whole
  if (only === undefined) return without(found.length > 0 ? 'ONLY_PARTS' : 'NO_AMOUNT')
  if (others.length > 0) return without(whyNone(whole))
  const { amount, currency, stage } = only
  if (amount === null) return { ...without('NOT_STATED'), headlineAllocation: only.id }
  return {
    headlineAllocation: only.id,
    headlineAmount: amountIn(accounts, only.id),
    headlineCurrency: currency,
    headlineStage: stage,
    headlineAbsence: null,
  }
}

const without = (headlineAbsence: HeadlineAbsence): Headline => ({
  headlineAllocation: null,
  headlineAmount: null,
  headlineCurrency: null,
  headlineStage: null,
  headlineAbsence,
})

function amountIn({ graph }: Accounts, id: string): number | null {
  const entity = graph.entities.get(id)
  return entity?.kind === 'ALLOCATION' ? entity.properties.amount : null
}

/** What an act sets, and did not itself set anew. A computed sum is of parts of a total that is printed. */
const setBy = (accounts: Accounts, act: string): Entry[] =>
  ofAct(accounts.ledger, act).filter(entry => entry.derivedFrom.length === 0 && isInForce(accounts, entry))

/** What is for a target, and was neither replaced nor withdrawn, itself or with a total that it is inside of. */
const standingFor = (accounts: Accounts, target: string): Entry[] =>
  forTarget(accounts.ledger, target).filter(entry => lasts(accounts, entry))

/** What is inside no other of them and prints none of them again; of movements only where there is nothing else. */
function outermost({ ledger }: Accounts, entries: readonly Entry[]): Entry[] {
  const ids = new Set(entries.map(({ id }) => id))
  const roots = portions.outermost(ledger, entries).filter(({ restates }) => !restates.some(id => ids.has(id)))
  const lasting = roots.filter(({ movement }) => !movement)
  return lasting.length > 0 ? lasting : roots
}

function whyNone(found: readonly Entry[]): HeadlineAbsence {
  const differ = (what: (of: Entry) => string): boolean => new Set(found.map(what)).size > 1
  if (differ(({ stage }) => stage)) return 'SEVERAL_STAGES'
  return differ(({ currency }) => currency) ? 'SEVERAL_CURRENCIES' : 'SEVERAL_AMOUNTS'
}
