import type { Item } from '../sources/source.ts'

/** What is printed at a place, or said by whoever imports. */
export const textOf = (printed: Node | string): string => (typeof printed === 'string' ? printed : printed.text)

/** A value of a record with the way to it, as evidence and exclusions name its column: `transaction/value/@currency`. */
export class Node {
  readonly item: Item
  readonly column: string

  constructor(item: Item, column = '') {
    this.item = item
    this.column = column
  }

  /** Where it stands, for messages: cells of a record have its place alone. */
  get place(): string {
    return /^record \d+$/.test(this.item.at) ? `${this.item.at}, ${this.column}` : this.item.at
  }

  /** Without the spaces around it; empty where it prints nothing. */
  get text(): string {
    return (this.item.text ?? '').trim()
  }

  /** Those at the end of a way of names, in order. */
  all(path: string): Node[] {
    return path
      .split('/')
      .reduce<Node[]>(
        (found, name) =>
          found.flatMap(({ item, column }) =>
            item.parts
              .filter(part => part.name === name)
              .map(part => new Node(part, [column, part.way ?? name].filter(each => each !== '').join('/'))),
          ),
        [this],
      )
  }

  /** The first of them that prints something; null where none does. */
  one(path: string): Node | null {
    return this.all(path).find(({ text }) => text !== '') ?? null
  }

  /** What the first of them prints; empty where none does. */
  value(path: string): string {
    return this.one(path)?.text ?? ''
  }
}
