import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { type Amount, minorUnits } from '../../src/model/money.ts'
import type { ChangeAnswer, ChangeStatus, DiffAnswer } from '../../src/questions/diff/answer.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { defects, generate, schemes } from '../derive/generate.ts'
import { least, runs } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { units } from '../units.ts'

const [EARLIER, LATER] = ['act/prova/dd-1', 'act/prova/dd-2']

/** Plans under two acts, with defects, and with some rows that one act alone prints. */
const cases = fc
  .record({
    scheme: schemes,
    planted: fc.array(defects, { maxLength: 3 }),
    dropped: fc.array(fc.nat({ max: 10_000 }), { maxLength: 3 }),
    /** Rows of nothing may be left out of a table without breaking its total. */
    zeroesOnly: fc.boolean(),
  })
  .map(({ scheme, planted, dropped, zeroesOnly }) => {
    const { graph } = generate(scheme, planted)
    const rows = [...graph.entities.values()].filter(
      entity =>
        entity.kind === 'ALLOCATION' &&
        entity.properties.grain === 'ROW' &&
        (!zeroesOnly || entity.properties.amount === 0),
    )
    const gone = new Set(dropped.flatMap(nth => (rows.length === 0 ? [] : [rows[nth % rows.length]?.id ?? ''])))
    return derive(without(graph, gone))
  })

function without(graph: GraphValue, gone: ReadonlySet<string>): GraphValue {
  return {
    ...graph,
    entities: new Map([...graph.entities].filter(([id]) => !gone.has(id))),
    relationships: graph.relationships.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
  }
}

const RUNS = { numRuns: runs(120) }
const forAny = (holds: (graph: GraphValue, forth: DiffAnswer, back: DiffAnswer) => void) =>
  fc.assert(
    fc.asyncProperty(cases, async graph => {
      const reader = memoryReader(graph)
      holds(graph, await diff(reader, EARLIER, LATER), await diff(reader, LATER, EARLIER))
    }),
    RUNS,
  )

const MIRROR: Record<ChangeStatus, ChangeStatus> = {
  CREATED: 'REVOKED',
  REVOKED: 'CREATED',
  INCREASED: 'DECREASED',
  DECREASED: 'INCREASED',
  UNCHANGED: 'UNCHANGED',
  NOT_COMPARABLE: 'NOT_COMPARABLE',
}
const cents = (amount: Amount | null): number | null => units(amount) ?? null
/** Minus zero is not zero to a test. */
const negated = (amount: Amount | null): number | null => (amount === null ? null : 0 - minorUnits(amount))
const reversed = (change: ChangeAnswer) => ({
  ...change,
  before: change.after,
  after: change.before,
  status: MIRROR[change.status],
  delta: negated(change.delta),
  share: null,
})

