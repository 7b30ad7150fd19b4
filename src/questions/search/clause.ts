/** What is asked of the terms of an entity: in the syntax of the index, and looked at where its text is at hand. Both find the same. */
export interface Clause {
  asked: string
  holds(text: IndexedText): boolean
}

/** The text that the index has of an entity: terms, with a space around each. */
export class IndexedText {
  readonly #text: string
  readonly #terms: ReadonlySet<string>

  constructor(searchText: string) {
    this.#text = ` ${searchText} `
    this.#terms = new Set(searchText.split(' '))
  }

  has(term: string): boolean {
    return this.#terms.has(term)
  }

  hasBeginning(beginning: string): boolean {
    return this.#text.includes(` ${beginning}`)
  }

  hasSideBySide(terms: readonly string[]): boolean {
    return this.#text.includes(` ${terms.join(' ')} `)
  }
}

export const term = (asked: string): Clause => ({ asked, holds: text => text.has(asked) })

export const beginning = (of: string): Clause => ({ asked: `${of}*`, holds: text => text.hasBeginning(of) })

export const phrase = (terms: readonly string[]): Clause => ({
  asked: `"${terms.join(' ')}"`,
  holds: text => text.hasSideBySide(terms),
})

/** Terms that differ in so many letters. The index looks at the nearest of them alone, so nothing else can say what fulfils it. */
export const like = (misspelt: string, edits: number): Clause => ({
  asked: `${misspelt}~${edits}`,
  holds: () => {
    throw new Error(`only the index knows what is like ${misspelt}`)
  },
})

export const any = (clauses: readonly Clause[]): Clause =>
  joined('', clauses, text => clauses.some(clause => clause.holds(text)))

export const all = (clauses: readonly Clause[]): Clause =>
  joined('+', clauses, text => clauses.every(clause => clause.holds(text)))

function joined(sign: '' | '+', clauses: readonly Clause[], holds: Clause['holds']): Clause {
  const [first, ...more] = clauses
  if (first !== undefined && more.length === 0) return first
  return { asked: `(${clauses.map(({ asked }) => sign + asked).join(' ')})`, holds }
}
