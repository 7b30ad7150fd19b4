import fc from 'fast-check'
import type { Breakdown } from '../../src/model/vocabulary.ts'
import type { Row } from './crafted.ts'

/** What each thing of a crafted ledger is inside of, the outermost first. */
export const HELD: Record<string, string[]> = {
  'plan/prova/p': [],
  'section/prova/s': ['plan/prova/p'],
  'section/prova/s1': ['plan/prova/p', 'section/prova/s'],
  'section/prova/s2': ['plan/prova/p', 'section/prova/s'],
  'line/prova/1': ['plan/prova/p', 'section/prova/s', 'section/prova/s1'],
  'line/prova/2': ['plan/prova/p', 'section/prova/s', 'section/prova/s1'],
  'line/prova/3': ['plan/prova/p', 'section/prova/s', 'section/prova/s2'],
  'line/prova/4': ['plan/prova/p'],
}
const PLACES = Object.keys(HELD)
const ACTS = ['one', 'two', 'three']

const row = fc.record({
  place: fc.nat({ max: PLACES.length - 1 }),
  amount: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null, freq: 9 }),
  act: fc.nat({ max: 2 }),
  tie: fc.constantFrom('none', 'part', 'part', 'later', 'later'),
  to: fc.nat({ max: 9 }),
  /** What its act sets for the place instead, in the same breath. */
  anew: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }) },
  ),
})

/**
 * Random amounts for a plan, its sections and its lines, by three acts: for each place of an act one, some of them parts of what their act
 * sets further up, some in place of what an earlier act set for the place, some set anew by the act itself.
 */
export const ledgers: fc.Arbitrary<Record<string, Row>> = fc
  .uniqueArray(row, { minLength: 2, maxLength: 9, selector: ({ place, act }) => `${place} ${act}` })
  .map(drawn => {
    const rows: Record<string, Row> = {}
    const inOrder = [...drawn].sort((a, b) => a.place - b.place || a.act - b.act)
    const nameOf = ({ place, act }: (typeof drawn)[number]): string => `r${place}${ACTS[act]}`
    const lastOf = (one: (typeof drawn)[number]): string => (one.anew === null ? nameOf(one) : `${nameOf(one)}anew`)
    for (const one of inOrder) {
      const place = PLACES[one.place] as string
      const pick = (from: typeof drawn) => from[one.to % Math.max(1, from.length)]
      const whole = pick(
        inOrder.filter(other => other.act === one.act && HELD[place]?.includes(PLACES[other.place] ?? '')),
      )
      const earlier = pick(inOrder.filter(other => other.place === one.place && other.act < one.act))
      const by: Breakdown = place.startsWith('line/') ? 'LINE' : 'SECTION'
      rows[nameOf(one)] = {
        for: place,
        amount: one.amount === null ? null : one.amount * 1000,
        act: ACTS[one.act] as string,
        ...(one.tie === 'part' && whole !== undefined ? { partOf: [nameOf(whole), by] as [string, Breakdown] } : {}),
        ...(one.tie === 'later' && earlier !== undefined ? { supersedes: lastOf(earlier) } : {}),
      }
      if (one.anew !== null)
        rows[lastOf(one)] = {
          for: place,
          amount: one.anew * 1000,
          act: ACTS[one.act] as string,
          supersedes: nameOf(one),
        }
    }
    return rows
  })

/** Of a ledger, a total by the first act with all that it sets first as parts; of later acts what they set in place of these, or whatever they set. */
export function inTotal(drawn: Record<string, Row>, later: 'REPLACING' | 'ANY'): Record<string, Row> {
  const kept: Record<string, Row> = { total: { for: 'plan/prova/p', amount: 10_000, more: { grain: 'TOTAL' } } }
  for (const [name, row] of Object.entries(drawn)) {
    const isKept =
      (row.act === 'one' && row.supersedes === undefined) ||
      (row.supersedes ?? '') in kept ||
      (later === 'ANY' && row.supersedes === undefined)
    if (row.for === 'plan/prova/p' || !isKept) continue
    const { partOf, ...own } = row
    const whole = partOf?.[0] ?? ''
    const by = row.for.startsWith('line/') ? 'LINE' : 'SECTION'
    const isPart = row.act === 'one' && row.supersedes === undefined
    kept[name] = isPart ? { ...own, partOf: [whole in kept ? whole : 'total', by] } : own
  }
  return kept
}

/** Lines of a plan that a total adds up, so that their sections have sums; later acts set some of them anew. */
export const balanced: fc.Arbitrary<Record<string, Row>> = fc
  .record({
    first: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }),
    later: fc.uniqueArray(
      fc.record({
        line: fc.integer({ min: 1, max: 4 }),
        amount: fc.nat({ max: 30 }),
        act: fc.constantFrom('two', 'three'),
      }),
      { maxLength: 4, selector: ({ line, act }) => `${line} ${act}` },
    ),
  })
  .map(({ first, later }) => {
    const sum = first.reduce((all, amount) => all + amount * 1000, 0)
    const rows: Record<string, Row> = { total: { for: 'plan/prova/p', amount: sum, more: { grain: 'TOTAL' } } }
    for (const [nth, amount] of first.entries())
      rows[`l${nth + 1}`] = { for: `line/prova/${nth + 1}`, amount: amount * 1000, partOf: ['total', 'LINE'] }
    for (const { line, amount, act } of [...later].sort((a, b) => b.act.localeCompare(a.act))) {
      const before = act === 'three' && `l${line}two` in rows ? `l${line}two` : `l${line}`
      rows[`l${line}${act}`] = { for: `line/prova/${line}`, amount: amount * 1000, act, supersedes: before }
    }
    return rows
  })
