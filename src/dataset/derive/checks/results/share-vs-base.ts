import { digitsOf } from '../../../../locale/number.ts'
import { comesInWholes } from '../../../../locale/units.ts'
import { groupThousands } from '../../../../model/money.ts'
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
import { check, sidesInItalian } from '../check.ts'
import { computedClaim, type Figures, type Finding, finding } from '../finding.ts'
import { listed, whereIs } from '../words.ts'
import { type Figure, figureClaim, figureOf, printingValue } from './figure.ts'

const SHARE_RULE = 'part-of-base'

/** A printed share. */
interface Share {
  figure: Figure
  /** How many decimals are printed, zeros at the end among them. */
  decimals: number
  half: string
}

/** A way to make a share: `part` of `whole`, the part printed or not. */
interface Ratio {
  part: Figure | null
  whole: Figure
  /** The part in figures. */
  count: string
  /** In per cent, to one decimal more than are printed. */
  percent: string
  fits: boolean
}

/**
 * Every printed percentage against what the data says that it is of (SHARE_OF), and the count of its part where one is said to be
 * the same figure (CORROBORATED_BY).
 */
export const SHARE_VS_BASE = check({
  describe: 'A printed percentage against a printed base.',
  words: ['percentage against base', 'percentuale e base'],
  italian: {
    formula: 'parte / base x 100 - percentuale stampata',
    explain: sides =>
      `Nessuna delle cifre stampate a cui la percentuale può riferirsi la dà. ${sidesInItalian(sides)}.`,
  },
  find: shareVsBase,
})

function shareVsBase(index: GraphIndex): Finding[] {
  return index.all('RESULT').flatMap(result => {
    const figure = figureOf(result)
    return figure?.unit.percent ? [compare(index, shareOf(index, figure))] : []
  })
}

/** Those of some results that are counts. */
function countsOf(index: GraphIndex, ids: readonly string[]): Figure[] {
  const figures = [...new Set(ids)].flatMap(id => index.find('RESULT', id) ?? []).flatMap(of => figureOf(of) ?? [])
  return figures.filter(figure => !figure.unit.percent && isBounded(figure))
}

function shareOf(index: GraphIndex, figure: Figure): Share {
  const raws = printingValue(index, figure.of).map(id => index.graph.evidence.get(id)?.raw ?? '')
  const printed = raws.flatMap(raw => digitsOf(composed(raw).replace(/\s?%$/, ''))?.fraction.length ?? [])
  const decimals = Math.max(decimalsOf(figure.value), 0, ...printed)
  return { figure, decimals, half: isBounded(figure) ? halfUnit(decimals) : '0' }
}

const isAllOrNone = (percent: string): boolean => isZero(percent) || compareDecimals(percent, '100') === 0

function isBounded({ low, high }: Figure): boolean {
  return low !== null && high !== null
}

function compare(index: GraphIndex, share: Share): Finding {
  const { id } = share.figure.of
  const bases = countsOf(index, index.following('SHARE_OF', id))
  const wholes = bases.filter(({ low }) => low !== null && compareDecimals(low, '0') > 0)
  const parts = countsOf(index, [...index.following('CORROBORATED_BY', id), ...index.preceding('CORROBORATED_BY', id)])
  // A figure is all of itself, whatever is printed: that proves nothing.
  const partsOf = (whole: Figure) => parts.filter(part => part.of !== whole.of)
  const ratios = wholes.flatMap(whole =>
    parts.length > 0 ? partsOf(whole).map(part => ratioOf(share, part, whole)) : [nearestCount(share, whole)],
  )
  const [nearest, ...others] = inOrder(share, ratios)
  const shown = nearest === undefined ? [] : [nearest, ...others.filter(({ part }) => part === nearest.part)]
  const { of } = share.figure
  const all = [of, ...ratios.flatMap(({ part, whole }) => [...(part ? [part.of] : []), whole.of])]
  const figures = figuresOf(share, nearest, parts.length > 0 || ratios.every(ratio => couldFail(share, ratio)))
  return finding(
    {
      ...figures,
      of: [of.id],
      name: nameOf(of.name, nearest, figures),
      formula: formulaOf(nearest, figures),
      about: figures.status === 'FAILS' ? all.map(({ id }) => id) : [of, ...sides(nearest)].map(({ id }) => id),
      concerns: [of, ...shown.flatMap(sides)].map(({ id }) => id),
      evidence: [of, ...shown.flatMap(sides)].flatMap(each => printingValue(index, each)),
    },
    () => ({
      kind: 'SHARE',
      name: `${of.name}: the share of no printed figure`,
      explanation: explain(index, share, shown),
      claims: [
        figureClaim(index, of),
        ...shown.map(ratio =>
          computedClaim(
            ratio.percent,
            SHARE_RULE,
            sides(ratio).flatMap(side => printingValue(index, side)),
            ratio.whole.of.id,
          ),
        ),
      ],
    }),
  )
}

