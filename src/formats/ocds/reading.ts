import type { Build } from '../build.ts'
import type { Node } from '../node.ts'
import type { Amounts } from './amounts.ts'

/** What only one release may say of something: that which says it last. */
export class Lasts {
  readonly #known = new Map<string, { id: string; field: string; node: Node; day: string; source: string }>()
  readonly #build: Build

  constructor(build: Build) {
    this.#build = build
  }

  take(id: string, field: string, node: Node | null, day: string): void {
    const key = `${id} ${field}`
    const known = this.#known.get(key)
    if (node === null || (known !== undefined && known.day > day)) return
    this.#known.set(key, { id, field, node, day, source: this.#build.source.id })
  }

  finish(): void {
    for (const { id, field, node, source } of this.#known.values()) {
      this.#build.begin(source)
      this.#build.print(id, field, node)
    }
  }
}

export interface Reading {
  build: Build
  amounts: Amounts
  lasts: Lasts
  /** The currency of amounts where none is printed. */
  currency: string
  owner: string
  /** The suppliers of awards, for the contracts that follow from them. */
  awarded: Map<string, { suppliers: { id: string; node: Node; source: string }[] }>
  /** The parts of the budget of each process. */
  budgets: Map<string, Set<string>>
  /** The lots of the tender of each process, and which of them each award names. */
  lots: Map<string, Set<string>>
  awardedLots: Map<string, { ocid: string; own: string; place: string; lots: string[] }>
  /** Processes with what they are called by where no release has a title. */
  named: Map<string, { node: Node; source: string }>
  /** Processes with what they say of the ones that they are related to. */
  related: { process: string; node: Node; source: string }[]
  /** Contracts with the awards that they follow from. */
  contracted: { ocid: string; contract: string; awards: string[] }[]
}
