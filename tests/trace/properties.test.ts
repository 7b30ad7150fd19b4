import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { isShared } from '../../src/graph/shared.ts'
import { OPENING_STEPS, STEPS, stepOver } from '../../src/ledger/steps.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { type EntityKind, kindOfId } from '../../src/model/kinds.ts'
import { type Amount, minorUnits } from '../../src/model/money.ts'
import { RELATIONS } from '../../src/model/relations.ts'
import type { HopAnswer, TraceAnswer, TraceQuestion } from '../../src/questions/trace/answer.ts'
import { questionOf, traceIdOf } from '../../src/questions/trace/question.ts'
import { foundBy } from '../../src/questions/trace/trace.ts'
import { Traced } from '../../src/questions/trace/traced.ts'
import { anyTies } from '../graph/support/any-ties.ts'
import { runs } from '../runs.ts'
import { units } from '../units.ts'
import { type Country, countries, dayOf } from './generate.ts'
import { type MemoryReader, memoryReader } from './memory-reader.ts'
import { ask, imbalances } from './report.ts'

const RUNS = { numRuns: runs(40) }
/** A question about a country: where from, and where to where a goal is asked for. */
const asked = fc.record({
  from: fc.nat(),
  to: fc.option(fc.nat(), { nil: null }),
  direction: fc.constantFrom('OUT', 'IN', 'BOTH'),
})
type Asked = { from: number; to: number | null; direction: 'OUT' | 'IN' | 'BOTH' }

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''
/** Several questions for each country: making one costs more than asking it. */
const questions = fc.array(asked as fc.Arbitrary<Asked>, { minLength: 10, maxLength: 10 })

async function answers(country: Country, list: readonly Asked[], asOf: string | null = null): Promise<TraceAnswer[]> {
  const reader = memoryReader(country.graph)
  return Promise.all(
    list.flatMap(({ from, to, direction }, nth) => {
      // Every other question is between an act and a thing, where most of the money is.
      const start = nth % 2 === 0 && direction !== 'IN' ? pick(country.acts, from) : pick(country.ids, from)
      const chosen = to === null ? null : pick(country.ids, to)
      const goal = chosen === start ? null : chosen
      return ask(reader, start, { to: goal, direction, asOf })
    }),
  )
}

const everyAnswer = (check: (answer: TraceAnswer, country: Country) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(
      countries,
      questions,
      fc.option(fc.nat({ max: 700 }), { nil: null }),
      async (country, list, day) => {
        for (const answer of await answers(country, list, day === null ? null : dayOf(day)))
          await check(answer, country)
      },
    ),
    RUNS,
  )

test(
  'a flow balances to the cent at every inner node',
  () => everyAnswer(answer => expect(imbalances(answer)).toEqual([])),
  120_000,
)

test(
  'a flow takes no money from nowhere: what goes in at its ends comes out at its ends',
  () =>
    everyAnswer(({ flow }) => {
      const keys = new Set(flow.nodes.map(node => node.key))
      expect(keys.size).toBe(flow.nodes.length)
      const at = (end: 'source' | 'target', key: string) => flow.links.filter(link => link[end] === key)
      const sum = (links: typeof flow.links) => links.reduce((total, link) => total + minorUnits(link.amount), 0)
      const sources = flow.nodes.filter(node => at('target', node.key).length === 0)
      const sinks = flow.nodes.filter(node => at('source', node.key).length === 0)
      for (const { source, target } of flow.links) expect(keys.has(source) && keys.has(target)).toBe(true)
      expect(sum(sources.flatMap(node => at('source', node.key)))).toBe(
        sum(sinks.flatMap(node => at('target', node.key))),
      )
    }),
  120_000,
)

test(
  'what enters a hop is what leaves it and the residual',
  () =>
    everyAnswer(answer => {
      for (const { conservation } of answer.routes.flatMap(route => route.hops)) {
        const { inflow, outflow, residual, tolerance, status } = conservation
        if (status === 'NOT_CHECKABLE') {
          expect(residual).toBeNull()
          continue
        }
        expect(units(inflow)).toBe((units(outflow) ?? Number.NaN) + (units(residual) ?? Number.NaN))
        const off = units(residual) ?? 0
        const within = Math.abs(off) <= (units(tolerance) ?? 0)
        expect(status).toBe(off === 0 ? 'BALANCED' : within ? 'WITHIN_ROUNDING' : off > 0 ? 'GAP' : 'OVERFLOW')
      }
    }),
  120_000,
)

