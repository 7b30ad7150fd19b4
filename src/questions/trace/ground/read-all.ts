/** What is in memory of each at once, and then the rest, all together. */
export async function readAll<V>(
  ids: readonly string[],
  now: ((id: string) => V | undefined) | undefined,
  load: (id: string) => Promise<V>,
): Promise<V[]> {
  const found = ids.map(id => now?.(id))
  const read = found.map((value, nth) => (value === undefined ? load(ids[nth] ?? '') : value))
  return found.includes(undefined) ? Promise.all(read) : (read as V[])
}
