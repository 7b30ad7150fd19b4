/** `expected - found` of two exact decimals, e.g. `1812.5`, with the digits of the longer fraction: no float. */
export function subtractDecimals(expected: string, found: string): string {
  const digits = Math.max(fractionOf(expected).length, fractionOf(found).length)
  return written(scaled(expected, digits) - scaled(found, digits), digits)
}

export function addDecimals(decimals: readonly string[]): string {
  return decimals.reduce((sum, next) => subtractDecimals(sum, negated(next)), '0')
}

/** Exactly: as many digits as both fractions have together. */
export function multiplyDecimals(one: string, other: string): string {
  const [a, b] = [fractionOf(one).length, fractionOf(other).length]
  return written(scaled(one, a) * scaled(other, b), a + b)
}

/** `part / whole`, rounded half up to some digits; neither is negative and `whole` is not zero. */
export function divideDecimals(part: string, whole: string, digits: number): string {
  const scale = Math.max(fractionOf(part).length, fractionOf(whole).length)
  const [above, below] = [scaled(part, scale) * 10n ** BigInt(digits), scaled(whole, scale)]
  return written((2n * above + below) / (2n * below), digits)
}

/** Below zero where the first is the smaller. */
export function compareDecimals(one: string, other: string): number {
  const difference = subtractDecimals(one, other)
  return isZero(difference) ? 0 : difference.startsWith('-') ? -1 : 1
}

export function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal)
}

export function isWhole(decimal: string): boolean {
  return isZero(fractionOf(decimal))
}

/** Half a unit of the digit that a figure was rounded to: 0.05 for one decimal, 50 for minus two. */
export function halfUnit(decimals: number): string {
  return decimals >= 0 ? `0.${'0'.repeat(decimals)}5` : `5${'0'.repeat(-decimals - 1)}`
}

/** How many decimals a figure has; below zero, how many zeros it ends with: `32.8` 1, `450` -1. */
export function decimalsOf(decimal: string): number {
  const fraction = fractionOf(decimal)
  return fraction !== '' || isZero(decimal) ? fraction.length : -(/0*$/.exec(decimal)?.[0].length ?? 0) || 0
}

function negated(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}

function fractionOf(decimal: string): string {
  return decimal.split('.')[1] ?? ''
}

function scaled(decimal: string, digits: number): bigint {
  const [whole = '0'] = decimal.split('.')
  return BigInt(whole + fractionOf(decimal).padEnd(digits, '0'))
}

function written(units: bigint, digits: number): string {
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  const point = text.length - digits
  return `${units < 0n ? '-' : ''}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ''}`
}