test(
  'a trace and its reverse visit the same hops with the same money',
  () =>
    everyAnswer(async (answer, country) => {
      if (answer.to === null) return
      const against = answer.direction === 'OUT' ? 'IN' : 'OUT'
      const reverse = await ask(memoryReader(country.graph), answer.to, {
        to: answer.from,
        direction: against,
        asOf: answer.asOf,
      })
      const hop = (one: HopAnswer, turned: boolean) => {
        const [from, to] = turned ? [one.to, one.from] : [one.from, one.to]
        return [
          from,
          one.relation,
          to,
          units(one.amountIn),
          units(one.amountOut),
          one.stage,
          one.conservation.status,
        ].join(' ')
      }
      const routes = (from: TraceAnswer, turned: boolean) =>
        from.routes
          .map(route => (turned ? [...route.hops].reverse() : route.hops).map(one => hop(one, turned)).join('\n'))
          .sort()
      expect(routes(reverse, true)).toEqual(routes(answer, false))
      // Where nothing arrives, what the two share is looked for from where each of them got to.
      if (answer.routes.length === 0) return
      expect(new Set(reverse.stops)).toEqual(new Set(answer.stops))
      expect(new Set(reverse.flow.links)).toEqual(new Set(answer.flow.links))
      expect(reverse.contradictions).toEqual(answer.contradictions)
      expect(reverse.attribution?.upper).toEqual(answer.attribution?.upper)
      expect(reverse.attribution?.kind).toEqual(answer.attribution?.kind)
    }),
  120_000,
)

