import { z } from 'zod'
import type { GraphValue, RelationshipValue, Tie } from '../../model/graph.ts'
import { readAs } from '../../model/read-as.ts'
import { isRelation } from '../../model/relations.ts'
import { BASIS } from '../../model/vocabulary.ts'
import { alike } from '../alike.ts'
import { defineQuery } from '../query.ts'
import { isShared } from '../shared.ts'
import { dispute } from './contradictions.ts'
import { entity, type TiedTexts } from './entities.ts'
import { KIN } from './relationships.ts'
import { byIds } from './shapes.ts'

/** What ties an entity to others, of what many share to its like alone, and the ids of the contradictions about it, sorted. */
export interface Tied {
  ties: readonly Tie[]
  contradictions: readonly string[]
}

/** A relationship as the text of a node has it: what is stated, by no rule and splits nothing, needs no more than three. */
type Row = [
  relation: string,
  outward: 0 | 1,
  other: string,
  basis?: string,
  rule?: string | null,
  breakdown?: string | null,
]

/**
 * What ties each entity of a graph to others, as one text that its node carries: a question about money reads hundreds of entities and
 * thousands of relationships, and a text of each entity takes the database and the program a small part of what its relationships take.
 */
export function tiedTexts({ relationships, contradictions }: GraphValue): (id: string) => TiedTexts {
  const found = new Map<string, { ties: Row[]; contradictions: string[] }>()
  const at = (id: string) => {
    const known = found.get(id) ?? { ties: [], contradictions: [] }
    found.set(id, known)
    return known
  }
  for (const one of relationships) {
    const { from, type, to } = one
    if (!isShared(from) || KIN.has(type)) at(from).ties.push(rowOf(one, 1, to))
    if (!isShared(to) || KIN.has(type)) at(to).ties.push(rowOf(one, 0, from))
  }
  for (const { id, about } of contradictions) for (const one of new Set(about)) at(one).contradictions.push(id)
  return id => {
    const { ties, contradictions } = found.get(id) ?? { ties: [], contradictions: [] }
    contradictions.sort()
    return { tied: JSON.stringify([ties, contradictions]), disputes: contradictions.length > 0 ? contradictions : null }
  }
}

function rowOf({ type, basis, rule, breakdown }: RelationshipValue, outward: 0 | 1, other: string): Row {
  if (breakdown !== null) return [type, outward, other, basis, rule, breakdown]
  if (rule !== null) return [type, outward, other, basis, rule]
  return basis === 'STATED' ? [type, outward, other] : [type, outward, other, basis]
}

/** Read by index: to take a list apart by its iterator is dearer, and there are thousands of them. */
function tieOf(row: Row): Tie {
  const { 0: relation, 1: outward, 2: other, 3: basis = 'STATED', 4: rule = null, 5: breakdown = null } = row
  if (!isRelation(relation) || !Object.hasOwn(BASIS, basis))
    throw new Error(`${relation} ${basis} is not a valid relationship`)
  return Object.freeze({
    relation: alike(relation),
    direction: outward === 1 ? 'OUT' : 'IN',
    other: alike(other),
    basis,
    rule: rule === null ? null : alike(rule),
    breakdown,
  }) as Tie
}

/** Null where the release was written before nodes carried it. */
const tied = readAs(z.string().nullable().default(null), (text): Tied | null => {
  if (text === null) return null
  const [ties, contradictions] = JSON.parse(text) as [Row[], string[]]
  return { ties: ties.map(tieOf), contradictions }
})

/** An entity with what ties it to others; or, as `dispute`, a contradiction about some of them. */
export const around = z.object({ entity: entity.nullable(), tied, dispute })
export type Around = z.output<typeof around>
export const entitiesAround = defineQuery('entity/around', { parameters: byIds, row: around })
