import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'

const TIMELINE = `query ($from: Date, $to: Date, $about: ID, $first: Int! = 100) {
  timeline(from: $from, to: $to, about: $about, first: $first) {
    date datePrecision label entity { id kind } evidence { line raw }
  }
}`

interface Event {
  date: string
  datePrecision: string
  label: string
  entity: { id: string; kind: string }
  evidence: { line: number; raw: string }[]
}

let [report, invented] = [null, null] as unknown as [Api, Api]
beforeAll(async () => {
  report = await openApi(['data/rapporto-2019'])
  invented = await openApi(['tests/packages/comune-di-rivalta'])
})
afterAll(async () => {
  await report?.close()
  await invented?.close()
})

const ask = async (question: Record<string, unknown> = {}, api = report): Promise<Event[]> =>
  (await api.ask(TIMELINE, question)).timeline
const stated = (events: Event[]) =>
  events.map(({ date, datePrecision, entity }) => `${date} ${datePrecision} ${entity.id}`)
const idsOf = (events: Event[]) => [...new Set(events.map(({ entity }) => entity.id))]

async function codeOf(question: Record<string, unknown>): Promise<string | undefined> {
  const { errors } = await report.execute(TIMELINE, question)
  return errors?.map(({ originalError }) => (originalError as Error & { code: string })?.code ?? 'BAD_USER_INPUT')[0]
}