function sides(ratio: Ratio | undefined) {
  return ratio === undefined ? [] : [...(ratio.part ? [ratio.part.of] : []), ratio.whole.of]
}

function ratioOf(share: Share, part: Figure, whole: Figure): Ratio {
  const { half, figure, decimals } = share
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
  const count = divideDecimals(multiplyDecimals(share.figure.value, whole.value), '100', 0)
  const nearest = ratioOf(share, { ...whole, value: count, low: count, high: count }, whole)
  return { ...nearest, part: null }
}

function isExact({ low, high }: Figure): boolean {
  return low === high && low !== null && isWhole(low)
}

/** What fits first, then what comes nearest. */
function inOrder(share: Share, ratios: readonly Ratio[]): Ratio[] {
  const off = ({ percent }: Ratio) => subtractDecimals(percent, share.figure.value).replace('-', '')
  return [...ratios].sort(
    (a, b) =>
      Number(b.fits) - Number(a.fits) ||
      compareDecimals(off(a), off(b)) ||
      compareDecimals(b.whole.value, a.whole.value) ||
      compareIds(a.whole.of.id, b.whole.of.id) ||
      compareIds(a.part?.of.id ?? '', b.part?.of.id ?? ''),
  )
}

function figuresOf(share: Share, nearest: Ratio | undefined, isChecked: boolean): Figures {
  const found = share.figure.value
  const checkable = nearest !== undefined && isChecked
  const status = !checkable ? 'NOT_CHECKABLE' : nearest.fits ? 'HOLDS' : 'FAILS'
  const expected = checkable ? nearest.percent : null
  const difference = expected === null ? null : status === 'HOLDS' ? '0' : subtractDecimals(expected, found)
  return { status, expected, found, difference, tolerance: share.half }
}

/**
 * Without a printed part all that can be asked is whether some whole number of things is the share. Some number always is
 * more than a share, or less, or all; and of what is measured, of what is known about, or of enough things, every share.
 */
function couldFail({ figure, half }: Share, { whole }: Ratio): boolean {
  if (!isBounded(figure) || isAllOrNone(figure.value) || !comesInWholes(whole.unit) || !isExact(whole)) return false
  // The numbers of things are closer to each other, in per cent, than one end of what was rounded is to the other.
  const room = multiplyDecimals(multiplyDecimals(half, '2'), whole.value)
  return compareDecimals(room, '100') < 0
}

function nameOf(share: string, nearest: Ratio | undefined, { status }: Figures): string {
  const isGuess = nearest?.part === null && status !== 'NOT_CHECKABLE'
  return isGuess
    ? `${share}: whether any whole number is this share of "${nearest.whole.of.name}"`
    : `${share}: against the figures it is a share of`
}

function formulaOf(nearest: Ratio | undefined, { status }: Figures): string {
  if (nearest === undefined) return 'nothing in the data says what count it is a share of'
  const { part, whole } = nearest
  const base = `"${whole.of.name}"`
  if (part === null)
    return status === 'NOT_CHECKABLE'
      ? `its part / ${base} x 100 - printed share; no figure of the part is printed`
      : `some whole number / ${base} x 100 - printed share; no figure of the part is printed, only whether any fits is checked`
  const made = `"${part.of.name}" / ${base} x 100 - printed share`
  return status === 'FAILS' ? `${made}; the nearest of those it may be of` : made
}

function explain(index: GraphIndex, { figure }: Share, shown: readonly Ratio[]): string {
  const printed = whereIs(index, printingValue(index, figure.of))
  const [first] = shown
  const made = shown.map(({ whole, percent }) => `${percent} % of ${groupThousands(whole.value)} ("${whole.of.name}")`)
  const subject = first?.part ? `${groupThousands(first.count)} ("${first.part.of.name}")` : 'the nearest whole number'
  return [
    `"${figure.of.name}" prints ${groupThousands(figure.value)} % in ${printed},`,
    `but none of the printed figures it may refer to makes it: ${subject} is ${listed(made, 12)}.`,
  ].join(' ')
}
