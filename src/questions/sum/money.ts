import type { GraphReader } from '../../graph/reader.ts'
import type { Currency } from '../../model/currency.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Edge } from '../../model/graph.ts'
import type { Amount } from '../../model/money.ts'
import { printedAmount } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import type { Relation } from '../../model/relations.ts'
import type { Breakdown, Grain, Stage } from '../../model/vocabulary.ts'

/** An allocation with the other money that it is, that it is part of, or that is part of it. */
export interface Piece {
  id: string
  name: string
  amount: Amount | null
  stage: Stage
  currency: Currency
  grain: Grain
  table: string | null
  column: string | null
  act: string | null
  funds: string[]
  beneficiaries: string[]
  /** Totals that it is a part of; a computed sum is a part of what all of its terms are parts of. */
  totals: string[]
  /** What a computed sum was computed from, where no total is split into it. */
  terms: string[]
  /** All that a computed sum was computed from. */
  sumOf: string[]
  parts: { id: string; breakdown: Breakdown | null }[]
  /** The same money printed elsewhere, whichever of the two prints it again. */
  restated: string[]
  /** Earlier amounts that it supersedes or reduces. */
  replaces: string[]
  replacedBy: string[]
  /** How it is tied to what it supersedes, reduces or prints again, as the sources say it. */
  ties: { relation: (typeof SAME_MONEY)[number]; id: string }[]
}

const SAME_MONEY = ['SUPERSEDES', 'REDUCES', 'RESTATES'] as const satisfies readonly Relation[]

/** What of a release a sum is read from. */
export type SumReader = Pick<GraphReader, 'entity' | 'edges' | 'contradiction' | 'contradictionsAbout'>

export type Money = ReadonlyMap<string, Piece>

/** Allocations that one sum may have to look at: a hundred times a large table. */
export const GATHER_LIMIT = 20_000

type Way = 'UP' | 'DOWN'

/**
 * The allocations listed, all that they are inside of, and all that is inside of them, through every amount that is the
 * same money. Not their siblings: what is beside them cannot make an addition wrong.
 */
export async function gatherMoney(reader: SumReader, ids: readonly string[], limit = GATHER_LIMIT): Promise<Money> {
  const money = new Map<string, Piece>()
  const seen = new Set<string>()
  let level: [string, Way][] = ids.flatMap((id): [string, Way][] => [
    [id, 'UP'],
    [id, 'DOWN'],
  ])
  while (level.length > 0) {
    const fresh = [...new Set(level.map(([id]) => id))].filter(id => !money.has(id))
    if (money.size + fresh.length > limit)
      throw new FilorossoError('LIMIT_EXCEEDED', `These amounts are linked to more than ${limit} others.`, {
        hint: 'Add fewer amounts at once, or parts rather than totals.',
      })
    for (const piece of await Promise.all(fresh.map(id => pieceOf(reader, id))))
      if (piece !== null) money.set(piece.id, piece)
    const next = new Map<string, [string, Way]>()
    for (const [id, way] of level) {
      seen.add(`${way} ${id}`)
      const piece = money.get(id)
      if (piece === undefined) continue
      const beyond = way === 'UP' ? [...piece.totals, ...piece.sumOf] : piece.parts.map(part => part.id)
      for (const other of [...beyond, ...piece.restated, ...piece.replaces, ...piece.replacedBy])
        if (!seen.has(`${way} ${other}`)) next.set(`${way} ${other}`, [other, way])
    }
    level = [...next.values()]
  }
  for (const piece of money.values())
    if (piece.terms.length > 0) piece.totals = [...totalsOver(money, piece.id, new Set())]
  return money
}

/** Every total above: a table links its total to its rows, not to the sum of some of them that no table prints. */
function totalsOver(money: Money, id: string, passed: ReadonlySet<string>): Set<string> {
  const piece = money.get(id)
  if (piece === undefined || passed.has(id)) return new Set()
  const onward = new Set([...passed, id])
  const over = new Set(piece.totals.flatMap(total => [total, ...totalsOver(money, total, onward)]))
  const [first, ...others] = piece.terms.map(term => totalsOver(money, term, onward))
  for (const total of first ?? []) if (total !== id && others.every(totals => totals.has(total))) over.add(total)
  return over
}

async function pieceOf(reader: SumReader, id: string): Promise<Piece | null> {
  const [value, edges] = await Promise.all([reader.entity(id), reader.edges(id)])
  if (value?.kind !== 'ALLOCATION') return null
  const { stage, currency, grain, table, column, derivedFrom } = value.properties
  const ends = (relation: Relation, direction: Edge['direction']): string[] => {
    const there = edges.filter(edge => edge.relation === relation && edge.direction === direction)
    return [...new Set(there.map(edge => edge.other))].sort(compareIds)
  }
  const broken = edges.filter(edge => edge.relation === 'BREAKS_DOWN_INTO' && edge.direction === 'OUT')
  const parts = broken.map(edge => ({ id: edge.other, breakdown: edge.breakdown }))
  const unlinked = derivedFrom.filter(term => !parts.some(part => part.id === term))
  return {
    id,
    name: value.name,
    amount: printedAmount(value.properties),
    stage,
    currency,
    grain,
    table,
    column,
    act: ends('SETS', 'IN')[0] ?? null,
    funds: ends('CHARGED_TO', 'OUT'),
    beneficiaries: ends('BENEFITS', 'OUT'),
    totals: ends('BREAKS_DOWN_INTO', 'IN'),
    terms: ends('BREAKS_DOWN_INTO', 'IN').length === 0 ? [...derivedFrom] : [],
    sumOf: [...derivedFrom],
    parts: [...parts, ...unlinked.map(term => ({ id: term, breakdown: null }))],
    restated: [...ends('RESTATES', 'OUT'), ...ends('RESTATES', 'IN')],
    replaces: [...ends('SUPERSEDES', 'OUT'), ...ends('REDUCES', 'OUT')],
    replacedBy: [...ends('SUPERSEDES', 'IN'), ...ends('REDUCES', 'IN')],
    ties: SAME_MONEY.flatMap(relation => ends(relation, 'OUT').map(other => ({ relation, id: other }))),
  }
}
