/** Made when it is first asked for, and no more than once. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What was found of each thing, by a key. */
export type Memory<Of extends object, T> = WeakMap<Of, Map<string, T>>

/** What never changes is asked for the same again and again: it is found once, and forgotten with the thing that it is of. */
export function remembered<Of extends object, T>(all: Memory<Of, T>, of: Of, key: string, find: () => T): T {
  const memory = all.get(of) ?? new Map<string, T>()
  all.set(of, memory)
  const found = memory.get(key) ?? find()
  memory.set(key, found)
  return found
}
