/**
 * Why there is no database, for a person: `message` says what is wrong and where, `hint` what to change. Hints call settings by the names that
 * `ManagedNeo4jOptions` gives them: `stateDir`, `heapMb`, `jarCache`.
 */
export class ManagedNeo4jError extends Error {
  readonly hint: string | undefined

  constructor(message: string, { hint, cause }: { hint?: string | undefined; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'ManagedNeo4jError'
    this.hint = hint
  }

  /** The same error for a program that calls these settings by names of its own, such as variables of its environment. */
  withNames(names: Readonly<Record<string, string>>): { message: string; hint: string | undefined } {
    return {
      message: this.message,
      hint: this.hint?.replace(/\b(stateDir|heapMb|jarCache)\b/g, name => names[name] ?? name),
    }
  }
}
