import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphReader } from '../../src/graph/reader.ts'
import { changes } from '../../src/questions/changes/changes.ts'
import { imported, write } from '../recipes/support.ts'
import { withSources } from '../runs.ts'
import { NEW, OLD, TARGETS } from './editions.ts'
import { inMemory } from './memory.ts'

describe('what changes between two editions', () => {
  const expected = {
    added: 1,
    removed: 1,
    changed: 3,
    unchanged: 0,
    fields: [
      { field: 'MEASURES', count: 1, rises: 0, falls: 0 },
      { field: 'due', count: 1, rises: 1, falls: 0 },
      { field: 'observations.target', count: 2, rises: 0, falls: 1 },
      { field: 'observations.target.day', count: 1, rises: 1, falls: 0 },
      { field: 'unit', count: 1, rises: 0, falls: 0 },
    ],
  }
  const shown = (answer: Awaited<ReturnType<typeof changes>>) =>
    answer.changes.flatMap(({ id, change, fields }) =>
      fields.length === 0
        ? [[id, change]]
        : fields
            .filter(({ field }) => !field.endsWith('.day'))
            .map(({ field, from, to, comparable, rises }) => [id, field, from, to, comparable, rises]),
    )
  const rows = [
    ['target/t/t1', 'observations.target', '174.000', '129.000,0', true, false],
    ['target/t/t2', 'due', 'Q4 2023', 'Q2 2026', true, true],
    ['target/t/t2', 'observations.target', '72', '12.690', false, null],
    ['target/t/t2', 'unit', 'Percentuale', 'Numero', true, null],
    ['target/t/t3', 'MEASURES', 'line/t/b', 'line/t/a', true, null],
    ['target/t/t4', 'REMOVED'],
    ['target/t/t5', 'ADDED'],
  ]
  const inOrder = (found: unknown[][]) =>
    found.map(row =>
      row.map(cell =>
        typeof cell === 'string' && /Q\d/.test(cell) ? cell.split(' ').sort().reverse().join(' ') : cell,
      ),
    )

  test('of one source in one release', async () => {
    const made = await imported(TARGETS, [write('targets-2023.csv', OLD), write('targets-2025.csv', NEW)])
    const reader = inMemory(await readPackages([made.folder]))
    const readers = { reader, readerOf: async () => reader }
    const question = { from: 'source/targets-2023', to: 'source/targets-2025', kinds: ['TARGET' as const], first: 100 }
    const answer = await changes(readers, question)
    expect(answer).toMatchObject(expected)
    expect(inOrder(shown(answer))).toEqual(rows)
    const [first] = answer.changes
    expect(first?.fields[0]?.fromEvidence).toHaveLength(1)
    // By how much, exactly and in the unit of both; nothing where the figures are in two units, or are none.
    expect(first?.fields[0]).toMatchObject({ difference: '-45000', unit: 'Numero' })
    const others = answer.changes.flatMap(({ fields }) => fields).slice(1)
    expect(others.map(({ difference, unit }) => [difference, unit])).toEqual(others.map(() => [null, null]))
    const moved = others.find(({ field }) => field === 'MEASURES')
    expect([moved?.fromEnds, moved?.toEnds]).toEqual([['line/t/b'], ['line/t/a']])
    // What is listed can be narrowed: to a field, and to what falls or rises.
    const narrowed = async (asked: object) => {
      const { matching, changes: listed, changed } = await changes(readers, { ...question, ...asked })
      return [matching, listed.map(({ id, fields }) => [id, fields.length]), changed]
    }
    expect(await narrowed({ field: 'observations.target', rises: false })).toEqual([1, [['target/t/t1', 1]], 3])
    expect(await narrowed({ rises: true, first: 0 })).toEqual([1, [], 3])
    expect(await narrowed({ field: 'none' })).toEqual([0, [], 3])
    expect((await changes(readers, { ...question, first: 1 })).changes).toHaveLength(1)
    await expect(changes(readers, { ...question, to: 'source/none' })).rejects.toThrow(
      'Not found in this release: "source/none".',
    )
    await expect(changes(readers, { ...question, to: 'r1' })).rejects.toThrow('are not alike')
    await expect(changes(readers, { ...question, first: -1 })).rejects.toThrow('first: -1 is out of bounds')
  })

  test('of two releases', async () => {
    const graphs = await Promise.all(
      [write('targets-2023.csv', OLD), write('targets-2025.csv', NEW)].map(async file =>
        readPackages([(await imported(TARGETS, [file])).folder]),
      ),
    )
    const [old, now] = graphs.map((graph, nth) => inMemory(graph, `r${nth}`)) as [GraphReader, GraphReader]
    const answer = await changes(
      { reader: now, readerOf: async id => (id === 'r0' ? old : now) },
      { from: 'r0', to: 'r1', kinds: ['TARGET'], first: 100 },
    )
    expect(answer).toMatchObject(expected)
    expect(inOrder(shown(answer))).toEqual(rows)
  })
})

