/** All requests are given the same object: one that changes it is to fail at once. */
export function frozen<V>(value: V): V {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const name in value) {
    const field = value[name]
    if (typeof field === 'object' && field !== null) frozen(field)
  }
  return value
}
