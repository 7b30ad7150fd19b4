import { type DocumentNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { FilorossoError } from '../model/errors.ts'

/** Pairs of selections that validation compares: one operation of ours has some tens, and so many take 15 to 30 ms. */
const MOST_PAIRS = 10_000
/** Selections, those of a fragment again at each place where it is spread: more than any client asks for. */
const MOST_SELECTIONS = 20_000
/** In a shorter text there is no room for as many. */
const SHORT = 1_000

/** Texts that were let through: clients send the same operation again and again. Their characters are counted. */
const passed = new LRUCache<string, true>({ maxSize: 2_000_000, sizeCalculation: (_, text) => text.length })

/** One place of the answer: what is selected there is merged, so each selection of a field is compared with each other. */
class Place {
  readonly fields = new Map<string, Place>()
  readonly spread = new Set<string>()
  selected = 0
}

/**
 * Refuses an operation that would take long only to be validated: that is done in one piece, and before its cost is counted.
 * What is not a valid text is left to those who say so.
 * @throws FilorossoError LIMIT_EXCEEDED
 */
export function refuseOverlaps(text: unknown, maxTokens: number): void {
  if (typeof text !== 'string' || text.length < SHORT || passed.has(text)) return
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens, noLocation: true })
  } catch {
    return
  }
  new Overlaps(document).count()
  passed.set(text, true)
}

class Overlaps {
  readonly #document: DocumentNode
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The fragments that the walk is inside of: one that leads back to itself is refused by validation. */
  readonly #inside = new Set<string>()
  readonly #reached = new Set<string>()
  #pairs = 0
  #selections = 0

  constructor(document: DocumentNode) {
    this.#document = document
    const fragments = document.definitions.filter(each => each.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map(each => [each.name.value, each]))
  }

  count(): void {
    for (const definition of this.#document.definitions)
      if (definition.kind === Kind.OPERATION_DEFINITION) this.#select(definition.selectionSet, new Place())
    // Validation looks at those, too, that no operation spreads.
    for (const [name, { selectionSet }] of this.#fragments)
      if (!this.#reached.has(name)) this.#select(selectionSet, new Place())
  }

  #select({ selections }: SelectionSetNode, place: Place): void {
    for (const selection of selections) {
      this.#selections += 1
      if (selection.kind === Kind.INLINE_FRAGMENT) this.#select(selection.selectionSet, place)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) this.#spread(selection.name.value, place)
      else {
        const name = (selection.alias ?? selection.name).value
        const there = place.fields.get(name) ?? new Place()
        place.fields.set(name, there)
        this.#pairs += there.selected
        there.selected += 1
        this.#refuse(name)
        if (selection.selectionSet !== undefined) this.#select(selection.selectionSet, there)
      }
    }
  }

  #spread(name: string, place: Place): void {
    const fragment = this.#fragments.get(name)
    if (fragment === undefined || place.spread.has(name) || this.#inside.has(name)) return
    this.#pairs += place.spread.size
    place.spread.add(name)
    this.#reached.add(name)
    this.#refuse(`...${name}`)
    this.#inside.add(name)
    this.#select(fragment.selectionSet, place)
    this.#inside.delete(name)
  }

  #refuse(name: string): void {
    if (this.#pairs > MOST_PAIRS)
      throw new FilorossoError(
        'LIMIT_EXCEEDED',
        `the operation selects too much at the same place, such as ${JSON.stringify(name)}: each selection is compared with each other, and at most ${MOST_PAIRS} pairs are`,
        { hint: 'select each field once, or give it an alias where its arguments differ' },
      )
    if (this.#selections > MOST_SELECTIONS)
      throw new FilorossoError(
        'LIMIT_EXCEEDED',
        `the operation selects more than ${MOST_SELECTIONS} fields, those of its fragments counted wherever they are spread`,
        { hint: 'ask in several requests' },
      )
  }
}
