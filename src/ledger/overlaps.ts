import { inEditionOrder } from '../model/editions.ts'
import { groupBy } from '../model/group-by.ts'
import { absolute, compareAmounts, subtract, sumOfKnown } from '../model/money.ts'
import { compareIds } from '../model/order.ts'
import { type Accounts, editionIn, standing } from './accounts.ts'
import { Apart, areStatedApart, columnOf } from './apart.ts'
import { toleranceOf } from './balance.ts'
import { type Entry, entriesById } from './entries.ts'
import { holders } from './plan.ts'
import { Reach, type Ties } from './same-money.ts'

/** What two amounts have in common that cannot be added. */
export type OverlapReason =
  | { why: 'ONE_OF_THE_OTHER' | 'PART' | 'PART_OF_RESTATED' | 'BOTH_OF_ONE' | 'PARTS_SHARED' | 'EDITION_REPLACED' }
  | { why: 'BOTH_CONTAIN' | 'OTHER_BREAKDOWNS' | 'BACK_TO_PARTS' | 'PIECES_EXCEED'; of: string }
  | { why: 'PARTS_OF_SAME'; of: string; and: string }

/** Why two amounts cannot be added. */
export interface Overlap {
  code: 'SAME_MONEY_TWICE' | 'TOTAL_WITH_ITS_PARTS'
  overlap: OverlapReason
}

/**
 * Whether two allocations may hold the same money. What is only possible counts as well: a sum is right when the sources
 * show that its terms are apart, not when nobody shows that they overlap.
 */
export class Overlaps {
  readonly #accounts: Accounts
  readonly #terms: readonly Entry[]
  readonly #reach: Reach
  readonly #apart: Apart
  readonly #exceeding = new Map<string, boolean>()

  /** `terms`: all that is to be added, because pieces of one amount must fit into it together. */
  constructor(accounts: Accounts, terms: readonly Entry[]) {
    this.#accounts = accounts
    this.#terms = terms
    this.#reach = new Reach(accounts.ledger)
    this.#apart = new Apart(accounts.ledger, this.#reach)
  }