describe('the timeline of the report', () => {
  test('lists the decrees of December 2019, with where the day is printed', async () => {
    const events = await ask({ from: '2019-12-20', to: '2019-12-23' })
    expect(stated(events)).toEqual(['2019-12-20 DAY act/anpal/dd-549-2019', '2019-12-23 DAY act/anpal/dd-570-2019'])
    expect(events[0]?.label).toBe('Decreto Direttoriale n. 549 (20 dicembre 2019): issued')
    expect(events[0]?.evidence.map(({ line }) => line)).toEqual(expect.arrayContaining([96, 126]))
    for (const { raw } of events.flatMap(({ evidence }) => evidence)) expect(raw).toMatch(/2019/)
  })

  test('says of a day what it is the day of, and no more than is known (L49, L672, L612)', async () => {
    const labels = async (day: string) => (await ask({ from: day, to: day })).map(({ label }) => label)
    expect(await labels('2018-12-31')).toContain('nuovo iter operativo (presentato a dicembre 2018): presentation')
    expect(await labels('2017-01-01')).toContain('Legge di stabilità 2017: entry into force')
    expect((await labels('2019-06-24')).join()).toMatch(/esiti della selezione.*: (dated|publication)$/)
    const all = await ask({ first: 500 })
    for (const { label } of all) expect(label).not.toMatch(/: (not approved|awaited|draft|proposed)$/)
  })

  test('is in the order of the days, then of how exactly they are known, then of ids', async () => {
    const events = await ask({ first: 500 })
    const key = ({ date, datePrecision }: Event) => `${date} ${['DAY', 'MONTH', 'YEAR'].indexOf(datePrecision)}`
    expect(events.map(key)).toEqual(events.map(key).sort())
    expect(events.some(({ datePrecision }) => datePrecision !== 'DAY')).toBe(true)
    expect(new Set(events.map(({ entity }) => entity.kind))).toEqual(
      new Set(['ACT', 'NAVIGATOR_COHORT', 'PLAN', 'SECTION', 'SPENDING_PROGRAMME']),
    )
  })

  test('holds every act that has a day, once, and no other', async () => {
    const dated: { id: string; date: string }[] = []
    for (let after: string | null = null; ; ) {
      const { acts } = await report.ask(
        'query ($after: String) { acts(first: 100, after: $after) { nodes { id date } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
      dated.push(...acts.nodes.filter(({ date }: { date: string | null }) => date !== null))
      after = acts.pageInfo.endCursor
      if (!acts.pageInfo.hasNextPage) break
    }
    const events = (await ask({ first: 500 })).filter(({ entity }) => entity.kind === 'ACT')
    const inOrder = (stated: { id: string; date: string }[]) => stated.map(({ id, date }) => `${id} ${date}`).sort()
    expect(inOrder(events.map(({ entity, date }) => ({ id: entity.id, date })))).toEqual(inOrder(dated))
  })

  test('every part of it is a part of the whole: from, to and first only cut', async () => {
    const whole = await ask({ first: 500 })
    expect(await ask({ first: 7 })).toEqual(whole.slice(0, 7))
    for (const [from, to] of [
      ['2019-01-01', '2019-12-31'],
      ['2019-12-31', '2019-12-31'],
      ['2020-01-01', null],
      [null, '2017-08-01'],
    ]) {
      const within = whole.filter(({ date }) => date >= (from ?? '') && date <= (to ?? '9999'))
      expect(await ask({ from, to, first: 500 })).toEqual(within)
      expect(await ask({ from, to, first: 3 })).toEqual(within.slice(0, 3))
    }
  })

  test('of a plan: its sections, the acts about it, and those that set or take back its money', async () => {
    const ids = idsOf(await ask({ about: 'plan/anpal-servizi/2017-2020' }))
    for (const number of [269, 290]) expect(ids).toContain(`act/anpal/dd-${number}-2017`)
    for (const number of [440, 549]) expect(ids).toContain(`act/anpal/dd-${number}-2019`)
    for (const number of [1, 2, 3]) expect(ids).toContain(`section/anpal-servizi/2017-2020/${number}`)
    expect(ids.filter(id => id.startsWith('section/anpal-servizi/2019-2021/'))).toEqual([])
    expect(ids).not.toContain('plan/anpal-servizi/2019-2021')
  })

  test('of a line, an amount and a fund: the acts behind the money', async () => {
    const [line, amount, fund] = await Promise.all(
      ['line/anpal-servizi/2017-2020/5', 'allocation/rapporto-2019/l134/dd-549', 'fund/pon-spao'].map(async about =>
        idsOf(await ask({ about })),
      ),
    )
    const both = ['act/anpal/dd-440-2019', 'act/anpal/dd-549-2019']
    expect(line).toEqual(expect.arrayContaining([...both, 'section/anpal-servizi/2017-2020/1']))
    expect(line).not.toContain('act/anpal/dd-570-2019')
    expect(amount).toEqual(both)
    expect(fund).toEqual(both)
  })

  test('of an act: itself, and what the money it sets comes from', async () => {
    const ids = idsOf(await ask({ about: 'act/anpal/dd-549-2019' }))
    expect(ids).toEqual(expect.arrayContaining(['act/anpal/dd-440-2019', 'act/anpal/dd-549-2019']))
    expect(ids).not.toContain('act/anpal/dd-570-2019')
  })

  test('a count of people is reported with its day and figure', async () => {
    const events = await ask({ about: 'navigator-cohort/anpal-servizi/contrattualizzati-dicembre-2019' })
    const count = events.find(({ entity }) => entity.kind === 'NAVIGATOR_COHORT')
    expect(count).toMatchObject({ date: '2019-12-31', datePrecision: 'MONTH', label: expect.stringContaining('2,761') })
  })

  test('about something is a part of the whole', async () => {
    const whole = stated(await ask({ first: 500 }))
    for (const about of ['region/campania', 'organisation/anpal', 'spending-programme/anpal-servizi/180n']) {
      expect(whole).toEqual(expect.arrayContaining(stated(await ask({ about }))))
    }
  })

  test('what is not there, and what is out of bounds, is refused', async () => {
    expect(await codeOf({ about: 'plan/x/none' })).toBe('NOT_FOUND')
    expect(await codeOf({ from: '2019-12-31', to: '2019-12-30' })).toBe('BAD_USER_INPUT')
    expect(await codeOf({ from: '2019-02-30' })).toBe('BAD_USER_INPUT')
    for (const first of [0, 501, -1]) expect(await codeOf({ first })).toBe('BAD_USER_INPUT')
    expect(await ask({ from: '1900-01-01', to: '1900-01-02' })).toEqual([])
  })
})

test('the invented report: years and days, sections among them', async () => {
  const events = await ask({}, invented)
  expect(stated(events)).toEqual([
    '2019-06-03 DAY act/ministero-delle-acque/dd-12-2019',
    '2020-01-20 DAY act/ministero-delle-acque/dd-31-2020',
    '2020-02-10 DAY act/comune-di-rivalta/delibera-4-2020',
    '2021-03-12 DAY act/it/dl-7-2021',
    '2021-03-12 DAY spending-programme/comune-di-rivalta/f12',
    expect.stringMatching(/^2021-12-31/),
    expect.stringMatching(/^2021-12-31/),
    ...stated(events).slice(7),
  ])
  expect(stated(events)).toContain('2024-12-31 DAY section/comune-di-rivalta/vivibile-2022-2024/1')
})
