import { type Memory, remembered } from '../model/once.ts'
import type { Steps } from '../model/turns.ts'
import { type Entry, entriesById, type Ledger, totalsOver } from './entries.ts'
import { isPiece } from './restated.ts'

/** Through what two amounts may be tied: totals and parts alone; also what restates them; also what replaces or reduces. */
export type Ties = 'PRINTED' | 'RESTATED' | 'LINKED'

/** All that is tied to an amount by being stated again: what states as much, what states more, of which it is a piece, and its pieces. */
interface Restated {
  alike: string[]
  more: string[]
  pieces: string[]
}

function restated(ledger: Ledger, entry: Entry): Restated {
  return remembered(RESTATED, ledger, entry.id, () => {
    const found: Restated = { alike: [], more: [], pieces: [] }
    for (const other of entriesById(ledger, [...new Set([...entry.restates, ...entry.restatedBy])])) {
      if (isPiece(ledger.entries, entry, other)) found.more.push(other.id)
      else if (isPiece(ledger.entries, other, entry)) found.pieces.push(other.id)
      else found.alike.push(other.id)
    }
    return found
  })
}

const RESTATED: Memory<Ledger, Restated> = new WeakMap()

const replaced = ({ supersedes, reduces }: Entry): string[] => [...supersedes, ...reduces]
const replacing = ({ supersededBy, reducedBy }: Entry): string[] => [...supersededBy, ...reducedBy]

/** Whether an amount was added up from others, and no table splits a total into it. */
export const isLoose = ({ wholes, derivedFrom }: Entry): boolean => wholes.length === 0 && derivedFrom.length > 0

/** What can be reached from an allocation, itself among it. Asked again and again, so kept. */
export class Reach {
  readonly #ledger: Ledger
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Everything that it is inside of. */
  up(id: string, ties: Ties): ReadonlySet<string> {
    const wholes = (entry: Entry) => (isLoose(entry) ? totalsOver(this.#ledger, entry) : entry.wholes)
    return this.#from(id, `up ${ties}`, entry => [
      ...wholes(entry),
      ...same(this.#ledger, entry, ties),
      ...(ties === 'PRINTED' ? [] : restated(this.#ledger, entry).more),
    ])
  }

  /** The totals that it is a part of, and what it states a piece of again, in any number of steps; itself first. */
  inside(id: string): ReadonlySet<string> {
    return this.#from(id, 'inside', entry => [
      ...totalsOver(this.#ledger, entry),
      ...restated(this.#ledger, entry).more,
    ])
  }

  /** Everything that is inside of it. */
  down(id: string, ties: Ties): ReadonlySet<string> {
    return this.#from(id, `down ${ties}`, entry => [
      ...entry.parts.map(part => part.id),
      ...entry.derivedFrom,
      ...same(this.#ledger, entry, ties),
      ...(ties === 'PRINTED' ? [] : restated(this.#ledger, entry).pieces),
    ])
  }

  /** Every amount that is the same money, whichever way the steps are taken. */
  alike(id: string, ties: Ties): ReadonlySet<string> {
    return this.#from(id, `alike ${ties}`, entry => same(this.#ledger, entry, ties))
  }

  /** The earlier amounts that it replaces, reduces or prints again, whole or a piece: a chain, without a turn. */
  back(id: string): ReadonlySet<string> {
    return this.#from(id, 'back', entry => {
      const { alike, more } = restated(this.#ledger, entry)
      return [...alike, ...more, ...replaced(entry)]
    })
  }

  /** The amounts of which it states a piece again, or a piece of a piece. */
  piecesOf(id: string): ReadonlySet<string> {
    if (entriesById(this.#ledger, [id]).every(entry => entry.restates.length + entry.restatedBy.length === 0))
      return NONE
    const whole = this.alike(id, 'RESTATED')
    const over = this.#from(id, 'pieces', entry => [
      ...same(this.#ledger, entry, 'RESTATED'),
      ...restated(this.#ledger, entry).more,
    ])
    return new Set([...over].filter(one => !whole.has(one)))
  }

  #from(id: string, how: string, next: (entry: Entry) => string[]): ReadonlySet<string> {
    const key = `${how} ${id}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const reached = new Set([id])
    for (const one of reached)
      for (const entry of entriesById(this.#ledger, [one]))
        for (const other of next(entry)) if (this.#ledger.entries.has(other)) reached.add(other)
    this.#known.set(key, reached)
    return reached
  }
}

const NONE: ReadonlySet<string> = new Set()

function same(ledger: Ledger, entry: Entry, ties: Ties): string[] {
  if (ties === 'PRINTED') return []
  const { alike } = restated(ledger, entry)
  return ties === 'RESTATED' ? alike : [...alike, ...replaced(entry), ...replacing(entry)]
}

/**
 * Amounts in groups, in each those that may be the same money: an amount with what restates, replaces or reduces it or a total that it is
 * inside of, and with all that is inside of that. Two parts of one total are apart, and so are one of them and what replaces the other.
 */
export function* moneys<Of>(ledger: Ledger, all: readonly Of[], entryOf: (one: Of) => Entry): Steps<Of[][]> {
  const reach = new Reach(ledger)
  const groups = new Map(all.map(one => [one, [one]]))
  const unite = (one: Of, other: Of): void => {
    const [into, from] = [groups.get(one) ?? [], groups.get(other) ?? []]
    if (into === from) return
    into.push(...from)
    for (const moved of from) groups.set(moved, into)
  }
  const own = new Map(all.map(one => [entryOf(one).id, one]))
  const held = new Map<string, Of[]>()
  for (const one of all) {
    yield
    for (const id of reach.inside(entryOf(one).id)) {
      const known = held.get(id)
      if (known === undefined) held.set(id, [one])
      else known.push(one)
    }
  }
  const united = new Set<string>()
  for (const one of all) {
    yield
    const { id } = entryOf(one)
    for (const other of reach.up(id, 'LINKED')) unite(one, own.get(other) ?? one)
    const over = reach.inside(id)
    for (const same of [...over].flatMap(total => [...reach.alike(total, 'LINKED')])) {
      const [first = one, ...others] = over.has(same) ? [] : (held.get(same) ?? [])
      unite(one, first)
      if (!united.has(same)) for (const there of others) unite(first, there)
      if (others.length > 0) united.add(same)
    }
  }
  return [...new Set(groups.values())]
}
