import type { EntityOf, EntityValue, GraphValue } from '../../model/graph.ts'
import { type HeadlineAbsence, MOVEMENT_STAGES } from '../../model/vocabulary.ts'
import type { Allocation, GraphIndex } from './index-of-graph.ts'

type Act = EntityOf<'ACT'>

/**
 * The headline of each act: the one amount it sets that all its others are parts of or print again. Where there are several
 * such, nothing is added up here: whether they may be is a question of its own (sum).
 */
export function withHeadlines(index: GraphIndex): GraphValue {
  const { graph } = index
  const acts = index.all('ACT').map((act): EntityValue => {
    const properties = { ...act.properties, ...headlineOf(index, act) }
    return { ...act, properties } as EntityValue
  })
  return { ...graph, entities: new Map([...graph.entities, ...acts.map(act => [act.id, act] as const)]) }
}

type Headline = Pick<
  Act['properties'],
  'headlineAllocation' | 'headlineAmount' | 'headlineCurrency' | 'headlineStage' | 'headlineAbsence'
>

function headlineOf(index: GraphIndex, act: Act): Headline {
  const found = outermost(index, act)
  const [only, ...others] = found
  if (only === undefined) return without('NO_AMOUNT')
  if (others.length > 0) return without(whyNone(found))
  const { amount, currency, stage } = only.properties
  if (amount === null) return { ...without('NOT_STATED'), headlineAllocation: only.id }
  return {
    headlineAllocation: only.id,
    headlineAmount: amount,
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

/** What an act sets that is inside nothing else it sets; of movements only where it does nothing but move money. */
function outermost(index: GraphIndex, { id }: Act): Allocation[] {
  const set = index.following('SETS', id).flatMap(each => index.find('ALLOCATION', each) ?? [])
  const ids = new Set(set.map(each => each.id))
  const roots = set.filter(
    each =>
      // A computed sum is of parts of a total that is printed.
      each.properties.derivedFrom.length === 0 &&
      !index.preceding('BREAKS_DOWN_INTO', each.id).some(whole => ids.has(whole)) &&
      !index.following('RESTATES', each.id).some(first => ids.has(first)),
  )
  const standing = roots.filter(({ properties }) => !MOVEMENT_STAGES.has(properties.stage))
  return standing.length > 0 ? standing : roots
}

function whyNone(found: readonly Allocation[]): HeadlineAbsence {
  const differ = (what: (of: Allocation['properties']) => string): boolean =>
    new Set(found.map(({ properties }) => what(properties))).size > 1
  if (differ(({ stage }) => stage)) return 'SEVERAL_STAGES'
  return differ(({ currency }) => currency) ? 'SEVERAL_CURRENCIES' : 'SEVERAL_AMOUNTS'
}
