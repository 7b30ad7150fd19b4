import { around } from '../../../../ledger/plan.ts'
import { compareDecimals, isZero } from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { type Figure, figureOf, linesOf, type Result } from './figure.ts'
import { achieverOf, frameOf, sameTime } from './frame.ts'
import { countAlike, isShareOf } from './units.ts'

/** A printed count, and the printed counts it may be a part of. */
export interface Part {
  part: Figure
  wholes: Figure[]
}

/** What a printed share may refer to. */
export interface Candidates {
  parts: Part[]
  /** Where no part of it is printed: what it may be a share of. */
  wholes: Figure[]
}

/** The counts of a graph, found by who achieved them and by the source line that prints them. */
export class Counts {
  readonly #index: GraphIndex
  readonly #byLine = new Map<string, Figure[]>()

  constructor(index: GraphIndex) {
    this.#index = index
    for (const result of index.all('RESULT')) {
      const figure = figureOf(result)
      if (!figure || figure.unit.percent || figure.low === null || figure.high === null) continue
      if (compareDecimals(figure.low, '0') <= 0) continue
      for (const line of linesOf(index, result)) {
        const known = this.#byLine.get(line)
        if (known) known.push(figure)
        else this.#byLine.set(line, [figure])
      }
    }
  }

  /**
   * Ties of the share itself say what it refers to: what tells the same figure is its part, what leads to it its whole.
   * Else it refers to the later stages of funnels that its achiever tells in the same line, of the same time; their
   * wholes are the other stages of the funnel, and what is told beside those in no funnel, by a line of the same section.
   * A share of all, or of nothing, needs no part.
   */
  candidatesOf(share: Figure): Candidates {
    const tied = this.#counts([
      ...this.#index.following('CORROBORATED_BY', share.of.id),
      ...this.#index.preceding('CORROBORATED_BY', share.of.id),
    ])
    const over = this.#counts(this.#index.preceding('LEADS_TO', share.of.id))
    const beside = this.#beside(share)
    const parts = tied.length > 0 || isAllOrNone(share.value) ? tied : beside.filter(({ of }) => this.#isLater(of))
    const found = parts
      .map(part => ({ part, wholes: larger(part, over.length > 0 ? over : this.#wholesOf(share, part, beside)) }))
      .filter(({ wholes }) => wholes.length > 0)
    return { parts: found, wholes: tied.length > 0 ? [] : over.length > 0 ? over : beside }
  }

  /** Counts of what it is a share of, told by its achiever in a line that prints it. */
  #beside(share: Figure): Figure[] {
    const [achiever, frame] = [achieverOf(this.#index, share.of), frameOf(this.#index, share.of)]
    return this.#inLines(linesOf(this.#index, share.of))
      .filter(({ unit }) => isShareOf(share.unit, unit))
      .filter(({ of }) => achieverOf(this.#index, of) === achiever && sameTime(frame, frameOf(this.#index, of)))
  }

  /** A part that is in no funnel may be one of anything that is told with its share. */
  #wholesOf(share: Figure, part: Figure, beside: readonly Figure[]): Figure[] {
    const stages = this.#funnelOf(part.of.id)
    if (stages.length < 2) return beside.filter(({ unit }) => countAlike(part.unit, unit))
    const inFunnel = this.#counts(stages)
    const lines = new Set([share.of, ...inFunnel.map(({ of }) => of)].flatMap(of => [...linesOf(this.#index, of)]))
    const free = this.#inLines(lines).filter(({ of }) => this.#funnelOf(of.id).length < 2 && this.#isNear(part.of, of))
    return [...inFunnel, ...free].filter(({ unit }) => isShareOf(share.unit, unit) && countAlike(part.unit, unit))
  }

  #isLater({ id }: Result): boolean {
    return this.#index.preceding('LEADS_TO', id).length > 0
  }

  /** All stages that are tied to a stage, earlier and later ones. */
  #funnelOf(start: string): string[] {
    const stages = new Set([start])
    for (const id of stages) {
      for (const next of [...this.#index.preceding('LEADS_TO', id), ...this.#index.following('LEADS_TO', id)])
        stages.add(next)
    }
    return [...stages]
  }

  /** Achieved by the same, or inside the same section, plan or programme. */
  #isNear(one: Result, other: Result): boolean {
    const [a, b] = [achieverOf(this.#index, one), achieverOf(this.#index, other)]
    if (a === null || b === null) return false
    const [section] = around(this.#index.subgraph, a)
    return a === b || (section !== undefined && around(this.#index.subgraph, b)[0] === section)
  }

  #counts(ids: readonly string[]): Figure[] {
    const results = [...new Set(ids)].flatMap(id => this.#index.find('RESULT', id) ?? [])
    return results.flatMap(result => this.#inLines(linesOf(this.#index, result)).find(({ of }) => of === result) ?? [])
  }

  #inLines(lines: ReadonlySet<string>): Figure[] {
    return [...new Set([...lines].flatMap(line => this.#byLine.get(line) ?? []))]
  }
}

export function isAllOrNone(percent: string): boolean {
  return isZero(percent) || compareDecimals(percent, '100') === 0
}

function larger(part: Figure, wholes: readonly Figure[]): Figure[] {
  return wholes.filter(whole => whole.of !== part.of && compareDecimals(whole.value, part.value) >= 0)
}
