import type { GraphReader } from '../../graph/reader.ts'
import { isInForce, onAnyDay } from '../../ledger/accounts.ts'
import { type Entry, entriesById, isRepetition, type Ledger, ledgerFrom } from '../../ledger/entries.ts'
import { ledgerAround } from '../../ledger/read.ts'
import type { Subgraph } from '../../ledger/subgraph.ts'
import type { Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { EntityOf } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import { computedAmount, largestOf, minorUnits } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { MOVEMENT_STAGES, STAGE, type Stage } from '../../model/vocabulary.ts'
import { entitiesById } from '../arguments.ts'
import { namedIn } from '../named.ts'

/** What of a release a diff is read from. */
export type DiffReader = Pick<GraphReader, 'entity' | 'ties' | 'now' | 'ground'>

/** All that one act sets for anything, in the order of ids. */
interface Statement {
  act: EntityOf<'ACT'>
  entries: Entry[]
}

/** What is there, at the stage that the two acts are compared at; and what is moved. */
export interface Side {
  act: EntityOf<'ACT'>
  stage: Stage | null
  budget: Ledger
  movements: Ledger
}

/** The acts of a diff, in its order; of two things that are not acts, the first is named. */
async function actsById(reader: DiffReader, ids: readonly string[]): Promise<EntityOf<'ACT'>[]> {
  await reader.ground({ statements: ids })
  return (await entitiesById(reader, ids)).map(entity => {
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

/** Both acts at one stage where they share one, each at its own otherwise: stages are the life of one money. */
export async function sidesOf(
  reader: DiffReader,
  ids: readonly [string, string],
  language: Language,
): Promise<[Subgraph, Side, Side]> {
  const acts = await actsById(reader, ids)
  const { graph, ledger } = namedIn(language, await ledgerAround(reader, ids, ['SET']))
  const statements = acts.map(act => ({ act, entries: statedBy(graph, ledger, act.id) }))
  const [from, to] = statements as [Statement, Statement]
  const common = heaviest(statements)
  return [graph, sideOf(from, common ?? heaviest([from])), sideOf(to, common ?? heaviest([to]))]
}

/** What an act sets for something. Of what it sets anew, or prints in several editions, the last. */
function statedBy(graph: Subgraph, ledger: Ledger, act: string): Entry[] {
  const accounts = onAnyDay({ graph, ledger, asOf: null })
  const sets = (graph.edges.get(act) ?? []).filter(edge => edge.relation === 'SETS' && edge.direction === 'OUT')
  return entriesById(ledger, [...new Set(sets.map(({ other }) => other))].sort(compareIds)).filter(
    entry => entry.target !== null && isInForce(accounts, entry),
  )
}

const STAGES = (Object.keys(STAGE) as Stage[]).filter(stage => !MOVEMENT_STAGES.has(stage))

function heaviest(statements: readonly Statement[]): Stage | null {
  const stages = STAGES.filter(stage => statements.every(({ entries }) => entries.some(entry => entry.stage === stage)))
  const weight = weigher(statements)
  return stages.sort((a, b) => weight(b) - weight(a))[0] ?? null
}

/** How much acts set at a stage: the largest amount of each, in the one currency that most of their amounts are in. */
function weigher(statements: readonly Statement[]): (stage: Stage) => number {
  const all = groupBy(
    statements.flatMap(({ entries }) => entries),
    ({ currency }) => currency,
  )
  const [main] = [...all].sort(([a, some], [b, more]) => more.length - some.length || compareIds(a, b))
  return stage =>
    statements.reduce((sum, { entries }) => {
      const there = entries.filter(entry => entry.stage === stage && entry.currency === main?.[0])
      const most = largestOf(there.map(({ amount, currency }) => amount ?? computedAmount(0, currency)))
      return sum + (most === null ? 0 : minorUnits(most))
    }, 0)
}

const sideOf = ({ act, entries }: Statement, stage: Stage | null): Side => ({
  act,
  stage,
  budget: printedOnce(entries.filter(entry => entry.stage === stage)),
  movements: printedOnce(entries.filter(({ movement }) => movement)),
})

/** What the act says again is not matched twice. */
function printedOnce(entries: readonly Entry[]): Ledger {
  const all = ledgerFrom(entries)
  return ledgerFrom(entries.filter(entry => !isRepetition(all, entry)))
}
