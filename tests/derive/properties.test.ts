import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { EntityOf } from '../../src/model/graph.ts'
import { decimalFrom } from '../../src/model/money.ts'
import type { Relation } from '../../src/model/relations.ts'
import { runs } from '../runs.ts'
import { defects, type Generated, generate, schemes } from './generate.ts'
import { isComplete, isSummed, statuses, sum, verdict, wantedStatuses } from './oracle.ts'

const RUNS = { numRuns: runs(120) }
const someDefects = fc.array(defects, { maxLength: 6 })

/** Any plans with any defects: a counterexample shows the recipe, not the graph. */
function forAny(holds: (all: Generated) => void, numRuns = RUNS.numRuns): void {
  fc.assert(
    fc.property(schemes, someDefects, (scheme, planted) => holds(generate(scheme, planted))),
    { numRuns },
  )
}

describe('the checks of any graph', () => {
  test('hold when no defect is planted, and none of them is missing', () => {
    fc.assert(
      fc.property(schemes, scheme => {
        const { graph, laws, counts } = generate(scheme)
        const derived = derive(graph)
        expect(derived.contradictions).toEqual([])
        const broken = derived.checks.filter(({ status }) => status !== 'HOLDS').map(({ id }) => id)
        expect(broken.sort()).toEqual(counts.flatMap(({ check, listed }) => (listed === 0 ? [check] : [])).sort())
        expect([...statuses(derived).keys()]).toEqual(
          expect.arrayContaining([...laws, ...counts].map(({ check }) => check)),
        )
      }),
      RUNS,
    )
  })

  test('fail, for one changed figure, exactly where that figure stands', () => {
    fc.assert(
      fc.property(schemes, fc.nat({ max: 10_000 }), fc.boolean(), (scheme, cell, up) => {
        const units = up ? 1_000_000 : -1_000_000
        const { graph, laws, cells } = generate(scheme, [{ kind: 'shift', cell, units }])
        const changed = cells[cell % cells.length]
        const touched = laws.filter(({ total, less, parts }) =>
          [total, ...less, ...parts].some(({ id }) => id === changed?.id),
        )
        const derived = derive(graph)
        const failing = derived.checks.filter(({ status }) => status !== 'HOLDS' && status !== 'NOT_CHECKABLE')
        expect(failing.map(({ id }) => id).sort()).toEqual(touched.map(({ check }) => check).sort())
        expect(derived.contradictions.map(({ id }) => id.replace('contradiction', 'check')).sort()).toEqual(
          touched.map(({ check }) => check).sort(),
        )
      }),
      RUNS,
    )
  })

  test('find every planted defect and no other', () => {
    forAny(all => {
      const derived = derive(all.graph)
      const wanted = wantedStatuses(all)
      const found = [...statuses(derived)].filter(([id]) => wanted.has(id))
      expect(new Map(found.sort())).toEqual(new Map([...wanted].sort()))
      const broken = [...wanted].filter(([, status]) => status === 'FAILS' || status === 'WITHIN_ROUNDING')
      expect(derived.contradictions.map(({ id }) => id.replace('contradiction', 'check')).sort()).toEqual(
        broken.map(([id]) => id).sort(),
      )
      for (const law of all.laws) {
        const check = derived.checks.find(({ id }) => id === law.check)
        if (law.total.printed !== null && law.kind === 'PARTS_VS_TOTAL') {
          expect(check?.difference).toBe(decimalFrom(verdict(law).residual ?? 0, 'EUR'))
        }
      }
    })
  })

  test('prefer, of two totals of one money, the one that all printed parts make', () => {
    forAny(({ graph, laws }) => {
      const derived = derive(graph)
      for (const { check, total, parts } of laws.filter(({ kind }) => kind === 'TEXT_VS_TABLE')) {
        const contradiction = derived.contradictions.find(({ id }) => id === check.replace('check', 'contradiction'))
        if (!contradiction) continue
        const complete = laws.filter(
          law => law.kind === 'PARTS_VS_TOTAL' && law.total.id === total.id && isComplete(law),
        )
        const sums = new Set(complete.map(law => sum(law.parts)))
        const equal = [total, ...parts].filter(
          ({ printed }) => sums.size === 1 && printed !== null && sums.has(printed),
        )
        const preferred = contradiction.claims[contradiction.preferred ?? -1]?.entity ?? null
        expect(preferred).toBe(equal.length === 1 ? equal[0]?.id : null)
      }
    })
  })

  test('of breakdowns that miss a total by as much, share a contradiction only where rounding explains both or neither', () => {
    const row = (before = 0) => ({ before, moved: 1, fund: 0 })
    const section = (own: number, ...lines: number[][]) => ({
      coordination: row(own),
      lines: lines.map(rows => ({ rows: rows.map(row) })),
    })
    const plan = {
      sections: [section(0, [500, 0]), section(500, [500, 500]), section(500, [0, 500], [0, 0])],
      direct: [{ rows: [row(500)] }],
      coordination: { ...row(), fund: 1 },
      subtotals: false,
      funds: true,
      movement: true,
      unit: 'CENT' as const,
      text: true,
      counts: false,
    }
    const { checks } = derive(generate({ plans: [plan] }, [{ kind: 'shift', cell: 8370, units: 2 }]).graph)
    const broken = checks.filter(({ kind, contradiction }) => kind === 'PARTS_VS_TOTAL' && contradiction !== null)
    const total = 'parts-vs-total/allocation-prova-prova-p0-tot-tolto'
    expect(broken.map(({ id, status, contradiction }) => [id, status, contradiction])).toEqual([
      [`check/${total}/by-fund`, 'FAILS', `contradiction/${total}/by-fund`],
      [`check/${total}/by-line`, 'WITHIN_ROUNDING', `contradiction/${total}/by-line`],
      [`check/${total}/by-section`, 'WITHIN_ROUNDING', `contradiction/${total}/by-line`],
    ])
  })

  test('link every disputed check to one contradiction that concerns known entities', () => {
    forAny(({ graph }) => {
      const derived = derive(graph)
      const known = new Map(derived.contradictions.map(contradiction => [contradiction.id, contradiction]))
      expect(known.size).toBe(derived.contradictions.length)
      expect(new Set(derived.checks.map(({ id }) => id)).size).toBe(derived.checks.length)
      for (const { id, status, contradiction } of derived.checks) {
        expect(id).toMatch(/^check\/[a-z0-9/-]+$/)
        expect(contradiction !== null).toBe(status === 'FAILS' || status === 'WITHIN_ROUNDING')
        if (contradiction !== null)
          expect(known.get(contradiction)?.kind === 'ROUNDING').toBe(status === 'WITHIN_ROUNDING')
      }
      for (const { about, claims, preferred } of known.values()) {
        expect(about.length).toBeGreaterThan(0)
        for (const id of about) expect(derived.entities.has(id)).toBe(true)
        expect(claims.length).toBeGreaterThan(1)
        if (preferred !== null) expect(claims[preferred]).toBeDefined()
      }
    })
  })
})

