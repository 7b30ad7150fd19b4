import { LOCALES, SCALES, type Scale } from '../../locale/notation.ts'
import { isCurrency } from '../../model/currency.ts'
import { refuse } from '../../recipes/refuse.ts'
import { type Json, textOf } from './json.ts'

const FACTORS = new Map(Object.entries(SCALES).map(([scale, zeros]) => [10 ** zeros, scale as Scale]))

/** How many units a word such as `EUR million`, `thousands` or `000` stands for; null where that is not known. */
function unitsIn(unit: string): number | null {
  const words = unit.toLowerCase().split(/[\s,;/()'’]+/)
  let factor = 1
  for (const word of words) {
    const known = Object.values(LOCALES).map(({ scales: { always, money }, currencies }) => ({
      zeros: { ...money, ...always }[word] ?? { ...money, ...always }[word.replace(/s$/, '')],
      isMoney: currencies[word] !== undefined,
    }))
    const zeros = known.find(each => each.zeros !== undefined)?.zeros
    if (zeros !== undefined) factor *= 10 ** zeros
    else if (/^(?:1?0{2,}|1)$/.test(word)) factor *= Number(word.startsWith('1') ? word : `1${word}`)
    else if (
      !['', '€', '£', '$', 'in', 'of', 'di', 'units', 'unit'].includes(word) &&
      !isCurrency(word.toUpperCase()) &&
      !known.some(each => each.isMoney)
    )
      return null
  }
  return factor
}

/** The scale of a factor, or of what a unit says; both are to say the same. */
export function scaleOf({ factor, unit }: Json, where: string, file: string): Scale {
  const wrong = (what: string): never =>
    refuse([`${file}: ${where}: ${what}`], `factors that are read: ${[...FACTORS.keys()].join(', ')}`)
  const given = factor === undefined || factor === null ? null : Number(factor)
  const said = textOf(unit) === '' ? null : unitsIn(textOf(unit))
  if (textOf(unit) !== '' && said === null && given === null)
    wrong(`the unit ${JSON.stringify(unit)} is not known, and no factor says what its figures are in`)
  if (given !== null && said !== null && said !== 1 && given !== said)
    wrong(`the factor is ${given}, the unit ${JSON.stringify(unit)}`)
  return FACTORS.get(given ?? said ?? 1) ?? wrong(`the factor ${JSON.stringify(factor ?? unit)} is not read`)
}
