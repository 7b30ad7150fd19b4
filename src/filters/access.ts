import { chainBack, keyOf, shortestChain } from './chain.ts'
import type { Condition } from './condition.ts'
import type { Writer } from './cypher.ts'
import { ORDERS } from './orders.ts'
import type { FilteredKind } from './rows.ts'
import { type Access, NODE, namesIds, type Purpose, seek } from './seek.ts'
import type { Operator } from './values.ts'

/**
 * Begins with nodes named by their ids, or with those that nodes so named are tied to, or with a range of values, or with what is tied to
 * nodes of one value.
 */
export function accessTo(
  kind: FilteredKind,
  asked: readonly Condition[],
  purpose: Purpose,
  writer: Writer,
): Access | null {
  if (asked.some(namesIds)) return begin(kind, asked, namesIds, null, writer)
  const named = shortestChain(kind, asked, purpose, (_, each) => namesIds(each))
  if (named !== null) return chainBack(kind, asked, named, NODE, writer)
  const range = rangeOf(kind, asked, purpose)
  if (range !== null) return begin(kind, asked, each => isBound(each, range, BOUNDS), range, writer)
  const valued = shortestChain(kind, asked, purpose, (of, each) => keyOf(of, each) !== null)
  if (valued === null) return null
  return { ...chainBack(kind, asked, valued, NODE, writer), from: valued.at(-1)?.relation.to ?? null }
}

function begin(
  kind: FilteredKind,
  asked: readonly Condition[],
  chosen: (each: Condition) => boolean,
  property: string | null,
  writer: Writer,
): Access {
  return {
    clauses: [seek(kind, NODE, asked.filter(chosen), property, writer)],
    rest: asked.filter(each => !chosen(each)),
  }
}

const FROM: readonly Operator[] = ['eq', 'gte', 'gt']
const TO: readonly Operator[] = ['eq', 'lte', 'lt']
const BOUNDS: readonly Operator[] = [...FROM, ...TO]

function isBound(asked: Condition, property: string, operators: readonly Operator[]): boolean {
  return asked.is === 'test' && asked.property === property && operators.includes(asked.operator)
}

/** A property with an index, asked for between two bounds; one is enough where all must be found anyway. */
function rangeOf(kind: FilteredKind, asked: readonly Condition[], { counts, walks }: Purpose): string | null {
  const indexed = Object.values(ORDERS[kind] ?? {}).filter(
    ({ index, property }) => index === 'kind' && property !== walks,
  )
  const found = indexed.find(({ property }) => {
    const [from, to] = [FROM, TO].map(ends => asked.some(each => isBound(each, property, ends)))
    return counts ? from || to : from && to
  })
  return found?.property ?? null
}