describe('computed amounts', () => {
  test('are there exactly where nothing is blank and the total above balances, and equal their parts', () => {
    forAny(({ graph, sums }) => {
      const wanted = sums.filter(isSummed).map(({ target, column, cells }) => `${target} ${column} ${sum(cells)}`)
      const derived = derive(graph)
      const computed = [...derived.entities.values()].filter(
        entity => entity.kind === 'ALLOCATION' && entity.basis === 'COMPUTED',
      )
      const found = (computed as EntityOf<'ALLOCATION'>[]).map(({ id, properties }) => {
        const target = derived.relationships.find(({ from, type }) => from === id && type === 'FOR')?.to
        const parts = properties.derivedFrom.map(part => derived.entities.get(part) as EntityOf<'ALLOCATION'>)
        expect(parts.reduce((total, part) => total + (part.properties.amount ?? 0), 0)).toBe(properties.amount)
        const ties = derived.relationships.filter(({ from, type }) => from === id && type === 'BREAKS_DOWN_INTO')
        expect(ties.map(({ to }) => to).sort()).toEqual([...properties.derivedFrom].sort())
        return `${target} ${properties.column} ${properties.amount}`
      })
      expect(found.sort()).toEqual(wanted.sort())
    })
  })
})

describe('computed amounts of two acts', () => {
  test('supersede and reduce one another wherever all of them could be computed', () => {
    forAny(({ graph }) => {
      const derived = derive(graph)
      const pairs = (type: Relation) => {
        const ties = derived.relationships.filter(tie => tie.type === type && tie.basis === 'COMPUTED')
        return ties.map(({ from, to }) => `${from} ${to}`).sort()
      }
      const before = [...derived.entities.keys()].filter(id => id.includes('/computed/prima/'))
      for (const [type, column] of [
        ['SUPERSEDES', 'dopo'],
        ['REDUCES', 'tolto'],
      ] as const) {
        const later = before
          .map(id => [id.replace('/prima/', `/${column}/`), id])
          .filter(([id = '']) => derived.entities.has(id))
        expect(pairs(type)).toEqual(later.map(pair => pair.join(' ')).sort())
      }
    })
  })
})

describe('deriving', () => {
  test('changes nothing that was stated', () => {
    forAny(({ graph }) => {
      const before = structuredClone(graph)
      const derived = derive(graph)
      expect(graph).toEqual(before)
      for (const [id, entity] of before.entities) {
        const stated = Object.entries(entity.properties).filter(([name]) => !name.startsWith('headline'))
        expect(derived.entities.get(id)).toMatchObject({ ...entity, properties: Object.fromEntries(stated) })
      }
      expect(derived.relationships.slice(0, before.relationships.length)).toEqual(before.relationships)
    }, 60)
  })

  test('adds nothing the second time', () => {
    forAny(({ graph }) => {
      const once = derive(graph)
      expect(derive(once)).toEqual(once)
    }, 60)
  })

  test('adds the same in whatever order the facts come', () => {
    fc.assert(
      fc.property(schemes, fc.array(defects, { maxLength: 20 }), fc.gen(), (scheme, planted, gen) => {
        const { graph } = generate(scheme, planted)
        const shuffle = <T>(list: T[]) => gen(() => fc.shuffledSubarray(list, { minLength: list.length }))
        const mixed = {
          ...graph,
          entities: new Map(shuffle([...graph.entities])),
          relationships: shuffle(graph.relationships),
        }
        const [one, other] = [derive(graph), derive(mixed)]
        expect(other.checks).toEqual(one.checks)
        expect(other.contradictions).toEqual(one.contradictions)
        expect(other.relationships.slice(mixed.relationships.length)).toEqual(
          one.relationships.slice(graph.relationships.length),
        )
        expect([...other.entities].slice(graph.entities.size)).toEqual([...one.entities].slice(graph.entities.size))
      }),
      { numRuns: runs(60) },
    )
  })
})
