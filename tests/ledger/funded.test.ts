import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { decimalOf } from '../../src/model/money.ts'
import type { CoverageAnswer, CoverageQuestion } from '../../src/questions/coverage/answer.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { importFiles } from '../../src/recipes/import.ts'
import { parseRecipe } from '../../src/recipes/read-recipe.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { folder } from '../recipes/support.ts'
import { withSources } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { money, type Row } from './crafted.ts'

const SOURCES = '../shared/sources'

const asked = (graph: Parameters<typeof memoryReader>[0], of: string, more: Partial<CoverageQuestion> = {}) =>
  coverage(memoryReader(graph), { of, stage: null, asOf: null, ...more })
const level = ({ levels }: CoverageAnswer, of: string) => {
  const found = levels.find(({ kind }) => kind === of)
  const text = (amount: NonNullable<typeof found>['amount'] | undefined) => (amount == null ? null : decimalOf(amount))
  return (
    found && { amount: text(found.amount), upper: text(found.upper), share: found.share, upperShare: found.upperShare }
  )
}

/** A frame that no act sets and no total is printed of: A has too much from acts, B enough, C less, D nothing. */
function frame(): GraphBuilder {
  const graph = new GraphBuilder()
  graph.add<'PLAN'>('plan/x/p', { name: 'Plan' })
  graph.add<'SOURCE'>('source/x', { year: 2024, sha256: '0', lineCount: 1, series: 'x', edition: 'v1', complete: true })
  const money = { a: [100, [80, 60]], b: [100, [100]], c: [100, [30]], d: [100, []] } as const
  for (const [code, [has, sets]] of Object.entries(money)) {
    graph.add<'LINE'>(`line/x/${code}`, { name: code })
    graph.tie('plan/x/p', 'HAS_LINE', `line/x/${code}`)
    graph.amount(
      `allocation/x/${code}/total`,
      { stage: 'BUDGETED', amount: has * 100, edition: 'source/x' },
      { for: `line/x/${code}` },
    )
    sets.forEach((set, nth) => {
      const act = graph.add<'ACT'>(`act/x/${code}-${nth}`, { name: `${code} ${nth}` })
      const amount = { stage: 'ASSIGNED', amount: set * 100 } as const
      graph.amount(`allocation/x/${code}-${nth}/set`, amount, { for: `line/x/${code}`, act: act.id })
      graph.amount(
        `allocation/x/${code}-${nth}/done`,
        { ...amount, stage: 'COMMITTED' },
        { for: `line/x/${code}`, act: act.id },
      )
    })
  }
  return graph
}

test('what acts set is capped at what each target has: an excess hides no shortfall', async () => {
  const answer = await asked(frame().graph, 'plan/x/p')
  expect(answer.total && decimalOf(answer.total)).toBe('400.00')
  expect([answer.stage, answer.totalBasis]).toEqual(['BUDGETED', 'COMPUTED'])
  expect(level(answer, 'ACT')).toMatchObject({ amount: '230.00', share: '57.50' })
  const ends = answer.deadEnds.filter(({ reason }) => reason !== 'END_OF_DATA')
  expect(ends.map(({ at, reason, upperBound }) => [at, reason, upperBound && decimalOf(upperBound)])).toEqual([
    ['line/x/a', 'CONTRADICTED', '100.00'],
    ['line/x/c', 'NO_MONEY_STATED', '70.00'],
    ['line/x/d', 'NO_MONEY_STATED', '100.00'],
  ])
  expect(ends[0]?.explanation).toContain('2 acts on record set € 140.00')
})

test('a total that one cell prints is stated, not computed', async () => {
  const graph = new GraphBuilder()
  graph.add<'PLAN'>('plan/x/p', { name: 'Plan' })
  graph.amount('allocation/x/all/total', { stage: 'BUDGETED', amount: 500 }, { for: 'plan/x/p' })
  expect((await asked(graph.graph, 'plan/x/p')).totalBasis).toBe('STATED')
})

