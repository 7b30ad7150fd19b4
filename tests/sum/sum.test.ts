import { beforeAll, describe, expect, test } from 'vitest'
import { decimalOf, minorUnits } from '../../src/model/money.ts'
import type { SumRefusalCode } from '../../src/questions/sum/answer.ts'
import type { SumReader } from '../../src/questions/sum/money.ts'
import { MAX_TERMS, sum } from '../../src/questions/sum/sum.ts'
import { inInvented, inReport, inventedReader, reportReader } from './packages.ts'

let reader: SumReader
beforeAll(async () => {
  reader = await reportReader()
})

async function totalOf(slugs: string[], from: SumReader = reader, full = inReport): Promise<string> {
  const answer = await sum(from, slugs.map(full))
  if (answer.kind === 'REFUSED')
    throw new Error(answer.reasons.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  expect(answer.count).toBe(slugs.length)
  expect([...answer.terms].sort()).toEqual(slugs.map(full).sort())
  return decimalOf(answer.total)
}

async function refusedFor(ids: string[], from: SumReader = reader): Promise<[SumRefusalCode, string[]][]> {
  const answer = await sum(from, ids)
  if (answer.kind === 'SUM') throw new Error(`added up to ${minorUnits(answer.total)}`)
  for (const { message } of answer.reasons) expect(message).toMatch(/^[A-Z“].{20,}\.$/s)
  return answer.reasons.map(({ code, entities }) => [code, entities])
}

const codesOf = async (slugs: string[]): Promise<SumRefusalCode[]> =>
  (await refusedFor(slugs.map(inReport))).map(([code]) => code)

const rows = (from: number, to: number, column: string, without: number[] = []): string[] =>
  Array.from({ length: to - from + 1 }, (_, nth) => from + nth)
    .filter(line => !without.includes(line))
    .map(line => `l${line}/${column}`)

describe('what adds up', () => {
  test('rows of one column: all of the redetermination table make its total (L129-L146, L149)', async () => {
    expect(await totalOf(rows(129, 146, 'dd-549'))).toBe('88863414.66')
    expect(await totalOf(rows(129, 146, 'dd-440'))).toBe('173783740.34')
    expect(await totalOf(rows(129, 146, 'dd-549-decommitted'))).toBe('84920325.67')
  })

  test('the two fund totals (L147, L148), which break one total down', async () => {
    expect(await totalOf(['l147/dd-549', 'l148/dd-549'])).toBe('88863414.66')
  })

  test('the computed sections of a table that prints none', async () => {
    const section = (number: number) => `computed/dd-549/section-anpal-servizi-2017-2020-${number}`
    expect(await totalOf([section(1), section(2), section(3)])).toBe('88863414.66')
    expect(await totalOf([section(1), 'l136/dd-549'])).toBe('49265517.63')
  })

  test('a fund total and rows of the other fund', async () => {
    expect(await totalOf(['l148/dd-549', 'l129/dd-549', 'l139/dd-549'])).toBe('60146081.09')
  })

  test('section totals and the general coordination of the plan 2019-2021 (L195-L231)', async () => {
    const sections = [195, 201, 207, 211, 213, 215, 217, 224, 231].map(line => `l${line}/dd-570`)
    expect(await totalOf(sections)).toBe('164313744.00')
    expect(await totalOf(['l201/dd-570', 'l203/dd-570'])).toBe('55403861.00')
    expect(await totalOf(['l218/dd-570', 'l219/dd-570'])).toBe('5813146.00')
  })

  test('what two bodies receive, of the act and of the table that prints it again (L85, L123)', async () => {
    expect(await totalOf(['l85/dd-269-anpal', 'l85/dd-269-anpal-servizi'])).toBe('199506051.62')
    expect(await totalOf(['l123/anpal', 'l123/anpal-servizi'])).toBe('199506051.62')
    expect(await totalOf(['l102/anpal', 'l102/anpal-servizi'])).toBe('2174677.09')
  })

  test('the budget of one body under a later act, and of the other in the table', async () => {
    expect(await totalOf(['l123/anpal', 'l149/dd-440'])).toBe('199506051.62')
  })

  test('of the rows of one coordination, which another table prints in one amount, is made', async () => {
    expect(await totalOf(['l129/dd-440', 'l135/dd-440', 'l139/dd-440'])).toBe('24909739.74')
  })

  test('an explicit zero, and one amount alone, as printed', async () => {
    expect(await totalOf(['l112/anpal', 'l112/anpal-servizi'])).toBe('374576.15')
    const answer = await sum(reader, [inReport('l187/dd-570')])
    expect(answer).toMatchObject({
      kind: 'SUM',
      total: { minor: 16431674400, currency: 'EUR', precision: 'CENT', printed: '164.316.744,00' },
    })
  })

  test('the sum of a section and the total of a fund that none of its rows is charged to (L139-L146, L148)', async () => {
    const rows = [139, 140, 141, 142, 143, 144, 145, 146].map(line => `l${line}/dd-549`)
    const section = 'computed/dd-549/section-anpal-servizi-2017-2020-3'
    expect(await totalOf([section, 'l148/dd-549'])).toBe(await totalOf([...rows, 'l148/dd-549']))
  })

  test('contributions at one stage (L654-L656)', async () => {
    expect(await totalOf(['l654/reported', 'l655/reported', 'l656/reported'])).toBe(await totalOf(['l657/reported']))
  })
})

describe('what does not', () => {
  test('the 260 million of the law and the money of section 1 are at different stages (questions, 1)', async () => {
    const ids = [inReport('l67/dl-4'), inReport('l201/dd-570')]
    expect(await refusedFor(ids)).toEqual([['MIXED_STAGES', [...ids]]])
  })

  test('a budget, what is left of it and what was taken from it', async () => {
    expect(await codesOf(['l149/dd-440', 'l149/dd-549'])).toEqual(['MIXED_STAGES', 'SAME_MONEY_TWICE'])
    expect(await codesOf(['l134/dd-549', 'l134/dd-549-decommitted'])).toEqual(['MIXED_STAGES', 'SAME_MONEY_TWICE'])
    expect(await codesOf(['l149/dd-549', 'l134/dd-440'])).toEqual(['MIXED_STAGES', 'SAME_MONEY_TWICE'])
  })

  test('says of amounts at different stages what the sources say, in plain words (L134)', async () => {
    const why = async (slugs: string[]): Promise<string | undefined> => {
      const answer = await sum(reader, slugs.map(inReport))
      return answer.kind === 'SUM' ? undefined : answer.reasons.find(({ code }) => code === 'MIXED_STAGES')?.message
    }
    const left = await why(['l134/dd-549', 'l134/dd-549-decommitted'])
    expect(left).toMatch(
      /\(decommitted, redetermined\).*” supersedes and “.*” reduces “.*exactly their sum: € 53,982,689\.28\.$/,
    )
    expect(left).not.toContain('no source says')
    expect(await why(['l134/dd-440', 'l134/dd-549'])).toMatch(/\(budgeted, redetermined\).*” supersedes “[^“]*\.$/)
    expect(await why(['l134/dd-440', 'l134/dd-549-decommitted'])).toMatch(/” reduces “[^“]*\.$/)
    expect(await why(['l149/dd-549', 'l134/dd-440'])).not.toContain('no source says')
    expect(await why(['l67/dl-4', 'l201/dd-570'])).toMatch(
      /\(approved, assigned\).*no source says how much of it does\.$/,
    )
    const mixed = await why(['l134/dd-440', 'l134/dd-549', 'l67/dl-4'])
    expect(mixed).toMatch(/” supersedes “.*”\. Of the others: the same money may pass/)
  })

  test('one total as the text and as the table print it (L187, L232): claims that contradict each other', async () => {
    const ids = [inReport('l187/dd-570'), inReport('l232/dd-570')]
    expect(await refusedFor(ids)).toEqual([['SAME_MONEY_TWICE', ids]])
    expect(await codesOf(['l187/dd-570', 'l197/dd-570'])).toEqual(['SAME_MONEY_TWICE'])
  })

  test('one money in two tables, through totals and parts of either', async () => {
    expect(await codesOf(['l130/dd-440', 'l101/anpal-servizi'])).toEqual(['SAME_MONEY_TWICE'])
    expect(await codesOf(['l149/dd-440', 'l101/anpal-servizi'])).toEqual(['SAME_MONEY_TWICE'])
    expect(await codesOf(['l123/anpal-servizi', 'l147/dd-440'])).toEqual(['SAME_MONEY_TWICE'])
    expect(await codesOf(['l129/dd-440', 'l122/anpal-servizi'])).toEqual(['SAME_MONEY_TWICE'])
    expect(await codesOf(['l130/dd-440', 'l102/anpal-servizi', 'l103/anpal-servizi'])).toEqual(['SAME_MONEY_TWICE'])
    expect(await codesOf(['l85/dd-269', 'l94/dd-290'])).toEqual(['MIXED_STAGES', 'SAME_MONEY_TWICE'])
  })

  test('a total with its parts, at any depth, and with the sum that no table prints', async () => {
    expect(await codesOf(['l149/dd-549', 'l147/dd-549'])).toEqual(['TOTAL_WITH_ITS_PARTS'])
    expect(await codesOf(['l149/dd-549', 'l129/dd-549'])).toEqual(['TOTAL_WITH_ITS_PARTS'])
    expect(await codesOf(['l232/dd-570', 'l219/dd-570'])).toEqual(['TOTAL_WITH_ITS_PARTS'])
    expect(await codesOf(['l195/dd-570', 'l192/dd-570'])).toEqual(['TOTAL_WITH_ITS_PARTS'])
    expect(await codesOf(['computed/dd-570/line-anpal-servizi-2019-2021-14', 'l218/dd-570'])).toEqual([
      'TOTAL_WITH_ITS_PARTS',
    ])
  })

  test('parts of one total by different breakdowns', async () => {
    const section = 'computed/dd-549/section-anpal-servizi-2017-2020-'
    expect(await codesOf([`${section}1`, 'l147/dd-549'])).toEqual(['TOTAL_WITH_ITS_PARTS'])
    expect(await codesOf([`${section}3`, 'l147/dd-549'])).toEqual(['TOTAL_WITH_ITS_PARTS'])
  })

  test('blank cells (L116): absence is not zero', async () => {
    const blank = inReport('l116/anpal-servizi')
    expect(await refusedFor([inReport('l116/anpal'), blank])).toEqual([['ABSENT_VALUE', [blank]]])
  })

  test('head counts, results and indicators, alone or beside money', async () => {
    const [indicator, cohort] = ['indicator/rapporto-2019/l290', 'navigator-cohort/anpal-servizi/navigator']
    expect(await refusedFor([indicator])).toEqual([['NOT_ADDITIVE', [indicator]]])
    expect(await refusedFor([cohort, inReport('l67/dl-4')])).toEqual([
      ['NOT_ADDITIVE', [cohort]],
      ['MIXED_UNITS', [inReport('l67/dl-4'), cohort]],
    ])
    const edges = await reader.ties(cohort)
    const overlapping = edges.filter(({ relation }) => relation === 'OVERLAPS').map(({ other }) => other)
    for (const other of overlapping) {
      const answer = await refusedFor([other, cohort])
      expect(answer).toEqual([['OVERLAPPING_COHORTS', expect.arrayContaining([cohort, other])]])
    }
    expect(await refusedFor(['plan/anpal/piano-integrato'])).toEqual([['NOT_ADDITIVE', ['plan/anpal/piano-integrato']]])
  })

  test('the same id twice', async () => {
    const id = inReport('l149/dd-549')
    expect(await refusedFor([id, id])).toEqual([['SAME_MONEY_TWICE', [id]]])
  })

  test('every reason at once, each naming its own', async () => {
    const [total, row, blank] = [inReport('l232/dd-570'), inReport('l219/dd-570'), inReport('l101/anpal')]
    const indicator = 'indicator/rapporto-2019/l290'
    expect(await refusedFor([total, indicator, blank, row, total])).toEqual([
      ['MIXED_STAGES', [blank, row, total]],
      ['SAME_MONEY_TWICE', [total]],
      ['TOTAL_WITH_ITS_PARTS', [row, total]],
      ['NOT_ADDITIVE', [indicator]],
      ['MIXED_UNITS', [blank, row, total, indicator]],
      ['ABSENT_VALUE', [blank]],
    ])
  })
})

describe('the invented package', () => {
  test('has no fund total beside its own rows, and adds rows of one column', async () => {
    const invented = await inventedReader()
    expect(await totalOf(['l33/dd-88', 'l34/dd-88', 'l35/dd-88'], invented, inInvented)).toBe('2000000.25')
    expect(await totalOf(['l36/dd-88', 'l34/dd-88'], invented, inInvented)).toBe('2000000.25')
    // Row and total of one fund, in two breakdowns of one total.
    expect(await refusedFor(['l33/dd-88', 'l36/dd-88'].map(inInvented), invented)).toEqual([
      ['TOTAL_WITH_ITS_PARTS', ['l33/dd-88', 'l36/dd-88'].map(inInvented)],
    ])
    // The text's total, tied to the table's alone.
    expect((await refusedFor(['l27/dd-31', 'l34/dd-31'].map(inInvented), invented))[0]?.[0]).toBe('SAME_MONEY_TWICE')
  })
})

describe('what cannot be asked', () => {
  test('unknown ids are named, nothing and too much are refused', async () => {
    await expect(sum(reader, ['allocation/nowhere/l1/x', inReport('l149/dd-549')])).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('"allocation/nowhere/l1/x"'),
    })
    await expect(sum(reader, [])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    const many = Array.from({ length: MAX_TERMS + 1 }, () => inReport('l149/dd-549'))
    await expect(sum(reader, many)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
  })
})

test('a refusal in Italian calls amounts in Italian, not by the names that are composed in English', async () => {
  const found = await sum(
    await reportReader(),
    ['allocation/rapporto-2019/l130/dd-440', 'allocation/rapporto-2019/l130/dd-549'],
    'IT',
  )
  const stated = found.kind === 'REFUSED' ? found.reasons.map(({ message }) => message).join(' ') : ''
  expect(stated).toContain('«DD 440/2019, importo a budget per la linea 1 (')
  expect(stated).toContain('per la linea 1')
  expect(stated).not.toMatch(/ for line | of Piano|budgeted|redetermined/i)
})
