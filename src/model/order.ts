/**
 * Ids in the order a reader expects: runs of digits by their value, so that line 99 comes before line 101. Own code
 * rather than Intl, whose collation may differ between two machines and would change what a release says.
 */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(j)]
    if (!isDigit(x) || !isDigit(y)) {
      if (x !== y) return x - y
      i++
      j++
      continue
    }
    const [endA, endB] = [digitsEnd(a, i), digitsEnd(b, j)]
    i = skipZeros(a, i, endA)
    j = skipZeros(b, j, endB)
    // The longer number is the larger; of two as long, the first digit that differs decides.
    if (endA - i !== endB - j) return endA - i - (endB - j)
    for (; i < endA; i++, j++) if (a.charCodeAt(i) !== b.charCodeAt(j)) return a.charCodeAt(i) - b.charCodeAt(j)
  }
  // `7` and `07` are one number and two ids.
  return a.length - i - (b.length - j) || (a < b ? -1 : 1)
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

function digitsEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && isDigit(text.charCodeAt(end))) end++
  return end
}

function skipZeros(text: string, start: number, end: number): number {
  let at = start
  while (at < end - 1 && text.charCodeAt(at) === 48) at++
  return at
}