describe('no answer has an amount that nothing states, computes or bounds', () => {
  const figures = (graph: GraphValue) => {
    const byTarget = new Map<string, Set<number>>()
    for (const { from, type, to } of graph.relationships) {
      const allocation = graph.entities.get(from)
      if (type !== 'FOR' || allocation?.kind !== 'ALLOCATION' || allocation.properties.amount === null) continue
      byTarget.set(to, (byTarget.get(to) ?? new Set()).add(allocation.properties.amount))
    }
    return byTarget
  }

  test(
    'a target has an amount only where an allocation is for it',
    () =>
      everyAnswer((answer, { graph }) => {
        const known = figures(graph)
        const check = (id: string, amount: Amount | null): void => {
          if (amount === null || /^(act|allocation|fund|organisation)\//.test(id)) return
          expect([...(known.get(id) ?? [])]).toContain(minorUnits(amount))
        }
        for (const hop of answer.routes.flatMap(route => route.hops)) {
          const [left, entered] = answer.direction === 'OUT' ? [hop.from, hop.to] : [hop.to, hop.from]
          check(left, hop.amountIn)
          check(entered, hop.amountOut)
        }
      }),
    120_000,
  )

  test(
    'an attribution without an allocation for its goal is a bound',
    () =>
      everyAnswer((answer, { graph }) => {
        const known = figures(graph)
        for (const route of answer.routes) {
          const end = answer.direction === 'OUT' ? route.hops.at(-1)?.to : route.hops[0]?.from
          const { kind, amount, lower, upper } = route.attribution ?? {}
          if (kind === 'DECLARED') expect(amount).toEqual(route.amountOut)
          // What is reduced to less than nothing is bounded by its net on both sides.
          else expect([amount, units(lower) ?? 0]).toEqual([null, Math.min(0, units(upper) ?? 0)])
          if (upper != null && route.amountIn !== null && kind !== 'DECLARED') expect(known.size).toBeGreaterThan(0)
          if (end?.startsWith('indicator/') && !known.has(end)) expect(amount).toBeNull()
          if (end?.startsWith('result/') || end?.startsWith('region/')) expect(amount).toBeNull()
        }
      }),
    120_000,
  )
})

test(
  'context is no hop: two statements of classification make no route',
  () =>
    everyAnswer((answer, { graph }) => {
      const hops = answer.routes.flatMap(route => route.hops)
      const banned = [
        'CLASSIFIES',
        'HAS_PROGRAMME',
        'CORROBORATED_BY',
        'SAME_AS',
        'CONTINUES',
        'BREAKS_DOWN_INTO',
        'SUPERSEDES',
        'REDUCES',
        'RESTATES',
      ]
      for (const hop of hops) {
        expect(banned).not.toContain(hop.relation)
        expect(Object.keys(RELATIONS)).toContain(hop.relation)
        expect([hop.from, hop.to].some(id => id.startsWith('budget-programme/'))).toBe(false)
        const [from, to] = hop.direction === 'OUT' ? [hop.from, hop.to] : [hop.to, hop.from]
        expect(graph.relationships.some(one => one.from === from && one.type === hop.relation && one.to === to)).toBe(
          true,
        )
      }
    }),
  120_000,
)

test(
  'an indicator of a line is never reached from the section of that line',
  () =>
    everyAnswer((answer, { graph }) => {
      const lines = (section: string) =>
        graph.relationships.filter(one => one.from === section && one.type === 'HAS_LINE').map(one => one.to)
      for (const hop of answer.routes.flatMap(route => route.hops).filter(one => one.relation === 'MEASURES')) {
        const [indicator, place] = hop.from.startsWith('indicator/') ? [hop.from, hop.to] : [hop.to, hop.from]
        const measured = graph.relationships
          .filter(one => one.from === indicator && one.type === 'MEASURES')
          .map(one => one.to)
        expect(lines(place).filter(line => measured.includes(line))).toEqual([])
      }
    }),
  120_000,
)

test(
  'as of a later day there are as many acts or more',
  () =>
    fc.assert(
      fc.asyncProperty(countries, questions, async (country, list) => {
        const { graph } = country
        const known = ({ routes, stops }: TraceAnswer): Set<string> => {
          const passed = routes.flatMap(route => route.hops.flatMap(hop => [hop.from, hop.to]))
          const replaced = stops.filter(stop => stop.reason === 'SUPERSEDED').map(stop => stop.at)
          const setters = graph.relationships.filter(one => one.type === 'SETS' && replaced.includes(one.to))
          return new Set([...passed.filter(id => id.startsWith('act/')), ...setters.map(one => one.from)])
        }
        const awaited = ({ stops }: TraceAnswer): Set<string> =>
          new Set(stops.filter(stop => stop.reason === 'NOT_YET_IN_FORCE').map(stop => stop.at))
        const within = (inner: Set<string>, outer: Set<string>): string[] => [...inner].filter(id => !outer.has(id))
        const up = list.map((one): Asked => ({ ...one, to: null, direction: 'IN' }))
        const dates = country.acts.flatMap(id => {
          const act = graph.entities.get(id)
          return act?.kind === 'ACT' && act.properties.date !== null ? [act.properties.date] : []
        })
        let before: TraceAnswer[] | null = null
        // The days on which something changes, from the first to the last.
        for (const day of [...new Set(dates)].sort()) {
          const now = await answers(country, up, day)
          for (const [nth, early] of (before ?? []).entries()) {
            const late = now[nth]
            if (late === undefined) continue
            expect(within(known(early), known(late))).toEqual([])
            expect(within(awaited(late), awaited(early))).toEqual([])
          }
          before = now
        }
      }),
      RUNS,
    ),
  120_000,
)

test(
  'nothing of a later act is reported as of an earlier day',
  () =>
    everyAnswer((answer, { graph }) => {
      const { asOf } = answer
      if (asOf === null) return
      for (const id of new Set(answer.routes.flatMap(route => route.hops.flatMap(hop => [hop.from, hop.to])))) {
        const act = graph.entities.get(id)
        if (act?.kind === 'ACT') expect((act.properties.date ?? '9999') <= asOf).toBe(true)
      }
    }),
  120_000,
)

test(
  'a shorter list of routes changes nothing else, and says that it is shorter',
  () =>
    fc.assert(
      fc.asyncProperty(countries, questions, fc.integer({ min: 1, max: 3 }), async (country, list, maxRoutes) => {
        const reader = memoryReader(country.graph)
        for (const full of await answers(country, list)) {
          const { id, citation, routes, truncated, ...rest } = await ask(reader, full.from, {
            to: full.to,
            direction: full.direction,
            maxRoutes,
          })
          const { id: _, citation: __, routes: all, truncated: cut, ...same } = full
          expect(rest).toEqual(same)
          expect(routes).toEqual(all.slice(0, maxRoutes))
          expect([truncated, cut]).toEqual([all.length > maxRoutes, false])
          expect([id.startsWith('trace/'), citation.includes('release ')]).toEqual([true, true])
        }
      }),
      RUNS,
    ),
  120_000,
)

test(
  'what lies around a question is looked at as a whole or not at all',
  () =>
    fc.assert(
      fc.asyncProperty(countries, questions, fc.integer({ min: 1, max: 60 }), async (country, list, limit) => {
        const reader = memoryReader(country.graph)
        for (const { from, to, direction } of await answers(country, list)) {
          const whole = await ask(reader, from, { to, direction })
          const cut = await ask(reader, from, { to, direction }, limit).catch((error: unknown) => error)
          if (cut instanceof Error) expect(cut).toMatchObject({ code: 'LIMIT_EXCEEDED' })
          else expect(cut).toEqual(whole)
        }
      }),
      RUNS,
    ),
  120_000,
)

test(
  'the order in which a reader answers changes nothing',
  () =>
    fc.assert(
      fc.asyncProperty(countries, questions, async (country, list) => {
        const { graph } = country
        const turned: Country = {
          ...country,
          graph: {
            ...graph,
            entities: new Map([...graph.entities].reverse()),
            relationships: [...graph.relationships].reverse(),
          },
        }
        expect(await answers(turned, list)).toEqual(await answers(country, list))
      }),
      RUNS,
    ),
  120_000,
)

describe('the id of a trace', () => {
  const id = fc.stringMatching(/^[a-z][a-z-]{0,8}(\/[a-z0-9-]{1,12}){1,3}$/)
  const question: fc.Arbitrary<TraceQuestion> = fc.record({
    from: id,
    to: fc.option(id, { nil: null }),
    direction: fc.constantFrom('OUT', 'IN', 'BOTH'),
    asOf: fc.option(fc.nat({ max: 9000 }).map(dayOf), { nil: null }),
    maxRoutes: fc.integer({ min: 1, max: 500 }),
  })

  test('holds the question, and nothing else has that id', () =>
    fc.assert(
      fc.property(question, question, (one, other) => {
        expect(questionOf(traceIdOf(one))).toEqual(one)
        expect(traceIdOf(one) === traceIdOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other))
        expect(traceIdOf(one)).toMatch(/^trace\/[A-Za-z0-9_-]+$/)
      }),
    ))

  // Recorded with the program as it was then; they stand in links and citations, so that no later one may read them otherwise.
  const plain = { from: 'act/anpal/dd-570-2019', to: null, direction: 'OUT', asOf: null, maxRoutes: 50 }
  const line = 'line/anpal-servizi/2019-2021/1'
  const measure = { ...plain, from: 'line/it/pnrr/m5c1i1-01-00', direction: 'IN' }
  test.each([
    ['the first version', 'WyJhY3QvYW5wYWwvZGQtNTcwLTIwMTkiLG51bGwsIk9VVCIsbnVsbCw1MF0', plain],
    [
      'the first version, with a goal and a day',
      'WyJhY3QvYW5wYWwvZGQtNTcwLTIwMTkiLCJsaW5lL2FucGFsLXNlcnZpemkvMjAxOS0yMDIxLzEiLCJPVVQiLCIyMDE5LTEyLTMxIiwyMDBd',
      { ...plain, to: line, asOf: '2019-12-31', maxRoutes: 200 },
    ],
    [
      'the first version, towards a plan',
      'WyJwbGFuL2FucGFsLXNlcnZpemkvMjAxOS0yMDIxIixudWxsLCJJTiIsbnVsbCwxXQ',
      { ...plain, from: 'plan/anpal-servizi/2019-2021', direction: 'IN', maxRoutes: 1 },
    ],
    [
      'that with languages',
      'WyJhY3QvYW5wYWwvZGQtNTcwLTIwMTkiLG51bGwsIkJPVEgiLG51bGwsNTAsIklUIl0',
      { ...plain, direction: 'BOTH', language: 'IT' },
    ],
    [
      'that with editions',
      'WyJsaW5lL2l0L3BucnIvbTVjMWkxLTAxLTAwIixudWxsLCJJTiIsbnVsbCw1MCxudWxsLCJ2MDMiXQ',
      { ...measure, edition: 'v03' },
    ],
    [
      'that with both',
      'WyJsaW5lL2l0L3BucnIvbTVjMWkxLTAxLTAwIixudWxsLCJJTiIsbnVsbCw1MCwiRU4iLCJ2MDMiXQ',
      { ...measure, language: 'EN', edition: 'v03' },
    ],
  ])('of %s holds what it held', (_, text, question) => {
    expect(questionOf(`trace/${text}`)).toEqual(question)
    expect(traceIdOf(question as TraceQuestion)).toBe(`trace/${text}`)
  })

  test('that holds no question is refused', () => {
    const bad = (value: unknown): string => `trace/${Buffer.from(JSON.stringify(value)).toString('base64url')}`
    const good: unknown[] = ['act/a/b', null, 'OUT', null, 50]
    for (const [at, value] of [
      [0, 7],
      [1, 7],
      [2, 'UP'],
      [3, '2020-02-30'],
      [4, 0],
      [4, 501],
      [4, '50'],
    ] as const)
      expect(() => questionOf(bad(good.with(at, value)))).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }))
    for (const text of [
      'trace/',
      'trace/%%%',
      'act/a/b',
      bad([]),
      bad(good.slice(1)),
      `${bad(good)}=`,
      `trace/${'A'.repeat(9999)}`,
    ])
      expect(() => questionOf(text)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }))
    expect(questionOf(bad(good))).toEqual({ from: 'act/a/b', to: null, direction: 'OUT', asOf: null, maxRoutes: 50 })
  })

  test('any text at all is either a question or refused, never something else', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String().map(text => `trace/${text}`),
        ),
        text => {
          try {
            expect(traceIdOf(questionOf(text))).toBe(text)
          } catch (error) {
            expect(error).toMatchObject({ code: 'BAD_USER_INPUT' })
          }
        },
      ),
    ))
})

