import { groupBy } from '../../model/group-by.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Amount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { MOVEMENT_STAGES, STAGE, type Stage } from '../../model/vocabulary.ts'
import { sumAmounts } from '../money/amount.ts'
import { addUp } from '../trace/ground/amounts.ts'
import { standing, type Terrain } from '../trace/ground/as-of.ts'
import { type Entry, isRepetition, ofAct, totalsOver } from '../trace/ground/ledger.ts'
import { holders } from '../trace/ground/steps.ts'

/** The money that a coverage speaks of: of one act and one stage, each amount printed once. */
export interface Purse {
  terrain: Terrain
  of: string
  act: string | null
  stage: Stage | null
  entries: readonly Entry[]
  /** Entries that are inside no other. */
  roots: readonly Entry[]
  total: Amount | null
  /** What would count on another day. */
  excluded: readonly Entry[]
}

export function purseOf(terrain: Terrain, of: string, stage: Stage | null): Purse {
  const heaps = heapsOf(terrain, of).filter(heap =>
    stage === null ? !MOVEMENT_STAGES.has(heap.stage) : heap.stage === stage,
  )
  const live = heaps.map(heap => ({ ...heap, entries: heap.entries.filter(entry => counts(terrain, entry)) }))
  const [chosen] = live.filter(({ entries }) => entries.length > 0).sort((a, b) => firstOf(terrain, of, a, b))
  if (chosen === undefined)
    return {
      terrain,
      of,
      act: null,
      stage,
      entries: [],
      roots: [],
      total: null,
      excluded: heaps.flatMap(({ entries }) => entries),
    }
  const { act, entries } = chosen
  const roots = rootsOf(terrain, entries)
  return { terrain, of, act, stage: chosen.stage, entries, roots, total: totalOf(terrain, roots), excluded: [] }
}

/** What one act sets at one stage. */
interface Heap {
  act: string | null
  stage: Stage
  entries: Entry[]
}

export function heapsOf(terrain: Terrain, of: string): Heap[] {
  const { graph, ledger } = terrain
  const inPlan = (entry: Entry): boolean => entry.target !== null && holders(graph, entry.target).has(of)
  const all = kindOfId(of) === 'ACT' ? ofAct(ledger, of) : [...ledger.entries.values()].filter(inPlan)
  const heaps = new Map<string, Heap>()
  for (const entry of all.filter(one => !isRepetition(ledger, one)).sort((a, b) => compareIds(a.id, b.id))) {
    const key = `${entry.act} ${entry.stage}`
    const heap = heaps.get(key) ?? { act: entry.act, stage: entry.stage, entries: [] }
    heaps.set(key, heap)
    heap.entries.push(entry)
  }
  return [...heaps.values()]
}

/** A movement is no budget that a later one replaces: it counts from the day of its act. */
function counts(terrain: Terrain, entry: Entry): boolean {
  return terrain.asOf === null || standing(terrain, entry) === 'IN_FORCE'
}

/**
 * The money that speaks for an act or a plan: for a plan what the latest act sets for all of it; money of no act only where
 * no act sets any. At several stages of one act, the one with most money.
 */
function firstOf(terrain: Terrain, of: string, a: Heap, b: Heap): number {
  const isWhole = ({ entries }: Heap): number =>
    entries.some(({ target, part }) => target === of && part === 'WHOLE') ? 1 : 0
  const day = ({ act }: Heap): string => {
    const value = act === null ? undefined : terrain.graph.entities.get(act)
    return value?.kind === 'ACT' ? (value.properties.date ?? '0000') : ''
  }
  const most = ({ entries }: Heap): number => Math.max(...entries.map(({ amount }) => amount?.cents ?? 0))
  return (
    Number(b.act !== null) - Number(a.act !== null) ||
    (kindOfId(of) === 'ACT' ? 0 : isWhole(b) - isWhole(a)) ||
    (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0) ||
    most(b) - most(a) ||
    compareIds(a.act ?? '', b.act ?? '') ||
    STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)
  )
}

const STAGES = Object.keys(STAGE)

function rootsOf({ ledger }: Terrain, entries: readonly Entry[]): Entry[] {
  const ids = new Set(entries.map(({ id }) => id))
  return entries.filter(entry => ![...totalsOver(ledger, entry)].some(total => ids.has(total)))
}

/** Null where two amounts for one target are claims about one money. */
function totalOf(terrain: Terrain, roots: readonly Entry[]): Amount | null {
  const wholes = groupBy(roots, ({ part, target }) => (part === 'WHOLE' ? target : null))
  return [...wholes.values()].every(group => addUp(terrain, group)) ? sumOf(roots) : null
}

export function sumOf(entries: readonly Entry[]): Amount | null {
  const amounts = entries.flatMap(({ amount }) => amount ?? [])
  return amounts.length === 0 ? null : sumAmounts(amounts)
}