  between(a: Entry, b: Entry): Overlap | null {
    const reach = this.#reach
    if (reach.back(a.id).has(b.id) || reach.back(b.id).has(a.id)) return twice({ why: 'ONE_OF_THE_OTHER' })
    if (this.#isInside(a, b, 'PRINTED')) return parts({ why: 'PART' })
    const shared = first(meet(reach.down(a.id, 'PRINTED'), reach.down(b.id, 'PRINTED')))
    if (shared !== null) return parts({ why: 'BOTH_CONTAIN', of: this.#name(shared) })
    if (this.#isInside(a, b, 'RESTATED')) return twice({ why: 'PART_OF_RESTATED' })
    if (this.#isReplaced(a, b) || this.#isReplaced(b, a)) return twice({ why: 'EDITION_REPLACED' })
    const whole = this.#exceeded(a, b)
    if (whole !== null) return twice({ why: 'PIECES_EXCEED', of: this.#name(whole) })
    // Parts of one split stay apart, whatever a later act makes of them: it may merge two lines into one.
    if (this.areApart(a, b)) return null
    return this.#throughOthers(a, b) ?? this.#underOneTotal(a, b)
  }

  /** What both state a piece of again, where all such pieces that are to be added come to more than it. */
  #exceeded(a: Entry, b: Entry): string | null {
    return first(new Set([...this.#sharedPieces(a, b)].filter(id => this.#isExceeded(id))))
  }

  #isExceeded(id: string): boolean {
    const known = this.#exceeding.get(id) ?? this.#weigh(id)
    this.#exceeding.set(id, known)
    return known
  }

  #weigh(id: string): boolean {
    const { ledger } = this.#accounts
    const [whole] = entriesById(ledger, [id])
    if (whole?.amount == null) return false
    const pieces = this.#terms.filter(term => this.#reach.piecesOf(term.id).has(id))
    const sum = sumOfKnown(pieces.map(({ amount }) => amount))
    const rounding = toleranceOf(ledger, [whole, ...pieces])
    if (sum === null || rounding === null) return false
    return compareAmounts(subtract(absolute(sum), absolute(whole.amount)), rounding) > 0
  }

  /** The amounts of which both state a piece again. */
  #sharedPieces(a: Entry, b: Entry): Set<string> {
    return meet(this.#reach.piecesOf(a.id), this.#reach.piecesOf(b.id))
  }

  /** Whether the edition of one replaced the other: as a whole, whatever it prints in its place. */
  #isReplaced(entry: Entry, by: Entry): boolean {
    const [own, later] = [editionIn(this.#accounts, entry.edition), editionIn(this.#accounts, by.edition)]
    if (own === null || later === null || own.series !== later.series || inEditionOrder(own, later) >= 0) return false
    return standing({ ...this.#accounts, editions: new Map([[later.series, later]]) }, entry) === 'SUPERSEDED'
  }

  /** Whether any two of the terms may hold the same money: of thousands, those that something ties are compared. */
  any(): boolean {
    const { ledger } = this.#accounts
    const meeting = new Map<string, Set<Entry>>()
    const held = new Set<string>()
    const wholes = new Set<string>()
    for (const term of this.#terms) {
      const inside = this.#reach.down(term.id, 'LINKED')
      for (const id of inside) held.add(id)
      for (const id of this.#reach.piecesOf(term.id)) wholes.add(id)
      for (const id of [...this.#reach.up(term.id, 'LINKED'), ...inside]) {
        const met = meeting.get(id)
        if (met === undefined) meeting.set(id, new Set([term]))
        else met.add(term)
      }
    }
    // Rows of one column are apart, whatever they are all parts of, unless one holds what is the other's.
    const columnsOf = (id: string, met: Iterable<Entry>): Entry[][] => [
      ...groupBy(met, term => (held.has(id) ? null : columnOf(ledger, term)) ?? term.id).values(),
    ]
    return (
      [...wholes].some(id => this.#isExceeded(id)) ||
      [...meeting].some(([id, met]) => {
        const columns = met.size < 2 ? [] : columnsOf(id, met)
        return columns.some((ones, nth) =>
          ones.some(a => columns.slice(nth + 1).some(others => others.some(b => this.between(a, b) !== null))),
        )
      })
    )
  }

  /** Whether the sources print them as two parts of one thing. */
  areApart(a: Entry, b: Entry): boolean {
    return this.#apart.of(a, b, 'PRINTED')
  }

  /** One money, seen only through amounts that are not in the list. */
  #throughOthers(a: Entry, b: Entry): Overlap | null {
    const reach = this.#reach
    if (reach.alike(a.id, 'LINKED').has(b.id)) return twice({ why: 'BOTH_OF_ONE' })
    if (this.#isInside(a, b, 'LINKED') || first(meet(reach.down(a.id, 'LINKED'), reach.down(b.id, 'LINKED'))) !== null)
      return twice({ why: 'PARTS_SHARED' })
    const differ = areStatedApart(a, b)
    for (const above of beyond(reach.up(a.id, 'PRINTED'), a.id))
      for (const other of beyond(reach.up(b.id, 'PRINTED'), b.id)) {
        if (above === other || !reach.alike(above, 'LINKED').has(other)) continue
        // A later act may have moved money from one line to another: only mere repetition keeps the shares apart.
        if (differ && reach.alike(above, 'RESTATED').has(other)) continue
        return twice({ why: 'PARTS_OF_SAME', of: this.#name(above), and: this.#name(other) })
      }
    return null
  }

  #underOneTotal(a: Entry, b: Entry): Overlap | null {
    const differ = areStatedApart(a, b)
    const pieces = this.#areForTwoThings(a, b) ? this.#sharedPieces(a, b) : new Set<string>()
    const printed = first(new Set([...this.#above(a, b, 'PRINTED')].filter(id => !pieces.has(id))))
    if (printed !== null && !differ) return parts({ why: 'OTHER_BREAKDOWNS', of: this.#name(printed) })
    // Amounts of one act are of one moment, so what they replace distinguishes them.
    if (this.#apart.of(a, b, a.act !== null && a.act === b.act ? 'LINKED' : 'RESTATED')) return null
    const shared = differ ? this.#above(a, b, 'RESTATED') : pieces
    const settled = new Set([...shared].flatMap(id => [...this.#reach.up(id, 'LINKED')]))
    const open = first(new Set([...this.#above(a, b, 'LINKED')].filter(id => !settled.has(id))))
    return open === null ? null : twice({ why: 'BACK_TO_PARTS', of: this.#name(open) })
  }

  /** Of which neither holds the other, as a section holds its lines. */
  #areForTwoThings({ target: one }: Entry, { target: other }: Entry): boolean {
    const { graph } = this.#accounts
    if (one === null || other === null || one === other) return false
    return !holders(graph, one).has(other) && !holders(graph, other).has(one)
  }

  #isInside(a: Entry, b: Entry, ties: Ties): boolean {
    const { up, down } = { up: this.#reach.up(a.id, ties), down: this.#reach.down(a.id, ties) }
    return (
      up.has(b.id) || down.has(b.id) || this.#reach.down(b.id, ties).has(a.id) || this.#reach.up(b.id, ties).has(a.id)
    )
  }

  #above(a: Entry, b: Entry, ties: Ties): Set<string> {
    return meet(this.#reach.up(a.id, ties), this.#reach.up(b.id, ties))
  }

  #name(id: string): string {
    return this.#accounts.ledger.entries.get(id)?.name ?? id
  }
}

const twice = (overlap: OverlapReason): Overlap => ({ code: 'SAME_MONEY_TWICE', overlap })
const parts = (overlap: OverlapReason): Overlap => ({ code: 'TOTAL_WITH_ITS_PARTS', overlap })

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  return new Set([...small].filter(id => large.has(id)))
}

function beyond(ids: ReadonlySet<string>, self: string): string[] {
  return [...ids].filter(id => id !== self).sort(compareIds)
}

/** The first by id, so that a sentence does not depend on the order of a walk. */
function first(ids: ReadonlySet<string>): string | null {
  return [...ids].sort(compareIds)[0] ?? null
}
