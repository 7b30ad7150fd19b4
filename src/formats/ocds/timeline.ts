import { fieldOf } from '../../dataset/package/fields.ts'
import { notationOf } from '../../dataset/package/notation.ts'
import { isCurrency } from '../../model/currency.ts'
import type { Writing } from '../build.ts'

/** What one release prints of an amount; null where it takes back what an earlier one printed. */
export interface Printing {
  source: string
  place: string
  day: string
  printed: { text: string; currency: string; writing: Writing } | null
}

/** What a printing is among those of its amount. */
export interface Version {
  /** Which of the values that the amount had, from 0; and which of those that its source prints. */
  nth: number
  nthOfSource: number
  currency: string
}

const time = (day: string): number => {
  const parsed = Date.parse(day)
  return Number.isNaN(parsed) ? Number.NEGATIVE_INFINITY : parsed
}

/**
 * Every amount of the processes of an import as its releases print it, in the order of their dates: how OCDS merges releases. What is
 * not printed again stays; a currency that is not printed is that before; 100, then 150, then 100 are three values.
 */
export class Timeline {
  readonly #printings = new Map<string, Printing[]>()
  readonly #versions = new Map<string, Version>()
  readonly #gone = new Set<string>()

  see(key: string, printing: Printing): void {
    const known = this.#printings.get(key) ?? []
    known.push(printing)
    this.#printings.set(key, known)
  }

  /** @param usual the currency of amounts where none is printed. */
  settle(usual: string): void {
    for (const [key, printings] of this.#printings) this.#settle(key, printings, usual)
    this.#printings.clear()
  }

  #settle(key: string, printings: readonly Printing[], usual: string): void {
    const inOrder = [...printings].sort((a, b) => time(a.day) - time(b.day) || 0)
    const ofSources = new Map<string, number[]>()
    let [nth, before, code] = [-1, '', '']
    for (const { source, place, printed } of inOrder) {
      if (printed === null) {
        before = ''
        continue
      }
      code = printed.currency || code || usual
      const currency = code.toUpperCase()
      const notation = notationOf({ ...printed.writing, currency })
      const money = isCurrency(currency) ? fieldOf('money').parse(printed.text, notation) : null
      const value = money?.ok ? `${money.value.units} ${currency}` : `${printed.text} ${currency}`
      if (value !== before) nth += 1
      before = value
      const own = ofSources.get(source) ?? []
      ofSources.set(source, own)
      if (own.at(-1) !== nth) own.push(nth)
      this.#versions.set(`${source} ${place}`, { nth, nthOfSource: own.length - 1, currency: code })
    }
    if (before === '') this.#gone.add(key)
  }

  at(source: string, place: string): Version | null {
    return this.#versions.get(`${source} ${place}`) ?? null
  }

  /** Whether the last that releases say of an amount is that it is none. */
  isGone(key: string): boolean {
    return this.#gone.has(key)
  }
}
