/**
 * Ids in the order a reader expects: runs of digits by their value, so that line 99 comes before line 101. Own code
 * rather than Intl, whose collation may differ between two machines and would change what a release says.
 */
export function compareIds(a: string, b: string): number {
  const left = chunks(a)
  const right = chunks(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = compareChunks(left[i] ?? '', right[i] ?? '')
    if (difference !== 0) return difference
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0)
}

function chunks(id: string): string[] {
  return id.match(/\d+|\D+/g) ?? []
}

function compareChunks(a: string, b: string): number {
  const bothNumbers = /^\d/.test(a) && /^\d/.test(b)
  if (!bothNumbers) return a < b ? -1 : a > b ? 1 : 0
  const [x, y] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')]
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0)
}

/** Several ids as one segment of another: `plan/anpal/2017` is `plan-anpal-2017`. */
export function slugOf(id: string): string {
  return id.replaceAll('/', '-')
}
