import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import type { ActKind, ActStatus, DatePrecision, Part, Stage } from '../../model/vocabulary.ts'
import { type Formats, formatsOf } from '../formats.ts'
import { VOCABULARY } from '../labels/vocabulary.ts'
import type { ActThing, AmountThing, Elsewhere, Onward, Thing } from '../thing.ts'
import { actWords, type Phrases } from './phrases.ts'

const plain = formatsOf('it', ['«', '»'], {
  QUARTER: (nth, year) => `${nth}º trimestre ${year}`,
  HALF_YEAR: (nth, year) => `${nth}º semestre ${year}`,
})
/** The first day of a month is an ordinal: `1º marzo`. */
export const formats: Formats = { ...plain, day: (iso, precision) => plain.day(iso, precision).replace(/^1 /, '1º ') }
const { money, count, day, list, quoted } = formats

/** The singular with its article, the plural, the article of the plural. */
export const KINDS = Object.fromEntries(ENTITY_KINDS.map(kind => [kind, definitionOf(kind).italian])) as Record<
  EntityKind,
  readonly [one: string, many: string, article: string]
>

const ACTS: Record<ActKind, string> = {
  LAW: 'la legge',
  DECREE_LAW: 'il decreto-legge',
  LEGISLATIVE_DECREE: 'il decreto legislativo',
  MINISTERIAL_DECREE: 'il decreto ministeriale',
  DIRECTORIAL_DECREE: 'il decreto direttoriale',
  DIRECTIVE: 'la direttiva',
  RESOLUTION: 'la deliberazione',
  AGREEMENT: "l'accordo",
  NOTICE: "l'avviso",
  LETTER: 'la lettera',
  PROCEDURE: 'la procedura',
  OTHER: "l'atto",
}

const STATUSES: Record<ActStatus, string> = {
  ISSUED: '',
  PROPOSED: '(in proposta)',
  DRAFT: '(in bozza)',
  AWAITED: '(in attesa)',
  NOT_APPROVED: '(non approvato)',
}

const PARTS: Record<Part, string> = {
  WHOLE: '',
  MAIN: ' (la riga principale)',
  COORDINATION: ' (il coordinamento)',
  TERRITORY: ' (la riga del territorio)',
  MEASURE: ' (una misura)',
  OF_WHICH: ' (una parte)',
  LINES: ' (le sole linee)',
}

export const STAGES = Object.fromEntries(
  Object.entries(VOCABULARY.Stage).map(([stage, [, italian]]) => [stage, italian]),
) as Record<Stage, string>

const TIES: Partial<Record<Onward['relation'], readonly [one: string, several: string]>> = {
  MEASURES: ['che ne dà la misura', 'che ne danno la misura'],
  IMPLEMENTS: ['che ne attua una parte', 'che ne attuano una parte'],
  HANDLES: ['di cui si occupa', 'di cui si occupa'],
  DEPLOYS: ['che impiega', 'che impiega'],
  LEADS_TO: ['che segue', 'che seguono'],
  IN_REGION: ['indicata per nome', 'indicate per nome'],
}
const WHOLE = ['che misura la sezione nel suo insieme', 'che misurano la sezione nel suo insieme'] as const

/** `di` + `il piano` is `del piano`: a preposition runs together with the article that a phrase begins with. */
function joined(forms: Record<string, string>, bare: string) {
  return (phrase: string): string => {
    const [, article = '', rest = phrase] = /^(il |lo |la |l'|i |gli |le )(.*)$/su.exec(phrase) ?? []
    return article === '' ? `${bare} ${phrase}` : `${forms[article.trim()]}${article.endsWith(' ') ? ' ' : ''}${rest}`
  }
}
const forms = (stem: string): Record<string, string> => ({
  il: `${stem}l`,
  lo: `${stem}llo`,
  la: `${stem}lla`,
  "l'": `${stem}ll'`,
  i: `${stem}i`,
  gli: `${stem}gli`,
  le: `${stem}lle`,
})
export const di = joined(forms('de'), 'di')
export const a = joined(forms('a'), 'a')
export const da = joined(forms('da'), 'da')
export const nel = joined(forms('ne'), 'in')

/** `il 5 marzo 2020`, `l'8 marzo 2020`: the day begins with a vowel when it is spoken. */
export function theDay(iso: string, precision?: DatePrecision | null): string {
  const words = day(iso, precision)
  return `${/^(8|11) /.test(words) ? "l'" : 'il '}${words}`
}

/** A phrase without the article that it begins with. */
export const bare = (phrase: string): string => phrase.replace(/^(il |lo |la |l'|i |gli |le )/u, '')

function thing(of: Thing): string {
  switch (of.kind) {
    case 'ACT':
      return act(of)
    case 'ALLOCATION':
      return amount(of)
    case 'LINE':
    case 'SECTION': {
      const what =
        of.number === null ? of.designation : `${of.kind === 'LINE' ? 'la linea' : 'la sezione'} ${of.number}`
      return `${what} ${quoted(of.name)}${of.owner === null ? '' : ` ${di(thing(of.owner))}`}`
    }
    case null:
      return of.name
    default:
      return `${KINDS[of.kind][0]} ${quoted(of.name)}`
  }
}

/** `il decreto direttoriale ANPAL 7 del 10 marzo 2020`. */
function act(of: ActThing): string {
  const { issuer, isShort, date } = actWords(of, list)
  return [
    ACTS[of.actKind],
    isShort ? issuer : '',
    of.number ?? quoted(of.name),
    date === null ? '' : of.precision === 'MONTH' ? `di ${day(date, 'MONTH')}` : di(theDay(date, of.precision)),
    isShort || issuer === '' ? '' : `(${issuer})`,
    STATUSES[of.status],
  ]
    .filter(word => word !== '')
    .join(' ')
}

function amount(of: AmountThing): string {
  const what = of.amount === null ? 'la cella vuota' : `l'importo di ${money(of.amount)}`
  const by = of.act === null ? '' : ` che ${thing(of.act)} ${of.moved ? 'revoca' : 'assegna'}`
  return `${what}${by}${of.target === null ? '' : ` per ${thing(of.target)}`}${PARTS[of.part]}`
}

/** `gli 8`, `gli 11`, but `i 5`: the article before a figure goes by how the figure is spoken. */
const plural = (article: string, many: number): string =>
  article === 'le' ? 'le' : /^(8|11$)/.test(String(many)) ? 'gli' : 'i'

function onward(groups: readonly Onward[]): string {
  const words = groups.map(({ relation, kind, count: many, whole, inferred }) => {
    const [one, several, article] = KINDS[kind]
    const tie = (whole ? WHOLE : TIES[relation])?.[many === 1 ? 0 : 1]
    const what = many === 1 ? one : `${plural(article, many)} ${count(many)} ${several}`
    return `${what}${tie === undefined ? '' : ` ${tie}`}${inferred ? ' (per inferenza)' : ''}`
  })
  return words.length === 0 ? 'ciò che segue' : list(words)
}

function elsewhere(amounts: readonly Elsewhere[]): string {
  return amounts
    .map(({ act: by, stage, amounts: figures }) => {
      const who = by === null ? 'senza un atto nei dati che li assegni' : `assegnati ${da(thing(by))}`
      return `${list(figures.map(money))} (${STAGES[stage]}), ${who}`
    })
    .join('; ')
}

export const phrases: Phrases = { thing, onward, elsewhere, part: part => PARTS[part] }
