import type { GraphReader } from '../../graph/reader.ts'
import type { Currency } from '../../model/currency.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Edge, EntityOf } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import { type Amount, computedAmount, largestOf, minorUnits, printedAmount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import type { Relation } from '../../model/relations.ts'
import { pause, turns } from '../../model/turns.ts'
import { type Breakdown, MOVEMENT_STAGES, type Part, STAGE, type Stage } from '../../model/vocabulary.ts'
import { entitiesAsked } from '../asked.ts'

/** What of a release a diff is read from. */
export type DiffReader = Pick<GraphReader, 'entity' | 'edges' | 'ground'>

/** One figure of an act, with its place among the others. */
export interface Figure {
  id: string
  name: string
  amount: Amount | null
  stage: Stage
  currency: Currency
  part: Part
  target: string
  /** The plan or programme that the target belongs to; the target itself where it belongs to none. */
  plan: string
  fund: string | null
  beneficiary: string | null
  computed: boolean
  terms: readonly string[]
  parts: { id: string; breakdown: Breakdown | null }[]
  wholes: string[]
  /** Earlier figures, of any act, that it says again, replaces or reduces. */
  earlier: string[]
  restates: string[]
}

/** All that one act sets. */
export interface Statement {
  act: EntityOf<'ACT'>
  figures: ReadonlyMap<string, Figure>
}

/** The acts of a diff, in its order; of two things that are not acts, the first is named. */
export async function actsAsked(reader: DiffReader, ids: readonly string[]): Promise<EntityOf<'ACT'>[]> {
  await reader.ground({ statements: ids })
  return (await entitiesAsked(reader, ids)).map(entity => {
    if (entity.kind === 'ACT') return entity
    throw new FilorossoError(
      'BAD_USER_INPUT',
      `${JSON.stringify(entity.id)} is not an act, and only acts are compared.`,
      {
        hint: 'Pass the ids of two acts, e.g. act/…',
      },
    )
  })
}

export async function statementOf(reader: DiffReader, act: EntityOf<'ACT'>): Promise<Statement> {
  const sets = (await reader.edges(act.id)).filter(edge => edge.relation === 'SETS' && edge.direction === 'OUT')
  const ids = [...new Set(sets.map(edge => edge.other))].sort(compareIds)
  const figures = await Promise.all(ids.map(each => figureOf(reader, each)))
  return { act, figures: new Map(figures.flatMap(figure => (figure === null ? [] : [[figure.id, figure] as const]))) }
}

async function figureOf(reader: DiffReader, id: string): Promise<Figure | null> {
  const [value, edges] = await Promise.all([reader.entity(id), reader.edges(id)])
  if (value?.kind !== 'ALLOCATION') return null
  if (turns.due()) await pause()
  const ends = (relation: Relation, direction: Edge['direction']): string[] =>
    edges
      .filter(edge => edge.relation === relation && edge.direction === direction)
      .map(edge => edge.other)
      .sort(compareIds)
  const [target] = ends('FOR', 'OUT')
  if (target === undefined) return null
  const { stage, currency, part, derivedFrom } = value.properties
  return {
    id,
    name: value.name,
    amount: printedAmount(value.properties),
    stage,
    currency,
    part,
    target,
    plan: await planOf(reader, target),
    fund: ends('CHARGED_TO', 'OUT')[0] ?? null,
    beneficiary: ends('BENEFITS', 'OUT')[0] ?? null,
    computed: value.basis === 'COMPUTED',
    terms: derivedFrom,
    parts: edges
      .filter(edge => edge.relation === 'BREAKS_DOWN_INTO' && edge.direction === 'OUT')
      .map(edge => ({ id: edge.other, breakdown: edge.breakdown })),
    wholes: ends('BREAKS_DOWN_INTO', 'IN'),
    earlier: [...ends('SUPERSEDES', 'OUT'), ...ends('REDUCES', 'OUT'), ...ends('RESTATES', 'OUT')],
    restates: ends('RESTATES', 'OUT'),
  }
}

/** Up the structure: a line is in a section or a plan, a section in a plan. */
async function planOf(reader: DiffReader, target: string): Promise<string> {
  const passed = new Set([target])
  let at = target
  for (;;) {
    const edges = await reader.edges(at)
    const holders = edges.filter(
      edge => (edge.relation === 'HAS_LINE' || edge.relation === 'HAS_SECTION') && edge.direction === 'IN',
    )
    const next = holders
      .map(edge => edge.other)
      .filter(id => !passed.has(id))
      .sort(compareIds)[0]
    if (next === undefined) return at
    passed.add(next)
    at = next
  }
}

/** What is there, at the stage that the two acts are compared at; and what is moved. */
export interface Side {
  act: EntityOf<'ACT'>
  stage: Stage | null
  budget: ReadonlyMap<string, Figure>
  movements: ReadonlyMap<string, Figure>
}

/** Both acts at one stage where they share one, each at its own otherwise: stages are the life of one money. */
export function sidesOf(from: Statement, to: Statement): [Side, Side] {
  const hasMoney = ({ figures }: Statement, stage: Stage): boolean =>
    [...figures.values()].some(figure => figure.stage === stage)
  const heaviest = (statements: readonly Statement[]): Stage | null => {
    const stages = STAGES.filter(stage => statements.every(statement => hasMoney(statement, stage)))
    const weight = weigher(statements)
    return stages.sort((a, b) => weight(b) - weight(a))[0] ?? null
  }
  const common = heaviest([from, to])
  return [sideOf(from, common ?? heaviest([from])), sideOf(to, common ?? heaviest([to]))]
}

const STAGES = (Object.keys(STAGE) as Stage[]).filter(stage => !MOVEMENT_STAGES.has(stage))
/** How much acts set at a stage: the largest amount of each, in the one currency that most of their figures are in. */
function weigher(statements: readonly Statement[]): (stage: Stage) => number {
  const all = statements.map(({ figures }) => [...figures.values()])
  const counts = [...groupBy(all.flat(), ({ currency }) => currency)].map(([code, { length }]) => ({ code, length }))
  const [main] = counts.sort((a, b) => b.length - a.length || compareIds(a.code, b.code))
  return stage =>
    all.reduce((sum, figures) => {
      const there = figures.filter(figure => figure.stage === stage && figure.currency === main?.code)
      const most = largestOf(there.map(({ amount, currency }) => amount ?? computedAmount(0, currency)))
      return sum + (most === null ? 0 : minorUnits(most))
    }, 0)
}

function sideOf({ act, figures }: Statement, stage: Stage | null): Side {
  return {
    act,
    stage,
    budget: printedOnce(figures, figure => figure.stage === stage),
    movements: printedOnce(figures, figure => MOVEMENT_STAGES.has(figure.stage)),
  }
}

/** What the act says again is not matched twice. Ties to figures left out are left out with them. */
function printedOnce(figures: Statement['figures'], wanted: (figure: Figure) => boolean): Map<string, Figure> {
  const chosen = [...figures.values()].filter(wanted)
  const ids = new Set(chosen.map(({ id }) => id))
  const isAgain = ({ id, restates }: Figure): boolean =>
    restates.some(first => ids.has(first) && !(figures.get(first)?.restates.includes(id) && id < first))
  const kept = new Map(chosen.filter(figure => !isAgain(figure)).map(figure => [figure.id, figure]))
  const inside = (figure: Figure): Figure => ({
    ...figure,
    parts: figure.parts.filter(part => kept.has(part.id)),
    wholes: figure.wholes.filter(whole => kept.has(whole)),
  })
  return new Map([...kept].map(([id, figure]) => [id, inside(figure)]))
}
