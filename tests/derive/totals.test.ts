import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { ACT, amount, checks, id, PLAN, total } from './amounts-of-a-plan.ts'

describe('a total against its parts', () => {
  test.each([
    { parts: [6000, 4000], status: 'HOLDS', difference: '0.00' },
    { parts: [6000, 3999], status: 'WITHIN_ROUNDING', difference: '0.01' },
    { parts: [6000, 3998], status: 'FAILS', difference: '0.02' },
    { parts: [6000, 5000], status: 'FAILS', difference: '-10.00' },
    { parts: [6000, 3000, null], status: 'NOT_CHECKABLE', difference: '10.00' },
    { parts: [6000, 4000, null], status: 'HOLDS', difference: '0.00' },
    { parts: [6000, 5000, null], status: 'FAILS', difference: '-10.00' },
  ])('$parts: $status', ({ parts, status, difference }) => {
    const [check, ...others] = checks(total(...parts).graph, 'PARTS_VS_TOTAL')
    expect(others).toEqual([])
    expect(check).toMatchObject({ status, difference, expected: '100.00' })
  })

  test('allows half a printed unit for each term', () => {
    const builder = total(6000, 3900)
    for (const entity of builder.graph.entities.values())
      if (entity.kind === 'ALLOCATION') entity.properties.precision = 'EURO'
    expect(checks(builder.graph, 'PARTS_VS_TOTAL')[0]).toMatchObject({ status: 'WITHIN_ROUNDING', tolerance: '1.50' })
  })

  test('names the blanks of a gap, and makes no contradiction of it', () => {
    const derived = derive(total(6000, 3000, null).graph)
    expect(derived.checks[0]?.formula).toContain('blank: "riga-2" (the table "Tabella", line 8)')
    expect(derived.contradictions).toEqual([])
  })

  test('is one check for each breakdown', () => {
    const builder = total(6000, 4000)
    amount(builder, 'fondo', { amount: 9000, part: 'MEASURE' }, { partOf: [[id('totale'), 'FUND']] })
    expect(checks(builder.graph, 'PARTS_VS_TOTAL').map(check => [check.id, check.status])).toEqual([
      ['check/parts-vs-total/allocation-prova-totale-oggi/by-fund', 'FAILS'],
      ['check/parts-vs-total/allocation-prova-totale-oggi/by-line', 'HOLDS'],
    ])
  })

  test('becomes a contradiction with both claims, the difference and everyone concerned', () => {
    const [contradiction, ...others] = derive(total(6000, 1000).graph).contradictions
    expect(others).toEqual([])
    expect(contradiction).toEqual({
      id: 'contradiction/parts-vs-total/allocation-prova-totale-oggi/by-line',
      kind: 'TOTAL_VS_PARTS',
      name: 'totale is not the sum of its 2 parts by line',
      explanation:
        'The amount approved for "Piano" under DD 1 is € 100.00 in the table "Tabella", line 5, but its 2 parts by line add up to € 70.00, € 30.00 less.',
      claims: [
        {
          value: '100.00',
          number: '100.00',
          basis: 'STATED',
          rule: null,
          evidence: [`evidence/${id('totale')}/0`],
          entity: id('totale'),
        },
        {
          value: '70.00',
          number: '70.00',
          basis: 'COMPUTED',
          rule: 'sum-of-parts',
          evidence: [`evidence/${id('riga-0')}/0`, `evidence/${id('riga-1')}/0`],
          entity: PLAN,
        },
      ],
      difference: '30.00',
      about: [ACT, id('riga-0'), id('riga-1'), id('totale'), PLAN, 'table/prova/t'],
      basis: 'COMPUTED',
      preferred: null,
      preferenceRule: null,
    })
  })

  test('counts payments too, where a table prints them', () => {
    const builder = total(6000, 4000)
    const items = [9, 4, 4]
    for (const entity of builder.graph.entities.values()) {
      if (entity.kind === 'ALLOCATION') entity.properties.items = items.shift() ?? null
    }
    expect(
      checks(builder.graph, 'PARTS_VS_TOTAL').map(({ status, expected, found }) => [status, expected, found]),
    ).toEqual([
      ['HOLDS', '100.00', '100.00'],
      ['FAILS', '9', '8'],
    ])
  })
})
