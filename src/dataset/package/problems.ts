import { FilorossoError } from '../../model/errors.ts'

/** One thing to change in a data package. */
export interface Problem {
  /** `<package folder>/<file>`, the folder as it was asked for. */
  file: string
  /** 1-based line of the file; null where the whole file or its header is meant. */
  line: number | null
  column: string | null
  message: string
  /** It is gone when another one is fixed. */
  follows?: true
}

/** `data/comune/acts.csv:3 actKind: …`: one line, place first. */
function problemText({ file, line, column, message }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}${column === null ? '' : ` ${column}`}: ${message}`
}

/** Whoever meets more than this has one cause to fix before reading on. */
const MOST_SHOWN = 50

/** `17 more follow from these; fix these first`: what is gone when the rest is fixed is counted, not listed. */
export function followingText(count: number): string[] {
  return count === 0 ? [] : [`${count} more ${count === 1 ? 'follows' : 'follow'} from these; fix these first`]
}

/** Everything that is wrong with some data packages, in one error: `problems` sorted by place, `message` a line for each of the first. */
export class PackageError extends FilorossoError {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
    const causes = problems.filter(({ follows }) => !follows)
    const shown = causes.slice(0, MOST_SHOWN).map(problemText)
    const more = causes.length > MOST_SHOWN ? [`… and ${causes.length - MOST_SHOWN} more`] : []
    const following = followingText(problems.length - causes.length)
    super('BAD_USER_INPUT', [`${count} in the data packages`, ...shown, ...more, ...following].join('\n'))
    this.name = 'PackageError'
    this.problems = problems
  }
}

/** Where a problem is: a row of a CSV, or anything else that knows its file. */
export interface Place {
  file: string
  line: number | null
}

/** Collects problems, so that a person fixes all of them in one go rather than one per run. */
export class Problems {
  readonly #found: Map<string, Problem>

  constructor(known?: Problems) {
    this.#found = new Map(known === undefined ? [] : known.#found)
  }

  add(place: Place, column: string | null, message: string): void {
    const problem = { file: place.file, line: place.line, column, message }
    this.#found.set(problemText(problem), problem)
  }

  /** A problem that is gone when another one is fixed. */
  addFollowing(place: Place, column: string | null, message: string): void {
    const problem: Problem = { file: place.file, line: place.line, column, message, follows: true }
    this.#found.set(problemText(problem), problem)
  }

  /** What is to be fixed first, then what follows from it; each in the order of its place. */
  get list(): Problem[] {
    return [...this.#found.values()].sort(
      (a, b) =>
        Number(a.follows ?? false) - Number(b.follows ?? false) ||
        compare(a.file, b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        compare(a.column ?? '', b.column ?? ''),
    )
  }

  throwIfAny(): void {
    if (this.#found.size > 0) throw new PackageError(this.list)
  }
}

/** Code unit order: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
