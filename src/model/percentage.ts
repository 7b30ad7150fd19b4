/**
 * part / whole x 100 with two decimals, rounded half away from zero; exact decimals in, exact decimal out, no float between.
 * Null when whole is zero.
 */
export function percentage(part: string, whole: string): string | null {
  const scale = Math.max(decimals(part), decimals(whole))
  const [numerator, denominator] = [scaled(part, scale), scaled(whole, scale)]
  if (denominator === 0n) return null
  const negative = numerator < 0n !== denominator < 0n
  const [n, d] = [absolute(numerator) * 10_000n, absolute(denominator)]
  const rounded = (n * 2n + d) / (d * 2n)
  const digits = String(rounded).padStart(3, '0')
  return `${negative && rounded !== 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** one - other, of exact decimals. */
export function minus(one: string, other: string): string {
  const scale = Math.max(decimals(one), decimals(other))
  const difference = scaled(one, scale) - scaled(other, scale)
  const digits = String(absolute(difference)).padStart(scale + 1, '0')
  const sign = difference < 0n ? '-' : ''
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

const decimals = (value: string) => value.split('.')[1]?.length ?? 0
const absolute = (value: bigint) => (value < 0n ? -value : value)

function scaled(value: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}
