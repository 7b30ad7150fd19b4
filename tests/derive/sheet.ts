import type { CheckStatus } from '../../src/model/vocabulary.ts'
import { GraphBuilder } from './graphs.ts'

/** A printed figure: a count, a share in its last printed decimal, a day. */
export interface Cell {
  value: number
  least: number
}

/** Printed figures, what is written of them once each is what it will be, and what the checks should say of that. */
export class Sheet {
  readonly builder = new GraphBuilder()
  /** What each check should say, by the test's own arithmetic. */
  readonly wanted = new Map<string, CheckStatus>()
  readonly #cells: Cell[] = []
  readonly #writers: (() => void)[] = []

  cell(value: number, least = 1): Cell {
    const cell = { value: Math.max(value, least), least }
    this.#cells.push(cell)
    return cell
  }

  /** Moves one figure; which, counts on through all of them. */
  move(nth: number, by: number): void {
    const moved = this.#cells[nth % Math.max(this.#cells.length, 1)]
    if (moved) moved.value = Math.max(moved.least, moved.value + by)
  }

  /** What to do once every figure is what it will be. */
  write(writer: () => void): void {
    this.#writers.push(writer)
  }

  finish(): void {
    for (const write of this.#writers) write()
  }

  want(check: string, fails: boolean): void {
    this.wanted.set(`check/${check}`, fails ? 'FAILS' : 'HOLDS')
  }
}
