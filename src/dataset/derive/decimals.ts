/** `expected - found` of two exact decimals, e.g. `1812.5`, with the digits of the longer fraction: no float. */
export function subtractDecimals(expected: string, found: string): string {
  const digits = Math.max(fractionOf(expected).length, fractionOf(found).length)
  const difference = scaled(expected, digits) - scaled(found, digits)
  const text = String(difference < 0n ? -difference : difference).padStart(digits + 1, '0')
  const point = text.length - digits
  return `${difference < 0n ? '-' : ''}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ''}`
}

export function isZero(decimal: string): boolean {
  return !/[1-9]/.test(decimal)
}

function fractionOf(decimal: string): string {
  return decimal.split('.')[1] ?? ''
}

function scaled(decimal: string, digits: number): bigint {
  const [whole = '0'] = decimal.split('.')
  return BigInt(whole + fractionOf(decimal).padEnd(digits, '0'))
}
