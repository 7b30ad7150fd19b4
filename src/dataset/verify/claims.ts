import type { FigureUse } from '../../locale/belongings.ts'
import type { Notation } from '../../locale/notation.ts'
import { type Counted, type Figure, figuresOf, isWhole, occurrences } from './figures.ts'

/** Something that says of a figure on a line what it is: a row of evidence, or of exclusions. */
export interface Claim {
  raw: string
  /** What the raw is about, and in which cell: a raw inside a longer one of the same owner is the same printing. */
  owner: string
  /** What the raw is read as, where what stands around it may be a part of it, and how its source writes figures. */
  figure?: FigureUse | undefined
  notation: Notation
}

/** The figures of one line, and which of them are spoken for. */
export class Line {
  readonly text: string
  readonly figures: readonly Figure[]
  readonly #counted: Counted
  readonly #evidenced = new Set<Figure>()
  readonly #excluded = new Map<Figure, string>()

  constructor(text: string, counted: Counted) {
    this.text = text
    this.figures = figuresOf(text, counted)
    this.#counted = counted
  }

  /** The figures of each occurrence of a raw, from the left. */
  #places(raw: string, claim?: Claim): Figure[][] {
    return occurrences(this.text, raw, this.#counted, this.figures)
      .filter(place => claim === undefined || isWhole(this.text, place, claim.figure, claim.notation))
      .map(({ figures }) => figures)
  }

  #holdsFigures(raw: string): boolean {
    return figuresOf(raw, this.#counted).length > 0
  }

  /**
   * Each claim takes one occurrence of its raw: the longest first, then from the left, where nobody has claimed. Rows that
   * outnumber the occurrences share them.
   */
  claimEvidence(claims: readonly Claim[]): void {
    const byLength = claims.filter(({ raw }) => this.#holdsFigures(raw)).sort((a, b) => b.raw.length - a.raw.length)
    const taken: Claim[] = []
    for (const claim of byLength) {
      const inside = taken.some(
        ({ raw, owner }) =>
          owner === claim.owner &&
          raw.length > claim.raw.length &&
          occurrences(raw, claim.raw, this.#counted).length > 0,
      )
      if (inside) continue
      const free = this.#places(claim.raw, claim).find(figures => figures.every(figure => !this.#evidenced.has(figure)))
      for (const figure of free ?? []) this.#evidenced.add(figure)
      taken.push(claim)
    }
  }

  /** Takes one occurrence of a raw for a reason. What is wrong with that, or null. */
  exclude(raw: string, reason: string): string | null {
    if (!this.#holdsFigures(raw)) return `${JSON.stringify(raw)} holds no figure; take the row out`
    const places = this.#places(raw)
    if (places.length === 0)
      return `${JSON.stringify(raw)} does not stand on the line, which reads ${shorten(this.text)}`
    const free = places.find(figures =>
      figures.every(figure => !this.#evidenced.has(figure) && !this.#excluded.has(figure)),
    )
    if (free === undefined)
      return `${JSON.stringify(raw)} is claimed already, by evidence or by another row; it cannot be no fact too`
    for (const figure of free) this.#excluded.set(figure, reason)
    return null
  }

  get evidenced(): number {
    return this.#evidenced.size
  }

  get reasons(): string[] {
    return [...this.#excluded.values()]
  }

  get unaccounted(): Figure[] {
    return this.figures.filter(figure => !this.#evidenced.has(figure) && !this.#excluded.has(figure))
  }
}

/** The start of a long text, for a message. */
export function shorten(text: string, length = 80): string {
  return JSON.stringify(text.length <= length ? text : `${text.slice(0, length)}…`)
}
