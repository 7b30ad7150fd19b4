import { createHash } from 'node:crypto'
import { type Item, leavesOf } from './source.ts'

/** Which records print what an earlier one prints, all of it, letter by letter. */
export class Repeats {
  readonly #known = new Map<string, string>()

  /**
   * The place of the first record that prints the same; null where this is the first.
   * @param at where it stands, for messages.
   * @param within what it stands in: records of two are never one.
   */
  of(item: Item, at: string, within = ''): string | null {
    const printed = leavesOf(item).map(({ column, item: { text } }) => [column, (text ?? '').trim()])
    const key = createHash('sha256')
      .update(JSON.stringify([within, item.text?.trim() ?? '', printed]))
      .digest('base64')
    const known = this.#known.get(key)
    if (known === undefined) this.#known.set(key, at)
    return known ?? null
  }
}
