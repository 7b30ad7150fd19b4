import { expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { EntityOf } from '../../src/model/graph.ts'
import { minorUnits } from '../../src/model/money.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { some } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'

type Allocation = EntityOf<'ALLOCATION'>

const report = derive(await readPackages(['data/rapporto-2019']))
const reader = memoryReader(report)
const all = [...report.entities.values()].filter((entity): entity is Allocation => entity.kind === 'ALLOCATION')

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, nth) => first + nth)

/** Which rows a total of the report holds, read off its tables: L95-L123, L127-L149, L191-L232, L653-L657. */
const HOLDS: Record<number, number[]> = {
  123: [...range(101, 106), ...range(109, 122)],
  147: range(129, 146).filter(line => line !== 134 && line !== 137),
  148: [134, 137],
  149: range(129, 146),
  195: [192],
  201: range(196, 200),
  207: range(202, 206),
  211: range(208, 210),
  213: [212],
  215: [214],
  217: [216],
  224: [...range(218, 221)],
  231: range(225, 230),
  232: range(192, 230),
  187: range(192, 230),
  657: range(654, 656),
}

/** Columns that speak of one money: that of the operating plan, in every act and table. */
const OPERATING = ['dd-269-anpal-servizi', 'dd-290', 'anpal-servizi', 'dd-440', 'dd-549', 'dd-549-decommitted']

function moneyOf({ id, properties, basis }: Allocation): { monies: string[]; column: string; rows: Set<number> } {
  const column = properties.column ?? id.split('/').at(-1) ?? ''
  const monies = OPERATING.includes(column)
    ? ['operating']
    : column === 'anpal' || column === 'dd-269-anpal'
      ? ['agency']
      : column === 'dd-269'
        ? ['operating', 'agency']
        : [column]
  const printed = basis === 'COMPUTED' ? properties.derivedFrom : [id]
  const lines = printed.map(each => Number(/\/l(\d+)\//.exec(each)?.[1]))
  return { monies, column, rows: new Set(lines.flatMap(line => HOLDS[line] ?? [line])) }
}

/** What an accountant says who has the report open. */
function mayAdd(a: Allocation, b: Allocation): boolean {
  if (a.properties.stage !== b.properties.stage || a.properties.amount === null || b.properties.amount === null)
    return false
  const [one, other] = [moneyOf(a), moneyOf(b)]
  if (!one.monies.some(money => other.monies.includes(money))) return true
  return one.column === other.column && ![...one.rows].some(row => other.rows.has(row))
}

const stated = async (...ids: string[]) => sum(reader, ids)

test('any two amounts of the report are added where an accountant would, and a refusal names just them', async () => {
  const wrong: string[] = []
  for (const [nth, a] of all.entries())
    for (const [beside, b] of some(all.slice(nth + 1)).entries()) {
      // Of those at different stages every tenth: one look at the stages decides.
      if (a.properties.stage !== b.properties.stage && beside % 10 !== 0) continue
      const answer = await stated(a.id, b.id)
      if ((answer.kind === 'SUM') !== mayAdd(a, b)) wrong.push(`${answer.kind} ${a.id} ${b.id}`)
      if (answer.kind === 'SUM')
        expect(minorUnits(answer.total)).toBe((a.properties.amount ?? 0) + (b.properties.amount ?? 0))
      else
        for (const { entities, code } of answer.reasons) {
          const blanks = [a, b].filter(({ properties }) => properties.amount === null).map(({ id }) => id)
          expect([...entities].sort()).toEqual(code === 'ABSENT_VALUE' ? blanks.sort() : [a.id, b.id].sort())
        }
    }
  expect(wrong).toEqual([])
})

test('any three are added exactly where each two of them are', async () => {
  let seed = 7
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const made = { SUM: 0, REFUSED: 0 }
  for (let time = 0; time < 1500; time++) {
    const first = all[next(all.length)] as Allocation
    const like = all.filter(({ properties }) => properties.stage === first.properties.stage)
    const [second, third] = [like[next(like.length)], like[next(like.length)]] as [Allocation, Allocation]
    if (new Set([first.id, second.id, third.id]).size < 3) continue
    const { kind } = await stated(first.id, second.id, third.id)
    made[kind]++
    const fits = mayAdd(first, second) && mayAdd(first, third) && mayAdd(second, third)
    expect([kind, first.id, second.id, third.id]).toEqual([fits ? 'SUM' : 'REFUSED', first.id, second.id, third.id])
  }
  expect(Math.min(made.SUM, made.REFUSED)).toBeGreaterThan(200)
})
