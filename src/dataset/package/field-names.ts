import type { EntityKind } from '../../kinds/index.ts'

/** What is asked of every row of evidence and depends on the kind and the field's name alone: worked out once for each. */
export function byFieldName<T>(find: (kind: EntityKind, name: string) => T): (kind: EntityKind, name: string) => T {
  const known = new Map<EntityKind, Map<string, T>>()
  return (kind, name) => {
    // Names with keys or ids in them have no end.
    if (!/^\w+$/.test(name)) return find(kind, name)
    const names = known.get(kind) ?? new Map<string, T>()
    known.set(kind, names)
    if (!names.has(name)) names.set(name, find(kind, name))
    return names.get(name) as T
  }
}
