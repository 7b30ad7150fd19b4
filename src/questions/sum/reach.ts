import type { Money, Piece } from './money.ts'

/** Through what two amounts may be tied: totals and parts alone; also what restates them; also what replaces or reduces. */
export type Ties = 'PRINTED' | 'RESTATED' | 'LINKED'

/** What can be reached from an allocation, itself among it. Asked again and again, so kept. */
export class Reach {
  readonly #money: Money
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(money: Money) {
    this.#money = money
  }

  /** Everything that it is inside of. */
  up(id: string, ties: Ties): ReadonlySet<string> {
    return this.#from(id, `up ${ties}`, piece => [...piece.totals, ...same(piece, ties)])
  }

  /** Everything that is inside of it. */
  down(id: string, ties: Ties): ReadonlySet<string> {
    return this.#from(id, `down ${ties}`, piece => [...piece.parts.map(part => part.id), ...same(piece, ties)])
  }

  /** Every amount that is the same money, whichever way the steps are taken. */
  alike(id: string, ties: Ties): ReadonlySet<string> {
    return this.#from(id, `alike ${ties}`, piece => same(piece, ties))
  }

  /** The earlier amounts that it replaces, reduces or prints again: a chain, without a turn. */
  back(id: string): ReadonlySet<string> {
    return this.#from(id, 'back', piece => [...piece.restated, ...piece.replaces])
  }

  #from(id: string, how: string, next: (piece: Piece) => string[]): ReadonlySet<string> {
    const key = `${how} ${id}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const reached = new Set([id])
    for (const each of reached) {
      const piece = this.#money.get(each)
      if (piece !== undefined) for (const other of next(piece)) if (this.#money.has(other)) reached.add(other)
    }
    this.#known.set(key, reached)
    return reached
  }
}

function same(piece: Piece, ties: Ties): string[] {
  if (ties === 'PRINTED') return []
  return ties === 'RESTATED' ? piece.restated : [...piece.restated, ...piece.replaces, ...piece.replacedBy]
}
