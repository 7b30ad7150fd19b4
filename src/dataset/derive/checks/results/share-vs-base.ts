import { groupBy } from '../../../../model/group-by.ts'
import { groupThousands } from '../../../../model/money.ts'
import type { CheckStatus } from '../../../../model/vocabulary.ts'
import { compareDecimals } from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { check, sidesInItalian } from '../check.ts'
import { compared, computedClaim, type Finding, finding } from '../finding.ts'
import { listed, whereIs } from '../words.ts'
import { type Figure, figureClaim, figureOf, printingValue } from './figure.ts'
import { couldFail, isBounded, type Ratio, ratiosOf, type Share, shareOf } from './ratio.ts'

/**
 * Every printed percentage against what the data says that it is of (SHARE_OF), and the count of its part where one is said to be
 * the same figure (CORROBORATED_BY), of several each: part / base x 100 is what is printed, however it is rounded.
 */
export const SHARE_VS_BASE = check({
  describe: 'A printed percentage against a printed base.',
  words: ['percentage against base', 'percentuale e base'],
  italian: {
    formula: 'parte / base x 100 - percentuale stampata',
    explain: sides => `Le cifre stampate a cui la percentuale può riferirsi non la danno. ${sidesInItalian(sides)}.`,
  },
  find: index =>
    index.all('RESULT').flatMap(result => {
      const figure = figureOf(result)
      return figure?.unit.percent ? [compare(index, shareOf(index, figure))] : []
    }),
})

/** Those of some results that are counts. */
function countsOf(index: GraphIndex, ids: readonly string[]): Figure[] {
  const figures = [...new Set(ids)].flatMap(id => index.find('RESULT', id) ?? []).flatMap(of => figureOf(of) ?? [])
  return figures.filter(figure => !figure.unit.percent && isBounded(figure))
}

function compare(index: GraphIndex, share: Share): Finding {
  const { of, value } = share.figure
  const bases = index.following('SHARE_OF', of.id)
  const wholes = countsOf(index, bases).filter(({ low }) => low !== null && compareDecimals(low, '0') > 0)
  const same = [...index.following('CORROBORATED_BY', of.id), ...index.preceding('CORROBORATED_BY', of.id)]
  const all = ratiosOf(share, countsOf(index, same), wholes)
  // Of several bases the source does not say which; each count that is said to be the same figure has to make it of one of them.
  const off = all.filter(({ part }) => all.every(ratio => ratio.part !== part || !ratio.fits))
  const ratios = off.length > 0 ? off : all
  const [nearest] = ratios
  const isKnown = nearest !== undefined && ratios.every(ratio => couldFail(share, ratio))
  const status = !isKnown ? 'NOT_CHECKABLE' : nearest.fits ? 'HOLDS' : 'FAILS'
  const shown = off.length > 0 ? off : all.filter(({ part }) => part === nearest?.part)
  const made = ratios.filter(({ part }, nth) => ratios.findIndex(ratio => ratio.part === part) === nth)
  const evidence = [of, ...shown.flatMap(sides)].flatMap(each => printingValue(index, each))
  return finding(
    {
      ...compared(status, isKnown ? nearest.percent : null, value),
      tolerance: share.half,
      of: [of.id],
      name:
        isKnown && nearest.part === null
          ? `${of.name}: whether any whole number is this share of "${nearest.whole.of.name}"`
          : `${of.name}: against the figures it is a share of`,
      formula: formulaOf(nearest, status, bases.length > 0),
      about: [of, ...(status === 'FAILS' ? ratios : made).flatMap(sides)].map(({ id }) => id),
      concerns: [of, ...shown.flatMap(sides)].map(({ id }) => id),
      evidence,
    },
    () => ({
      kind: 'SHARE',
      name: `${of.name}: the share of no printed figure`,
      explanation: explain(index, share, shown, all.length > off.length),
      claims: [
        figureClaim(index, of),
        ...shown.map(ratio => {
          const printed = sides(ratio).flatMap(side => printingValue(index, side))
          return computedClaim(ratio.percent, 'part-of-base', printed, ratio.whole.of.id)
        }),
      ],
    }),
  )
}

const sides = ({ part, whole }: Ratio) => [...(part ? [part.of] : []), whole.of]

function formulaOf(nearest: Ratio | undefined, status: CheckStatus, hasBase: boolean): string {
  if (nearest === undefined)
    return hasBase
      ? 'of what it is said to be a share of, no count above zero is known within bounds'
      : 'nothing in the data says what count it is a share of'
  const { part, whole } = nearest
  const made = `/ "${whole.of.name}" x 100 - printed share`
  if (part !== null)
    return `"${part.of.name}" ${made}${status === 'FAILS' ? '; the nearest of those it may be of' : ''}`
  const none = '; no figure of the part is printed'
  return status === 'NOT_CHECKABLE'
    ? `its part ${made}${none}`
    : `some whole number ${made}${none}, only whether any fits is checked`
}

function explain(index: GraphIndex, { figure: { of, value } }: Share, shown: readonly Ratio[], some: boolean): string {
  const made = [...groupBy(shown, ({ part }) => part?.of.id ?? '').values()].map(([first, ...others]) => {
    const subject = first.part ? `${groupThousands(first.count)} ("${first.part.of.name}")` : 'the nearest whole number'
    const shares = [first, ...others].map(
      ({ whole, percent }) => `${percent} % of ${groupThousands(whole.value)} ("${whole.of.name}")`,
    )
    return `${subject} is ${listed(shares, 12)}`
  })
  return [
    `"${of.name}" prints ${groupThousands(value)} % in ${whereIs(index, printingValue(index, of))},`,
    some
      ? 'but not every count that is said to be the same figure makes it:'
      : 'but none of the printed figures it may refer to makes it:',
    `${made.join('; ')}.`,
  ].join(' ')
}