describe('a fund that has an amount of its own', () => {
  const FUND = 'fund/x/f'
  function programme(): GraphBuilder {
    const graph = new GraphBuilder()
    graph.add<'FUND'>(FUND, { name: 'Fund' })
    graph.add<'PLAN'>('plan/eu/f', { name: 'Programme' })
    graph.tie('plan/eu/f', 'SAME_AS', FUND)
    for (const [day, amount] of [
      ['2015-12-31', 900],
      ['2016-09-30', 1000],
    ] as const)
      graph.amount(`allocation/eu/${day}`, { stage: 'APPROVED', amount: amount * 100, date: day }, { for: 'plan/eu/f' })
    graph.tie('allocation/eu/2016-09-30', 'SUPERSEDES', 'allocation/eu/2015-12-31')
    for (const plan of ['one', 'two']) {
      const act = graph.add<'ACT'>(`act/x/${plan}`, { name: plan, date: '2018-01-01', datePrecision: 'DAY' })
      graph.add<'PLAN'>(`plan/x/${plan}`, { name: `Plan ${plan}` })
      graph.amount(`allocation/x/${plan}`, { stage: 'BUDGETED', amount: 20_00 }, { for: `plan/x/${plan}`, act: act.id })
      graph.tie(`allocation/x/${plan}`, 'CHARGED_TO', FUND)
    }
    return graph
  }

  test('gives the most that plans are charged to it, as a bound of its share', async () => {
    const answer = await asked(programme().graph, FUND)
    expect(answer.total && decimalOf(answer.total)).toBe('1000.00')
    expect(level(answer, 'PLAN')).toEqual({ amount: null, upper: '40.00', share: null, upperShare: '4.00' })
    expect(answer.deadEnds.map(({ at, upperBound }) => [at, upperBound && decimalOf(upperBound)])).toEqual([
      ['plan/x/one', '20.00'],
      ['plan/x/two', '20.00'],
    ])
  })

  test('is of the day that is asked about', async () => {
    const on = async (asOf: string) => {
      const answer = await asked(programme().graph, FUND, { asOf })
      return [answer.total && decimalOf(answer.total), level(answer, 'PLAN')?.upper]
    }
    expect(await on('2015-12-31')).toEqual(['900.00', undefined])
    expect(await on('2018-01-01')).toEqual(['1000.00', '40.00'])
    expect(await on('2015-01-01')).toEqual([null, undefined])
  })

  test('and where an act replaces what another charged, the most of both bounds it', async () => {
    const graph = programme()
    const act = graph.add<'ACT'>('act/x/later', { name: 'later', date: '2019-01-01', datePrecision: 'DAY' })
    graph.amount('allocation/x/later', { stage: 'BUDGETED', amount: 15_00 }, { for: 'plan/x/one', act: act.id })
    graph.tie('allocation/x/later', 'CHARGED_TO', FUND)
    graph.tie('allocation/x/later', 'SUPERSEDES', 'allocation/x/one')
    expect(level(await asked(graph.graph, FUND), 'PLAN')?.upper).toBe('40.00')
    expect(level(await asked(graph.graph, FUND, { asOf: '2019-06-01' }), 'PLAN')?.upper).toBe('35.00')
  })

  test('and where acts replace parts of a total that stands, at most what is there with what they set', async () => {
    const most = async (later: Record<string, Row>, asOf: string | null = null) => {
      const { graph } = money({
        total: { for: 'plan/prova/p', amount: 10_000, fund: 'x', more: { grain: 'TOTAL' } },
        l1: { for: 'line/prova/1', amount: 4000, partOf: ['total', 'LINE'] },
        l4: { for: 'line/prova/4', amount: 6000, partOf: ['total', 'LINE'] },
        ...later,
      })
      return level(await asked(graph, 'fund/x', { asOf }), 'PLAN')?.upper
    }
    const first = (amount: number): Row => ({ for: 'line/prova/1', amount, act: 'two', supersedes: 'l1', fund: 'x' })
    const second = (amount: number): Row => ({ for: 'line/prova/4', amount, act: 'three', supersedes: 'l4', fund: 'x' })
    // Nobody took the total back: what a part has less may be elsewhere in it, what it has more was not in it.
    expect(await most({ b: first(1000) })).toBe('100.00')
    expect(await most({ b: first(13_000) })).toBe('190.00')
    expect(await most({ b: first(13_000), c: second(9000) })).toBe('220.00')
    expect(await most({ b: first(13_000), c: second(1000) })).toBe('190.00')
    const again: Row = { for: 'line/prova/1', amount: 15_000, act: 'three', supersedes: 'b', fund: 'x' }
    expect(await most({ b: first(13_000), c: again })).toBe('210.00')
    expect(await most({ b: first(13_000), c: again }, '2021-06-30')).toBe('190.00')
    expect(await most({ b: first(13_000) }, '2020-06-30')).toBe('100.00')
  })

  test('in another currency, too, where it has nothing of its own: one bound for each', async () => {
    const graph = new GraphBuilder()
    graph.add<'FUND'>(FUND, { name: 'Fund' })
    graph.add<'PLAN'>('plan/x/p', { name: 'Plan' })
    for (const currency of ['EUR', 'USD'] as const) {
      graph.add<'ACT'>(`act/x/${currency.toLowerCase()}`)
      const id = `allocation/x/p/${currency.toLowerCase()}`
      const act = `act/x/${currency.toLowerCase()}`
      graph.amount(id, { stage: 'BUDGETED', amount: 2000, currency }, { for: 'plan/x/p', act })
      graph.tie(id, 'CHARGED_TO', FUND)
    }
    const { levels, deadEnds } = await asked(graph.graph, FUND)
    expect(levels.map(({ upper }) => upper && `${decimalOf(upper)} ${upper.currency}`)).toEqual([
      '20.00 EUR',
      '20.00 USD',
    ])
    expect(deadEnds.filter(({ at }) => at === 'plan/x/p')).toHaveLength(2)
  })

  test('none of its own: bounds without a share, and it is said', async () => {
    const graph = programme()
    graph.graph.relationships.splice(
      graph.graph.relationships.findIndex(({ type }) => type === 'SAME_AS'),
      1,
    )
    const answer = await asked(graph.graph, FUND)
    expect([answer.total, level(answer, 'PLAN')]).toEqual([
      null,
      { amount: null, upper: '40.00', share: null, upperShare: null },
    ])
    expect(answer.deadEnds.map(({ reason }) => reason)).toContain('NO_MONEY_STATED')
  })
})

