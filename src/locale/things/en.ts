import type { ActKind, ActStatus, Part } from '../../model/vocabulary.ts'
import { KIND_WORDS, stageWord } from '../../model/words.ts'
import { formatsOf } from '../formats.ts'
import type { ActThing, AmountThing, Elsewhere, Onward, Thing } from '../thing.ts'
import { actWords, type Phrases } from './phrases.ts'

export const formats = formatsOf('en-GB', ['“', '”'], {
  QUARTER: (nth, year) => `Q${nth} ${year}`,
  HALF_YEAR: (nth, year) => `H${nth} ${year}`,
})
const { money, count, day, list, quoted } = formats

const ACTS: Record<ActKind, string> = {
  LAW: 'law',
  DECREE_LAW: 'decree-law',
  LEGISLATIVE_DECREE: 'legislative decree',
  MINISTERIAL_DECREE: 'ministerial decree',
  DIRECTORIAL_DECREE: 'directorial decree',
  DIRECTIVE: 'directive',
  RESOLUTION: 'resolution',
  AGREEMENT: 'agreement',
  NOTICE: 'notice',
  LETTER: 'letter',
  PROCEDURE: 'procedure',
  OTHER: 'act',
}

const STATUSES: Record<ActStatus, string> = {
  ISSUED: '',
  PROPOSED: 'proposed',
  DRAFT: 'draft',
  AWAITED: 'awaited',
  NOT_APPROVED: 'unapproved',
}

const PARTS: Record<Part, string> = {
  WHOLE: '',
  MAIN: ' (its main row)',
  COORDINATION: ' (its coordination)',
  TERRITORY: ' (its row for the territory)',
  MEASURE: ' (one measure of it)',
  OF_WHICH: ' (one part of it)',
  LINES: ' (its lines only)',
}

/** How a relationship ties what follows to the place that it follows: one of them, several of them. */
const TIES: Partial<Record<Onward['relation'], readonly [one: string, several: string]>> = {
  MEASURES: ['that measures it', 'that measure it'],
  IMPLEMENTS: ['that implements a part of it', 'that implement a part of it'],
  HANDLES: ['that it dealt with', 'that it dealt with'],
  DEPLOYS: ['that it deploys', 'that it deploys'],
  LEADS_TO: ['that follows it', 'that follow it'],
  IN_REGION: ['named', 'named'],
}
const WHOLE = ['that measures the section as a whole', 'that measure the section as a whole'] as const

function thing(of: Thing): string {
  switch (of.kind) {
    case 'ACT':
      return `the ${act(of)}`
    case 'ALLOCATION':
      return amount(of)
    case 'LINE':
    case 'SECTION': {
      const number = of.number === null ? of.designation : `${of.kind.toLowerCase()} ${of.number}`
      return `${number} ${quoted(of.name)}${of.owner === null ? '' : ` of ${thing(of.owner)}`}`
    }
    case null:
      return of.name
    default:
      return `the ${KIND_WORDS[of.kind][0]} ${quoted(of.name)}`
  }
}

/** `ANPAL directorial decree 7 of 10 March 2020`; its name where it has no number. */
function act(of: ActThing): string {
  const { issuer, isShort, date } = actWords(of, list)
  return [
    STATUSES[of.status],
    isShort ? issuer : '',
    ACTS[of.actKind],
    of.number ?? quoted(of.name),
    date === null ? '' : `of ${day(date, of.precision)}`,
    isShort || issuer === '' ? '' : `by ${issuer}`,
  ]
    .filter(word => word !== '')
    .join(' ')
}

function amount(of: AmountThing): string {
  const what = of.amount === null ? 'the empty cell' : `the ${money(of.amount)}`
  const by = of.act === null ? '' : ` that ${thing(of.act)} ${of.moved ? 'takes back' : 'sets'}`
  return `${what}${by}${of.target === null ? '' : ` for ${thing(of.target)}`}${PARTS[of.part]}`
}

function onward(groups: readonly Onward[]): string {
  const words = groups.map(({ relation, kind, count: many, whole, inferred }) => {
    const [one, several] = KIND_WORDS[kind]
    const tie = (whole ? WHOLE : TIES[relation])?.[many === 1 ? 0 : 1]
    const what = many === 1 ? `one ${one}` : `${count(many)} ${several}`
    return `${tie === undefined ? 'its' : 'the'} ${what}${tie === undefined ? '' : ` ${tie}`}${inferred ? ' (inferred)' : ''}`
  })
  return words.length === 0 ? 'what follows' : list(words)
}

function elsewhere(amounts: readonly Elsewhere[]): string {
  return amounts
    .map(({ act: by, stage, amounts: figures }) => {
      const who = by === null ? 'set by no act in the data' : `set by ${thing(by)}`
      return `${list(figures.map(money))} (${stageWord(stage)}), ${who}`
    })
    .join('; ')
}

export const phrases: Phrases = { thing, onward, elsewhere, part: part => PARTS[part] }