const SOURCES = '../shared/sources'
test.skipIf(!withSources)(
  'the targets of the recovery plan that moved between 2023 and 2025',
  async () => {
    const importOf = async (name: string, of: string, pattern: RegExp) => {
      const paths = readdirSync(join(SOURCES, of)).flatMap(file =>
        pattern.test(file) ? [join(SOURCES, of, file)] : [],
      )
      return (await imported(readFileSync(`recipes/${name}.yaml`, 'utf8'), paths)).folder
    }
    const graph = await readPackages([
      await importOf('pnrr-frame', 'pnrr-2025', /QuadroFin/),
      await importOf('pnrr-targets', 'pnrr-2025', /MeT/),
      await importOf('pnrr-targets-2023', 'pnrr-2023', /PNRR_MeT/),
    ])
    const reader = inMemory(graph)
    const answer = await changes(
      { reader, readerOf: async () => reader },
      { from: 'source/pnrr-targets-2023-v03', to: 'source/pnrr-targets-2025', kinds: ['TARGET'], first: 1_000 },
    )
    expect([answer.removed, answer.added, answer.changed + answer.unchanged]).toEqual([66, 112, 1070])
    const count = (field: string) => answer.fields.find(each => each.field === field)?.count
    expect([count('due'), count('targetType'), count('MEASURES')]).toEqual([82, 13, 53])
    const due = answer.changes.flatMap(({ fields }) => fields.filter(({ field }) => field === 'due'))
    expect([due.filter(({ rises }) => rises).length, due.filter(({ rises }) => rises === false).length]).toEqual([
      69, 13,
    ])
    const values = answer.changes.flatMap(({ fields }) =>
      fields.filter(({ field, from, to }) => field === 'observations.target' && from !== null && to !== null),
    )
    expect([values.filter(({ rises }) => rises).length, values.filter(({ rises }) => rises === false).length]).toEqual([
      39, 96,
    ])
    const of = (id: string, field: string) =>
      answer.changes.find(each => each.id === id)?.fields.find(each => each.field === field)
    expect(of('target/it/pnrr/m5c1-15', 'observations.target')).toMatchObject({
      from: '174.000,00',
      to: '129.000,00',
      comparable: true,
      rises: false,
    })
    expect(of('target/it/pnrr/m5c1-16', 'observations.target')).toMatchObject({ from: '170.000,00', to: '166.670,00' })
    const moved = of('target/it/pnrr/m5c1-16', 'due')
    expect([moved?.from?.split(' ').sort(), moved?.to?.split(' ').sort(), moved?.rises]).toEqual([
      ['2023', 'Q4'],
      ['2026', 'Q2'],
      true,
    ])
    expect(of('target/it/pnrr/m1c1-00-ita-15', 'observations.target')).toMatchObject({
      from: '72',
      to: '12.690,00',
      comparable: false,
      rises: null,
    })
    for (const field of ['observations.target', 'unit'])
      for (const side of ['fromEvidence', 'toEvidence'] as const)
        expect(of('target/it/pnrr/m1c1-00-ita-15', field)?.[side]).not.toEqual([])
  },
  120_000,
)

test.skipIf(!withSources)(
  'the frames of 2023 from v02 to v04: 11 sub-measures change, by measure only M5C2I2.03, by 0.2',
  async () => {
    const paths = ['v02', 'v04'].map(
      edition => `${SOURCES}/pnrr-2023/OpenData_PNRR_QuadroFin_Programmazione_${edition}.csv`,
    )
    const made = await imported(readFileSync('recipes/pnrr-frame-2023.yaml', 'utf8'), paths)
    const reader = inMemory(await readPackages([made.folder]))
    const answer = await changes(
      { reader, readerOf: async () => reader },
      { from: 'source/pnrr-frame-2023-v02', to: 'source/pnrr-frame-2023-v04', kinds: ['ALLOCATION'], first: 1_000 },
    )
    expect([answer.added, answer.removed]).toEqual([0, 0])
    const totals = answer.changes.flatMap(({ id, fields }) =>
      id.endsWith('/total') ? fields.flatMap(each => (each.field === 'amount' ? [{ id, ...each }] : [])) : [],
    )
    expect(totals).toHaveLength(11)
    const tenths = (raw: string | null) => Math.round(Number((raw ?? '').replace(',', '.')) * 10)
    const byMeasure = new Map<string, number>()
    for (const { id, from, to, difference, unit } of totals) {
      const measure = id.split('/')[2]?.replace(/-\d\d$/, '') ?? ''
      byMeasure.set(measure, (byMeasure.get(measure) ?? 0) + tenths(to) - tenths(from))
      expect([Math.round(Number(difference) * 10), unit]).toEqual([tenths(to) - tenths(from), 'EUR'])
    }
    expect([...byMeasure].filter(([, difference]) => difference !== 0)).toEqual([['m5c2i2-03', 2]])
  },
  120_000,
)
