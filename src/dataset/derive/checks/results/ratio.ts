import { digitsOf } from '../../../../locale/number.ts'
import { comesInWholes } from '../../../../locale/units.ts'
import { compareIds } from '../../../../model/order.ts'
import { composed } from '../../../../model/text.ts'
import {
  compareDecimals,
  decimalsOf,
  divideDecimals,
  halfUnit,
  isWhole,
  isZero,
  multiplyDecimals,
  subtractDecimals,
} from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { type Figure, printingValue } from './figure.ts'

/** A printed share. */
export interface Share {
  figure: Figure
  /** How many decimals are printed, zeros at the end among them. */
  decimals: number
  half: string
}

/** A way to make a share: `part` of `whole`, the part printed or not. */
export interface Ratio {
  part: Figure | null
  whole: Figure
  /** The part in figures. */
  count: string
  /** In per cent, to one decimal more than are printed. */
  percent: string
  fits: boolean
}

export const isBounded = ({ low, high }: Figure): boolean => low !== null && high !== null

export function shareOf(index: GraphIndex, figure: Figure): Share {
  const raws = printingValue(index, figure.of).map(id => index.graph.evidence.get(id)?.raw ?? '')
  const printed = raws.flatMap(raw => digitsOf(composed(raw).replace(/\s?%$/, ''))?.fraction.length ?? [])
  const decimals = Math.max(decimalsOf(figure.value), 0, ...printed)
  return { figure, decimals, half: isBounded(figure) ? halfUnit(decimals) : '0' }
}

/** Every way to make a share of its bases, what fits first, then what comes nearest: by the parts that are printed or, without any, by a whole number. */
export function ratiosOf(share: Share, parts: readonly Figure[], wholes: readonly Figure[]): Ratio[] {
  // A figure is all of itself, whatever is printed: that proves nothing.
  const ratios = wholes.flatMap(whole =>
    parts.length === 0
      ? [nearestCount(share, whole)]
      : parts.filter(part => part.of !== whole.of).map(part => ratioOf(share, part, whole)),
  )
  const off = ({ percent }: Ratio) => subtractDecimals(percent, share.figure.value).replace('-', '')
  return ratios.sort(
    (a, b) =>
      Number(b.fits) - Number(a.fits) ||
      compareDecimals(off(a), off(b)) ||
      compareDecimals(b.whole.value, a.whole.value) ||
      compareIds(a.whole.of.id, b.whole.of.id) ||
      compareIds(a.part?.of.id ?? '', b.part?.of.id ?? ''),
  )
}

function ratioOf({ half, figure, decimals }: Share, part: Figure, whole: Figure): Ratio {
  const { qualifier } = figure.of.properties
  const hundred = (count: string) => multiplyDecimals(count, '100')
  const most = multiplyDecimals(subtractDecimals(figure.value, `-${half}`), whole.high ?? whole.value)
  const least = multiplyDecimals(subtractDecimals(figure.value, half), whole.low ?? whole.value)
  const under = qualifier === 'MORE_THAN' || compareDecimals(hundred(part.low ?? part.value), most) <= 0
  const over = qualifier === 'LESS_THAN' || compareDecimals(hundred(part.high ?? part.value), least) >= 0
  const percent = divideDecimals(hundred(part.value), whole.value, decimals + 1)
  return { part, whole, count: part.value, percent, fits: under && over }
}

/** The whole number of things that comes nearest to a share of what is counted. */
function nearestCount(share: Share, whole: Figure): Ratio {
  const value = divideDecimals(multiplyDecimals(share.figure.value, whole.value), '100', 0)
  return { ...ratioOf(share, { ...whole, value, low: value, high: value }, whole), part: null }
}

/**
 * Without a printed part all that can be asked is whether some whole number of things is the share. Some number always is
 * more than a share, or less, or all; and of what is measured, of what is known about, or of enough things, every share.
 */
export function couldFail({ figure, half }: Share, { part, whole }: Ratio): boolean {
  if (part !== null) return true
  const isExact = whole.low === whole.high && whole.low !== null && isWhole(whole.low)
  const isAllOrNone = isZero(figure.value) || compareDecimals(figure.value, '100') === 0
  if (!isBounded(figure) || isAllOrNone || !comesInWholes(whole.unit) || !isExact) return false
  // The numbers of things are closer to each other, in per cent, than one end of what was rounded is to the other.
  return compareDecimals(multiplyDecimals(multiplyDecimals(half, '2'), whole.value), '100') < 0
}
