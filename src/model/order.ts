/**
 * Ids in the order a reader expects: runs of digits by their value, so that line 99 comes before line 101. Own code
 * rather than Intl, whose collation may differ between two machines and would change what a release says.
 */
export function compareIds(a: string, b: string): number {
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (isDigit(a, i) && isDigit(b, j)) {
      const [x, y] = [digitsFrom(a, i), digitsFrom(b, j)]
      const difference = compareDigits(x, y)
      if (difference !== 0) return difference
      i += x.length
      j += y.length
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

function digitsFrom(text: string, start: number): string {
  let end = start
  while (end < text.length && isDigit(text, end)) end++
  return text.slice(start, end)
}

function compareDigits(a: string, b: string): number {
  const [x, y] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')]
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : 0)
}
