import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { ask, decimal } from '../trace/report.ts'
import { idOf, money, type Row } from './crafted.ts'

/** An act that replaces an amount of its own sets one money, on any day and on none. */

const [PLAN, ONE] = ['plan/prova/p', 'act/prova/one']
const DAYS = [null, '2020-06-30', '2023-06-30']

/** Of 100, 40 are for line 1 and 60 for line 4. */
const HELD: Record<string, Row> = {
  total: { for: PLAN, amount: 10_000, more: { grain: 'TOTAL' } },
  l1: { for: 'line/prova/1', amount: 4000, partOf: ['total', 'LINE'] },
  l4: { for: 'line/prova/4', amount: 6000, partOf: ['total', 'LINE'] },
}
const { total: _, ...LINES } = HELD
const loose = ({ partOf: _, ...row }: Row): Row => row
const LINE_ANEW: Record<string, Row> = {
  ...HELD,
  anew: { for: 'line/prova/1', amount: 13_000, supersedes: 'l1' },
}
const UNTOTALLED: Record<string, Row> = {
  ...Object.fromEntries(Object.entries(LINES).map(([name, row]) => [name, loose(row)])),
  anew: { for: 'line/prova/1', amount: 13_000, supersedes: 'l1' },
}
const TOTAL_ANEW: Record<string, Row> = { ...HELD, anew: { for: PLAN, amount: 13_000, supersedes: 'total' } }
const TWICE_ANEW: Record<string, Row> = {
  ...LINE_ANEW,
  again: { for: 'line/prova/1', amount: 1000, supersedes: 'anew' },
}

const graphOf = (rows: Record<string, Row>) => derive(money(rows).graph)
const headlineOf = (rows: Record<string, Row>, id: string) => {
  const entity = graphOf(rows).entities.get(id)
  if (entity === undefined || !('headlineAbsence' in entity.properties)) throw new Error(`no headline of ${id}`)
  return entity.properties.headlineAmount ?? entity.properties.headlineAbsence
}

describe.each([
  ['a line of a total', LINE_ANEW, { total: '100.00', lines: '190.00', line: '130.00', most: ['190.00'] }],
  ['a line of no total', UNTOTALLED, { total: '190.00', lines: '190.00', line: '130.00', most: [] }],
  ['a line, twice', TWICE_ANEW, { total: '100.00', lines: '70.00', line: '10.00', most: [] }],
])('of %s that its own act sets anew', (_, rows, says) => {
  const reader = memoryReader(graphOf(rows))

  test.each(DAYS)('a coverage counts it once, of the plan and of the act (on %s)', async asOf => {
    for (const of of [PLAN, ONE]) {
      const { total, levels, deadEnds } = await coverage(reader, { of, stage: null, asOf })
      const at = (kind: string) => levels.filter(one => one.kind === kind)
      expect([of, decimal(total), at('LINE').map(({ amount }) => decimal(amount))]).toEqual([
        of,
        says.total,
        [says.lines],
      ])
      expect(at('PLAN').map(({ amount }) => decimal(amount))).toEqual([says.total])
      expect(at('REGION').map(({ upper }) => decimal(upper))).toEqual([says.line])
      const disputed = deadEnds.filter(({ reason }) => reason === 'CONTRADICTED')
      expect(disputed.map(({ upperBound }) => decimal(upperBound))).toEqual(says.most)
    }
  })

  test.each(DAYS)('a trace says of a region what the line has, wherever it begins (on %s)', async asOf => {
    for (const from of [ONE, PLAN, 'line/prova/1']) {
      const { attribution } = await ask(reader, from, { to: 'region/r', direction: 'OUT', asOf })
      expect([from, decimal(attribution?.upper)]).toEqual([from, says.line])
    }
  })

  test('a difference compares what it set last, and a headline is that', async () => {
    const { changes } = await diff(reader, ONE, ONE)
    const last = 'again' in rows ? 'again' : 'anew'
    expect(changes.map(({ before, after, status }) => [before, after, status])).toEqual(
      expect.arrayContaining([[idOf(last), idOf(last), 'UNCHANGED']]),
    )
    expect(changes.flatMap(({ before }) => before ?? [])).not.toContain(idOf('l1'))
    expect(headlineOf(rows, 'line/prova/1')).toBe(rows[last]?.amount)
  })
})

describe('of a total that its own act sets anew', () => {
  const reader = memoryReader(graphOf(TOTAL_ANEW))

  test.each(DAYS)('the last counts, and no level has more (on %s)', async asOf => {
    for (const of of [PLAN, ONE]) {
      const { total, levels } = await coverage(reader, { of, stage: null, asOf })
      expect([of, decimal(total)]).toEqual([of, '130.00'])
      for (const { kind, amount, upper } of levels)
        expect([kind, Number(decimal(amount) ?? decimal(upper)) <= 130]).toEqual([kind, true])
      expect(levels.filter(({ kind }) => kind === 'LINE').map(({ upper }) => decimal(upper))).toEqual(['130.00'])
    }
  })

  test('it is the headline of the act and of the plan, and is not added to what it replaced, nor to a part of that', async () => {
    expect([ONE, PLAN].map(id => headlineOf(TOTAL_ANEW, id))).toEqual([13_000, 13_000])
    for (const other of ['total', 'l1']) expect((await sum(reader, [idOf('anew'), idOf(other)])).kind).toBe('REFUSED')
  })
})
