import { expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { GraphBuilder } from './graphs.ts'

const RESULT = 'result/prova/incontri'

/** What was done in a place, where there are two regions and an autonomous province. */
function regionsOf(place: string, named: readonly string[] = []) {
  const builder = new GraphBuilder()
  builder.add<'REGION'>('region/veneto', { istatCode: '05', nutsCode: 'ITH3' })
  builder.add<'REGION'>('region/umbria', { istatCode: '10', nutsCode: 'ITI2' })
  builder.add<'REGION'>('region/trento', { istatCode: '022', nutsCode: 'ITH2' })
  builder.result(RESULT, { name: 'incontri', places: [place] })
  builder.print(RESULT, 7, place, 99)
  builder.graph.entities.get(RESULT)?.evidence.push(`evidence/${RESULT}/7`)
  for (const region of named) builder.tie(RESULT, 'IN_REGION', region)
  return derive(builder.graph).relationships.filter(({ type }) => type === 'IN_REGION')
}

test('what was done in all regions was done in each, and in no autonomous province', () => {
  const tied = regionsOf('tutte le Regioni')
  expect(tied.map(({ from, to, basis, rule }) => [from, to, basis, rule])).toEqual([
    [RESULT, 'region/umbria', 'INFERRED', 'all-regions'],
    [RESULT, 'region/veneto', 'INFERRED', 'all-regions'],
  ])
})

test('a region inferred so is reported with the words that say all regions', () => {
  for (const { evidence } of regionsOf('tutte le regioni')) expect(evidence).toEqual([`evidence/${RESULT}/7`])
})

test('a region that is named as well is not tied twice', () => {
  const tied = regionsOf('tutte le Regioni', ['region/veneto'])
  expect(tied.map(({ to, basis }) => [to, basis])).toEqual([
    ['region/veneto', 'STATED'],
    ['region/umbria', 'INFERRED'],
  ])
})

test.each(['quasi tutte le Regioni', 'alcune regioni', 'tutte le province', 'Veneto'])(
  'what was done in %s is tied to no region by that',
  place => {
    expect(regionsOf(place)).toEqual([])
  },
)