test('what is singled out of a total is not all of it, and is no contradiction unless it exceeds it', async () => {
  const graph = (part: number) => {
    const builder = new GraphBuilder()
    builder.add<'PLAN'>('plan/x/p', { name: 'Plan' })
    builder.amount('allocation/x/all/total', { stage: 'BUDGETED', amount: 500 }, { for: 'plan/x/p' })
    builder.amount(
      'allocation/x/all/eu',
      { stage: 'BUDGETED', part: 'OF_WHICH', amount: part },
      { for: 'plan/x/p', partOf: [['allocation/x/all/total', 'OF_WHICH']] },
    )
    return derive(builder.graph)
  }
  expect(graph(300).contradictions).toEqual([])
  expect((await asked(graph(300), 'plan/x/p')).deadEnds.map(({ reason }) => reason)).not.toContain('CONTRADICTED')
  expect(graph(600).contradictions).toHaveLength(1)
})

describe.skipIf(!withSources)('as publishers print them', () => {
  const AT = folder()
  const importOf = async (name: string, of: string, pattern: RegExp, others: string[] = []) => {
    const paths = readdirSync(join(SOURCES, of)).flatMap(file => (pattern.test(file) ? [join(SOURCES, of, file)] : []))
    const out = join(AT, name)
    const recipe = parseRecipe(readFileSync(`recipes/${name}.yaml`, 'utf8'), `${name}.yaml`)
    await importFiles(recipe, paths, out, { step: () => {}, detail: () => {} }, { others })
    return out
  }

  describe('the recovery plan', () => {
    let graph: Parameters<typeof memoryReader>[0]
    beforeAll(async () => {
      const last = await importOf('pnrr-frame', 'pnrr-2025', /QuadroFin/)
      const packages = [
        last,
        await importOf('pnrr-spending', 'pnrr-2025', /Spesa/, [last]),
        await importOf('pnrr-procedures', 'pnrr-2025', /PRATT/, [last]),
        await importOf('pnrr-frame-2023', 'pnrr-2023', /QuadroFin|AmmTitolari/),
      ]
      graph = derive(await readPackages(packages))
    }, 120_000)

    test('holds 194415951465.97 as of 2025, and what each edition of 2023 prints as of that', async () => {
      const total = async (more: Partial<CoverageQuestion>) => {
        const found = (await asked(graph, 'plan/it/pnrr', more)).total
        return found === null ? null : decimalOf(found)
      }
      for (const more of [{}, { edition: '2025' }, { asOf: '2025-12-31' }])
        expect(await total(more)).toBe('194415951465.97')
      expect(await total({ edition: 'v02' })).toBe('191499177890.00')
      expect(await total({ edition: 'v03' })).toBe('191499177890.20')
      expect(await total({ edition: 'source/pnrr-frame-2023-v04' })).toBe('191499177890.20')
      expect(await total({ asOf: '2024-06-30' })).toBeNull()
    }, 60_000)

    test('procedures set 94.28 % of it, capped at each measure; 22 measures exceed, 51 are short, 78 have none', async () => {
      const answer = await asked(graph, 'plan/it/pnrr')
      expect(level(answer, 'ACT')).toMatchObject({ amount: '183286792150.55', share: '94.28' })
      const saying = (text: string) => answer.deadEnds.filter(({ explanation }) => explanation.includes(text)).length
      expect([saying('too much'), saying('are not explained'), saying('An earlier edition gave')]).toEqual([22, 51, 17])
    }, 60_000)
  })

  test('the report’s plan is at most 3.46 % of PON SPAO: 75387273.39 of 2176505801', async () => {
    const programmes = await importOf('opencoesione-programmes', 'opencoesione', /csv/)
    const graph = derive(await readPackages([programmes, 'data/rapporto-2019']))
    const answer = await asked(graph, 'fund/pon-spao', { asOf: null })
    expect(answer.total && decimalOf(answer.total)).toBe('2176505801.00')
    expect(level(answer, 'PLAN')).toMatchObject({ upper: '75387273.39', upperShare: '3.46' })
    expect(
      (await asked(graph, 'plan/eu/2014it05sfop002', { asOf: '2016-09-30' })).deadEnds.filter(
        ({ reason }) => reason === 'CONTRADICTED',
      ),
    ).toEqual([])
  }, 60_000)
})
