import { VOCABULARY } from '../../locale/labels/vocabulary.ts'
import type { ActKind, Grain, Part, Stage } from '../../model/vocabulary.ts'
import { stageInWords } from '../../model/words.ts'

/** What the names of amounts are made of, in one language. */
export interface NameWords {
  amount: (stage: Stage) => string
  for: (target: string) => string
  line: (number: string) => string
  section: (number: string) => string
  /** A line or section, after its number, in the plan or programme that numbers it. */
  within: (numbered: string, owner: string) => string
  /** How a part of a target is called; a measure has a name of its own. */
  part: Record<Part, string>
  grain: Record<Grain, string>
  to: string
  chargedTo: string
  and: string
  sumOfParts: string
  printedOn: (line: number) => string
}

export const IN_ENGLISH: NameWords = {
  amount: stageInWords,
  for: target => `for ${target}`,
  line: number => `line ${number}`,
  section: number => `section ${number}`,
  within: (numbered, owner) => `${numbered} of ${owner}`,
  part: {
    WHOLE: '',
    MAIN: 'main row',
    COORDINATION: 'coordination',
    TERRITORY: 'territory',
    MEASURE: 'measure',
    OF_WHICH: 'of which',
    LINES: 'its lines',
  },
  grain: { ROW: 'row', SUBTOTAL: 'subtotal', TOTAL: 'total', TEXT: 'in the text' },
  to: 'to ',
  chargedTo: 'charged to ',
  and: ' and ',
  sumOfParts: 'sum of its parts',
  printedOn: line => `printed on line ${line}`,
}

const second = <Word extends string>(words: Record<Word, readonly [string, string]>) =>
  Object.fromEntries(Object.entries<readonly [string, string]>(words).map(([word, [, italian]]) => [word, italian]))

/** Stages that are called by a noun of their own. */
const NOUNS = /^(contributo|interessi)/

export const IN_ITALIAN: NameWords = {
  amount: stage => {
    const [, word] = VOCABULARY.Stage[stage]
    return NOUNS.test(word) ? word : `importo ${word}`
  },
  for: target => `per ${target}`,
  line: number => `la linea ${number}`,
  section: number => `la sezione ${number}`,
  within: (numbered, owner) => `${numbered} (${owner})`,
  part: { ...(second(VOCABULARY.Part) as Record<Part, string>), WHOLE: '' },
  grain: { ...(second(VOCABULARY.Grain) as Record<Grain, string>), TEXT: 'nel testo' },
  to: 'a favore di ',
  chargedTo: 'a carico di ',
  and: ' e ',
  sumOfParts: 'somma delle sue parti',
  printedOn: line => `stampato alla riga ${line}`,
}

/** How Italian texts shorten the kinds of act that are known by a number. */
export const ACT_ABBREVIATIONS: Partial<Record<ActKind, string>> = {
  LAW: 'L',
  DECREE_LAW: 'DL',
  LEGISLATIVE_DECREE: 'D.Lgs.',
  MINISTERIAL_DECREE: 'DM',
  DIRECTORIAL_DECREE: 'DD',
}
