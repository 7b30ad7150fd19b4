import { shownDate } from '../../model/dates.ts'
import type { Part } from '../../model/vocabulary.ts'
import type { ActThing, Elsewhere, Onward, Thing } from '../thing.ts'

/** How one language names what is in the data. */
export interface Phrases {
  /** `line 4 “Bridges” of the plan “2020”`, `the € 5.00 that the law 3 of 2020 sets for …`. */
  thing: (thing: Thing) => string
  /** `the 5 indicators that measure it and its one result`. */
  onward: (groups: readonly Onward[]) => string
  /** `€ 5.00 and € 6.00, set by the law 3 of 2020; € 7.00, set by no act in the data`. */
  elsewhere: (amounts: readonly Elsewhere[]) => string
  /** Words put after an amount that is not the whole of its target. */
  part: (part: Part) => string
}

/** An issuer of more words than this would hide the decree behind it. */
const SHORT = 2

export interface ActWords {
  issuer: string
  isShort: boolean
  /** The date as far as it is known; null where there is none or the name states it. */
  date: string | null
}

/** What of an act's issuers and date a phrase says; `list` joins names in its language. */
export function actWords(act: ActThing, list: (names: readonly string[]) => string): ActWords {
  const issuer = list(act.issuers)
  const { date } = act
  return {
    issuer,
    isShort: issuer !== '' && issuer.split(' ').length <= SHORT,
    date: date === null || (act.number === null && statesDate(act.name, shownDate(date, act.precision))) ? null : date,
  }
}

/** Whether a name holds the year and the day of a date, as numbers: sources write the month in words of their language. */
function statesDate(name: string, date: string): boolean {
  const numbers = new Set((name.match(/\d+/g) ?? []).map(Number))
  const [year, , day] = date.split('-').map(Number)
  return year !== undefined && numbers.has(year) && (day === undefined || numbers.has(day))
}
