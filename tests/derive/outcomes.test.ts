import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { runs } from '../runs.ts'
import { statuses } from './oracle.ts'
import { type Outcomes, outcomes, type Planted, planted, Report } from './outcomes.ts'

const RUNS = { numRuns: runs(300) }

function forAny(holds: (report: Report, scheme: Outcomes, defects: Planted[]) => void, numRuns = RUNS.numRuns): void {
  fc.assert(
    fc.property(outcomes, planted, (scheme, defects) => holds(new Report(scheme, defects), scheme, defects)),
    { numRuns },
  )
}

describe('the checks of any results, counts, dates and codes', () => {
  test('fail nowhere when no defect is planted', () => {
    fc.assert(
      fc.property(outcomes, scheme => {
        const { builder, wanted } = new Report({ ...scheme, misspelt: false })
        const derived = derive(builder.graph)
        expect(derived.contradictions).toEqual([])
        expect([...wanted.values()]).not.toContain('FAILS')
        expect([...statuses(derived).keys()].sort()).toEqual([...wanted.keys()].sort())
      }),
      RUNS,
    )
  })

  test('find every planted defect and no other', () => {
    forAny(({ builder, wanted }) => {
      const derived = derive(builder.graph)
      expect(new Map([...statuses(derived)].sort())).toEqual(new Map([...wanted].sort()))
      const broken = [...wanted].filter(([, status]) => status === 'FAILS').map(([id]) => id)
      expect(derived.contradictions.map(({ id }) => id.replace('contradiction', 'check')).sort()).toEqual(broken.sort())
    })
  })

  test('say in every contradiction what is claimed, at least twice, and whom it is about', () => {
    forAny(({ builder }) => {
      const derived = derive(builder.graph)
      for (const { claims, about, difference } of derived.contradictions) {
        expect(claims.length).toBeGreaterThan(1)
        for (const id of about) expect(derived.entities.has(id)).toBe(true)
        expect(difference?.startsWith('-') ?? false).toBe(false)
        expect(difference === null || /[1-9]/.test(difference)).toBe(true)
      }
    }, 60)
  })

  test('come out the same in whatever order the facts come, and a second time', () => {
    fc.assert(
      fc.property(outcomes, planted, fc.gen(), (scheme, defects, gen) => {
        const { graph } = new Report(scheme, defects).builder
        const shuffle = <T>(list: T[]) => gen(() => fc.shuffledSubarray(list, { minLength: list.length }))
        const entities = new Map(shuffle([...graph.entities]))
        const mixed = { ...graph, entities, relationships: shuffle(graph.relationships) }
        const [one, other] = [derive(graph), derive(mixed)]
        expect(other.checks).toEqual(one.checks)
        expect(other.contradictions).toEqual(one.contradictions)
        expect(derive(one)).toEqual(one)
      }),
      { numRuns: runs(60) },
    )
  })
})