describe('what leads to a goal', () => {
  /** All the parts of the answer that one way of reading gives, where something arrives. */
  const whole = async (reader: MemoryReader, question: TraceQuestion, way: 'BETWEEN' | 'OUT') => {
    const found = await foundBy(reader, question, 'OUT', way)
    // In which currency nothing arrives where no money is about, is asked of all ways.
    if (!found.reached || found.accounts.ledger.entries.size === 0) return found.reached
    const answer = new Traced(reader, question, found)
    const { verdict, citation } = answer
    const parts = [answer.routes(), answer.stops(), answer.attribution(), answer.contradictions(), answer.flow()]
    return JSON.stringify([verdict, citation.call(answer), ...(await Promise.all(parts))])
  }
  const compare = async (graph: GraphValue, most: number, asOf: string | null): Promise<number> => {
    const reader = memoryReader(graph)
    let arrived = 0
    const pairs: [string, string][] = []
    for (const from of graph.entities.keys()) {
      const met = new Set([from])
      for (const id of met)
        for (const tie of await reader.ties(id))
          if (stepOver(tie, kindOfId(id) as EntityKind, 'from', [...OPENING_STEPS, ...STEPS]) !== null)
            met.add(tie.other)
      for (const to of met) if (to !== from && !isShared(to)) pairs.push([from, to])
    }
    const every = Math.max(1, Math.floor(pairs.length / most))
    for (const [from, to] of pairs.filter((_, nth) => nth % every === 0)) {
      const question: TraceQuestion = { from, to, direction: 'OUT', asOf, maxRoutes: 20 }
      const [near, all] = [await whole(reader, question, 'BETWEEN'), await whole(reader, question, 'OUT')]
      expect(near, `${from} ${to}`).toEqual(typeof near === 'boolean' ? all !== false : all)
      if (near !== false) arrived++
    }
    return arrived
  }

  test('is all that an answer needs, of any country', { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(countries, fc.option(fc.nat({ max: 700 }), { nil: null }), async ({ graph }, day) => {
        await compare(graph, 20, day === null ? null : dayOf(day))
      }),
      RUNS,
    ),
  )

  test('and of relationships between any two kinds', { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(anyTies, async graph => {
        await compare(graph, 20, null)
      }),
      { numRuns: runs(10) },
    ),
  )

  test.each(['data/rapporto-2019', 'tests/packages/comune-di-rivalta', 'tests/packages/wexcombe-borough'])(
    'and of %s',
    { timeout: 120_000 },
    async folder => {
      const graph = derive(await readPackages([folder]))
      expect(await compare(graph, 150, null)).toBeGreaterThan(20)
    },
  )
})
