/**
 * Ids in the order a reader expects: runs of digits by their value, so that line 99 comes before line 101. Own code
 * rather than Intl, whose collation may differ between two machines and would change what a release says.
 */
export function compareIds(a: string, b: string): number {
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (isDigit(a, i) && isDigit(b, j)) {
      const [x, y] = [significant(a, i), significant(b, j)]
      ;[i, j] = [endOfDigits(a, x), endOfDigits(b, y)]
      if (i - x !== j - y) return i - x - (j - y)
      for (let nth = 0; x + nth < i; nth++) {
        const difference = a.charCodeAt(x + nth) - b.charCodeAt(y + nth)
        if (difference !== 0) return difference
      }
    } else {
      const difference = a.charCodeAt(i++) - b.charCodeAt(j++)
      if (difference !== 0) return difference
    }
  }
  // `7` and `07` are one number and two ids.
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0)
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** Where a run of digits begins, zeros in front aside; one zero alone stays. */
function significant(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 48 && isDigit(text, at + 1)) at++
  return at
}

function endOfDigits(text: string, from: number): number {
  let end = from
  while (isDigit(text, end)) end++
  return end
}
