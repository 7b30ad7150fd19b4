/** Made when it is first asked for, and no more than once. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/**
 * Gives things a property that is worked out when it is first read. All share one getter: of each literal with a getter of its own V8 makes a
 * dictionary, which it keeps, with all that the getter sees, until it collects all garbage.
 */
export function whenRead<Name extends string>(name: Name) {
  const made = Symbol(name)
  const property: PropertyDescriptor & ThisType<Record<typeof made, () => unknown>> = {
    enumerable: true,
    get() {
      return this[made]()
    },
  }
  return <Of extends object, T>(of: Of, make: () => T): Of & Readonly<Record<Name, T>> =>
    Object.defineProperty(Object.defineProperty(of, made, { value: once(make) }), name, property) as never
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

/** A function of texts of which many come again: what it made of the last of them is kept, so many at most. */
export function keeping<T>(most: number, make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  return text => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= most) kept.clear()
    const made = make(text)
    kept.set(text, made)
    return made
  }
}
