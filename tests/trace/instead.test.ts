import { beforeAll, describe, expect, test } from 'vitest'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'
import { ask, reportReader } from './report.ts'

const DD_269 = 'act/anpal/dd-269-2017'

describe('a sentence says what this act, this stage, this kind of route lacks, and names what there is', () => {
  let reader: TraceReader
  beforeAll(async () => {
    reader = await reportReader()
  })

  test('amounts of the goal that no act sets are named (L105)', async () => {
    const { attribution } = await ask(reader, DD_269, { to: 'line/anpal/piano-integrato/5' })
    expect(attribution?.explanation).toContain(
      'Other amounts for it are in the data: € 267,986.23 and € 53,982,689.28 (budgeted), set by no act in the data.',
    )
  })

  test('an amount without parts whose restatement is divided says into how many (L85, L101-L123)', async () => {
    const { routes } = await ask(reader, DD_269, { to: 'organisation/anpal' })
    const reasons = routes.flatMap(({ hops }) => hops.map(({ conservation }) => conservation.reason ?? ''))
    expect(reasons.join(' ')).toMatch(
      /no breakdown of the € 25,722,311\.28 .* stated again by a table that names no act, divided into 20 parts\./,
    )
  })

  test('where no money leads, the links of other kinds are named', async () => {
    const { attribution } = await ask(reader, 'act/anpal/dd-549-2019', { to: 'line/anpal/piano-integrato/5' })
    expect(attribution?.explanation).toMatch(
      /^No route of money leads to line 5 .* They are linked in other ways, not by money, through .*: see paths\.$/,
    )
  })

  test('the same in Italian, the English words gone', async () => {
    const { attribution, stops, citation } = await ask(reader, DD_269, {
      to: 'line/anpal/piano-integrato/5',
      language: 'IT',
    })
    const all = [attribution?.explanation, ...stops.map(({ explanation }) => explanation), citation].join(' ')
    expect(all).toContain('€ 267.986,23 e € 53.982.689,28')
    expect(all).not.toMatch(/\b(the|of|is|sets|stated|amount)\b/)
  })
})