describe('the diff of any two acts', () => {
  test('mirrors itself', async () => {
    let [changed, totals] = [0, 0]
    await forAny((_, forth, back) => {
      changed += forth.changes.filter(({ status }) => status === 'CREATED' || status === 'REVOKED').length
      expect(back.changes.map(change => ({ ...change, delta: cents(change.delta), share: null }))).toEqual(
        forth.changes.map(reversed),
      )
      expect(back.totals.map(change => ({ ...change, delta: cents(change.delta), share: null }))).toEqual(
        forth.totals.map(reversed),
      )
      totals += forth.totals.length
      expect([back.before, back.after]).toEqual([forth.after, forth.before])
      expect([cents(back.declared), cents(back.residual)]).toEqual([negated(forth.declared), negated(forth.residual)])
    })
    expect(Math.min(changed, totals)).toBeGreaterThanOrEqual(least(1))
  })

  test('says why, exactly where it compares nothing', async () => {
    await forAny((_, { changes, totals }) => {
      for (const { status, reason } of [...changes, ...totals]) {
        expect(reason !== null).toBe(status === 'NOT_COMPARABLE')
        if (reason !== null) expect(reason).toMatch(/^[“N].{30,}\.$/)
      }
    })
  })

  test('has no figure both among the rows and among the totals', async () => {
    await forAny((_, { changes, totals }) => {
      const ids = (list: readonly ChangeAnswer[], side: 'before' | 'after') =>
        list.flatMap(change => change[side] ?? [])
      for (const side of ['before', 'after'] as const) {
        const stated = ids(totals, side)
        expect(new Set(stated).size).toBe(stated.length)
        expect(ids(changes, side).filter(id => stated.includes(id))).toEqual([])
      }
    })
  })

  test('says of every row what becomes of it, once, and never more than the figures do', async () => {
    await forAny((graph, { changes, before, after, declared, residual }) => {
      const amountOf = (id: string | null) => {
        const entity = graph.entities.get(id ?? '')
        return entity?.kind === 'ALLOCATION' ? entity.properties.amount : null
      }
      for (const { status, delta, ...change } of changes) {
        const [had, has] = [amountOf(change.before), amountOf(change.after)]
        const comparable = status === 'CREATED' || status === 'REVOKED' || (had !== null && has !== null)
        expect(status === 'NOT_COMPARABLE').toBe(!comparable)
        expect(cents(delta)).toBe(comparable ? (has ?? 0) - (had ?? 0) : null)
        if (delta !== null && had !== null && has !== null)
          expect(status).toBe(minorUnits(delta) === 0 ? 'UNCHANGED' : minorUnits(delta) > 0 ? 'INCREASED' : 'DECREASED')
      }
      for (const side of ['before', 'after'] as const) {
        const stated = changes.flatMap(change => change[side] ?? [])
        expect(new Set(stated).size).toBe(stated.length)
        const act = side === 'before' ? EARLIER : LATER
        const set = graph.relationships.filter(({ from, type }) => from === act && type === 'SETS').map(({ to }) => to)
        const rows = set.filter(id => {
          const entity = graph.entities.get(id)
          return (
            entity?.kind === 'ALLOCATION' &&
            entity.properties.grain === 'ROW' &&
            entity.properties.stage !== 'DECOMMITTED'
          )
        })
        expect(rows.filter(id => !stated.includes(id))).toEqual([])
      }
      if (residual !== null)
        expect(minorUnits(residual)).toBe((cents(before) ?? 0) - (cents(after) ?? 0) - (cents(declared) ?? 0))
    })
  })

  test('creates and revokes only where the totals leave no room for a row that is not printed', async () => {
    await forAny((graph, { changes }) => {
      for (const { status, target, ...change } of changes) {
        if (status !== 'CREATED' && status !== 'REVOKED') continue
        const column = status === 'CREATED' ? 'prima' : 'dopo'
        expect(change[status === 'CREATED' ? 'before' : 'after']).toBeNull()
        const plan = target.match(/p\d/)?.[0] ?? ''
        const inColumn = [...graph.entities.values()].filter(
          entity =>
            entity.kind === 'ALLOCATION' &&
            entity.id.includes(`prova-${plan}-`) &&
            entity.properties.column === column &&
            entity.basis !== 'COMPUTED',
        )
        const amounts = inColumn.map(entity => (entity.kind === 'ALLOCATION' ? entity.properties : null))
        const rows = amounts.filter(one => one?.grain === 'ROW')
        const total = amounts.find(one => one?.grain === 'TOTAL')
        // Either the whole table closes, or a section of it does under its own subtotal.
        const closes =
          rows.every(row => row?.amount !== null) &&
          Math.abs((total?.amount ?? 0) - rows.reduce((sum, row) => sum + (row?.amount ?? 0), 0)) <=
            50 * (rows.length + 1)
        const hasSubtotals = amounts.some(one => one?.grain === 'SUBTOTAL')
        expect(closes || hasSubtotals).toBe(true)
      }
    })
  })
})
