import { parseDate } from '../../../../locale/date.ts'
import type { EntityOf } from '../../../../model/graph.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { type Finding, finding, statedClaim } from '../finding.ts'
import { type Day, dateOf, dayOf, inOrder } from './days.ts'

type Act = EntityOf<'ACT'>

/** What an act does to another, the surest first: two acts are compared once. */
const STEPS = ['FOLLOWS', 'CONVERTS', 'APPROVES', 'AMENDS'] as const

const DATES = /\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}[°º]?\s\p{L}+\s\d{4}/gu

/** The date of an act against those of what it follows, converts, approves or amends, of where it is published, of its number. */
export function datesOfActs(index: GraphIndex): Finding[] {
  return index
    .all('ACT')
    .flatMap(act => [
      ...steps(index, act),
      ...index.following('APPROVES', act.id).flatMap(id => approval(index, act, id)),
      ...inOrder(index, dateOf(act), publication(index, act), 'published'),
      ...yearOfNumber(index, act),
    ])
}

function steps(index: GraphIndex, later: Act): Finding[] {
  const seen = new Set<string>()
  return STEPS.flatMap(relation =>
    index.following(relation, later.id).flatMap(id => {
      const earlier = index.find('ACT', id)
      if (!earlier || seen.has(id)) return []
      seen.add(id)
      return inOrder(index, dateOf(earlier), dateOf(later), relation.toLowerCase())
    }),
  )
}

/** A plan that is over is approved no more. */
function approval(index: GraphIndex, act: Act, id: string): Finding[] {
  const plan = index.find('PLAN', id) ?? index.find('SPENDING_PROGRAMME', id)
  return plan ? inOrder(index, dateOf(act), dayOf(plan, 'end'), 'approved-in-time') : []
}

/** The latest day that the words on its publication name. */
function publication(index: GraphIndex, act: Act): Day | null {
  const { publishedIn } = act.properties
  const days = (publishedIn?.match(DATES) ?? [])
    .map(day => parseDate(day))
    .flatMap(day => (day.ok ? day.value.day : []))
  const date = days.sort().at(-1)
  if (date === undefined) return null
  return { of: act, as: 'publication', date, evidence: index.printing(act, 'publishedIn') }
}

/** A number such as 7/2022 says the year of its act. */
function yearOfNumber(index: GraphIndex, act: Act): Finding[] {
  const { number, date } = act.properties
  const year = /\/((?:19|20)\d\d)$/.exec(number ?? '')?.[1]
  if (year === undefined || number === null || date === null) return []
  const numbered = index.printing(act, 'number')
  const dated = index.printing(act, 'date')
  return [
    finding(
      {
        of: ['number', act.id],
        name: `${act.name}: the year of its number and of its date`,
        status: date.startsWith(year) ? 'HOLDS' : 'FAILS',
        expected: null,
        found: null,
        difference: null,
        tolerance: null,
        formula: 'the year of the number is that of the date',
        about: [act.id],
        evidence: [...numbered, ...dated],
      },
      () => ({
        kind: 'TIMING',
        name: `${act.name}: number of ${year}, date of ${date.slice(0, 4)}`,
        explanation: `The number of "${act.name}" is of the year ${year}, but its date is ${date}.`,
        claims: [statedClaim(act, number, null, numbered), statedClaim(act, date, null, dated)],
      }),
    ),
  ]
}
