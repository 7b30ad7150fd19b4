import { beforeAll, describe, expect, it } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { type Case, givesItsProblem, replace } from './support/broken.ts'
import { PackageCopy, problemsOf, RIVALTA } from './support/package-copy.ts'

const HOUSES = 'contradiction/relazione-rivalta/open-houses'
const RESULT = 'result/relazione-rivalta/l79/case-attive'
const INDICATOR = 'indicator/relazione-rivalta/l64'
const TOTALS = 'contradiction/relazione-rivalta/totals'

/** A second contradiction: two amounts of one thing, of which a rule prefers the second. */
function addTotals(copy: PackageCopy, rule = 'table-over-text'): number {
  copy.append('claims.csv', `${TOTALS},2,allocation/relazione-rivalta/l55/dd-6,amount,4.750.000,true`)
  copy.append('claims.csv', `${TOTALS},1,allocation/relazione-rivalta/l42/dd-6,amount,"4.753.000,00",`)
  return copy.append('contradictions.csv', `${TOTALS},TEXT_VS_TABLE,Two totals,They differ.,${rule},STATED,`)
}

/** What disagrees, in Italian: two columns that a package may have. */
function addItalian(copy: PackageCopy, name: string, explanation: string): number {
  const field = (column: string) => `"name": "${column}",\n            "type": "string"`
  const fields = ['about', 'italianName', 'italianExplanation'].map(field)
  copy.edit('datapackage.json', field('about'), fields.join('\n          },\n          {\n            '))
  copy.edit('contradictions.csv', 'basis,about', 'basis,about,italianName,italianExplanation')
  return copy.edit('contradictions.csv', '2022-2024/1\n', `2022-2024/1,${name},${explanation}\n`)
}

let graph: GraphValue
beforeAll(async () => {
  graph = await readPackages([RIVALTA])
})

describe('a contradiction of a package', () => {
  it('has its claims in order, each with where it is printed', () => {
    const [contradiction, ...more] = graph.contradictions
    expect(more).toEqual([])
    expect(contradiction).toMatchObject({ id: HOUSES, kind: 'DEFINITION', basis: 'INFERRED', preferred: null })
    expect(contradiction?.claims.map(({ entity, value }) => [entity, value])).toEqual([
      [INDICATOR, 'Case aperte almeno un giorno'],
      [RESULT, 'case attive, aperte come vuole'],
    ])
    const places = contradiction?.claims.map(({ evidence }) => evidence.map(id => graph.evidence.get(id)?.line))
    expect(places).toEqual([[64], [79]])
    expect(contradiction?.claims.map(({ basis, rule, number }) => [basis, rule, number])).toEqual([
      ['STATED', null, null],
      ['STATED', null, null],
    ])
  })

  it('is about what makes its claims, and about what its row adds', () => {
    expect(graph.contradictions[0]?.about).toEqual([
      INDICATOR,
      RESULT,
      'section/comune-di-rivalta/vivibile-2022-2024/1',
    ])
  })

  it('keeps its words out of the evidence of the entity that they are printed of', () => {
    const raws = graph.entities.get(RESULT)?.evidence.map(id => graph.evidence.get(id)?.raw)
    expect(raws).toHaveLength(3)
    expect(raws).not.toContain('case attive, aperte come vuole')
  })

  it('orders claims by position, reads figures, says how far they are apart and which one a rule prefers', async () => {
    const copy = new PackageCopy()
    addTotals(copy)
    const read = await readPackages([copy.folder])
    expect(read.contradictions.map(({ id }) => id)).toEqual([HOUSES, TOTALS])
    expect(read.contradictions[1]).toMatchObject({
      claims: [{ number: '4753000.00' }, { number: '4750000.00' }],
      difference: '3000.00',
      preferred: 1,
      preferenceRule: 'table-over-text',
    })
  })

  it('says what disagrees in Italian too, where its package does', async () => {
    const copy = new PackageCopy()
    addItalian(copy, 'Sette case aperte', 'La cifra è una.')
    const [contradiction] = (await readPackages([copy.folder])).contradictions
    expect(contradiction?.italian).toEqual({ name: 'Sette case aperte', explanation: 'La cifra è una.' })
    expect(graph.contradictions[0]).not.toHaveProperty('italian')
  })

  it('says no difference of figures that count different things', async () => {
    const copy = new PackageCopy()
    addTotals(copy)
    copy.edit('contradictions.csv', 'TEXT_VS_TABLE', 'DEFINITION')
    expect((await readPackages([copy.folder])).contradictions[1]).toMatchObject({ difference: null })
  })

  it('cites every place where the same words are printed, whatever their spaces', async () => {
    const copy = new PackageCopy()
    copy.append('claims.csv', `${HOUSES},3,section/comune-di-rivalta/vivibile-2022-2024/1,name,QUARTIERI  APERTI,`)
    const [contradiction] = (await readPackages([copy.folder])).contradictions
    const lines = contradiction?.claims[2]?.evidence.map(id => graph.evidence.get(id)?.line)
    expect(lines).toEqual([47, 73, 77])
  })

  it('may be reported by two packages alike, and not differently', async () => {
    const copy = new PackageCopy('other')
    expect((await readPackages([RIVALTA, copy.folder])).contradictions).toEqual(graph.contradictions)
    copy.edit('datapackage.json', '"name": "comune-di-rivalta"', '"name": "altro"')
    copy.edit('contradictions.csv', 'the figure is one', 'the figures are one')
    expect(await problemsOf(RIVALTA, copy.folder)).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/open-houses is described differently in/) }),
    ])
  })
})

const CASES: Case[] = [
  {
    title: 'a kind of contradiction is unknown',
    breaking: replace('contradictions.csv', 'DEFINITION', 'DEFINITON'),
    file: 'contradictions.csv',
    column: 'kind',
    says: /"DEFINITON" is not one of TEXT_VS_TABLE/,
  },
  {
    title: 'a contradiction is computed, which is for checks to say',
    breaking: replace('contradictions.csv', 'INFERRED', 'COMPUTED'),
    file: 'contradictions.csv',
    column: 'basis',
    says: /"COMPUTED" is not one of STATED, INFERRED/,
  },
  {
    title: 'the id of a contradiction has another form',
    breaking: copy => {
      for (const at of [1, 2]) copy.edit('claims.csv', `${HOUSES},${at}`, `${HOUSES}/Open,${at}`)
      return copy.edit('contradictions.csv', HOUSES, `${HOUSES}/Open`)
    },
    file: 'contradictions.csv',
    column: 'id',
    says: /is not a valid id: contradiction\/<owner>\/<slug>/,
  },
  {
    title: 'the id of a contradiction is one that a check may give',
    breaking: copy => {
      for (const at of [1, 2]) copy.edit('claims.csv', `${HOUSES},${at}`, `contradiction/text-vs-table/a,${at}`)
      return copy.edit('contradictions.csv', HOUSES, 'contradiction/text-vs-table/a')
    },
    file: 'contradictions.csv',
    column: 'id',
    says: /contradiction\/text-vs-table\/ is for what checks find/,
  },
  {
    title: 'a claim is of no contradiction',
    breaking: copy => {
      copy.append('evidence.csv', 'fund/fac,claim,,source/relazione-rivalta,24,,,,Il Piano Acque (p. 4),FAC')
      return copy.append('claims.csv', `${TOTALS},1,fund/fac,claim,FAC,`)
    },
    file: 'claims.csv',
    column: 'contradiction',
    says: /contradiction\/relazione-rivalta\/totals is not in contradictions\.csv/,
  },
  {
    title: 'a contradiction has one claim',
    breaking: copy => {
      copy.filter('claims.csv', row => !row.includes(',1,'))
      copy.edit('claims.csv', `${HOUSES},2`, `${HOUSES},1`)
      return 2
    },
    file: 'contradictions.csv',
    column: 'id',
    says: /open-houses has one claim in claims\.csv; it takes two/,
  },
  {
    title: 'a position is left out',
    breaking: copy => copy.edit('claims.csv', `${HOUSES},2`, `${HOUSES},3`),
    file: 'claims.csv',
    column: 'position',
    says: /count from 1: 2 is expected, not 3/,
  },
  {
    title: 'a position is given twice',
    breaking: copy => copy.append('claims.csv', `${HOUSES},2,${RESULT},value,7,`),
    file: 'claims.csv',
    column: 'contradiction',
    says: /open-houses 2 is repeated/,
  },
  {
    title: 'a claim is made by an entity that is not there',
    breaking: copy => copy.append('claims.csv', `${HOUSES},3,result/relazione-rivalta/l80/none,value,7,`),
    file: 'claims.csv',
    column: 'entity',
    says: /result\/relazione-rivalta\/l80\/none is not in ids\.csv/,
  },
  {
    title: 'a contradiction is about what is not there',
    breaking: replace('contradictions.csv', ',section/comune-di-rivalta/vivibile-2022-2024/1', ',section/none/1'),
    file: 'contradictions.csv',
    column: 'about',
    says: /section\/none\/1 is not in ids\.csv/,
  },
  {
    title: 'a claim is of an unknown field',
    breaking: copy => copy.append('claims.csv', `${HOUSES},3,${RESULT},size,7,`),
    file: 'claims.csv',
    column: 'field',
    says: /size is not a field of RESULT/,
  },
  {
    title: 'a claim is of a field that is printed nowhere',
    breaking: copy => copy.append('claims.csv', `${HOUSES},3,${RESULT},place,Rivalta,`),
    file: 'claims.csv',
    column: 'value',
    says: /no evidence prints "Rivalta" as place of result.*; evidence\.csv has nothing/,
  },
  {
    title: 'a claim is not what is printed',
    breaking: replace('claims.csv', 'Case aperte almeno un giorno', 'Case aperte un giorno almeno'),
    file: 'claims.csv',
    column: 'value',
    says: /no evidence prints "Case aperte un giorno almeno" as method.*has "Case aperte almeno un giorno"/,
  },
  {
    title: 'a claim is said twice',
    breaking: copy => copy.append('claims.csv', `${HOUSES},3,${INDICATOR},method,Case aperte almeno un giorno,`),
    file: 'claims.csv',
    column: 'value',
    says: /says again what claim 1 of .*open-houses says/,
  },
  {
    title: 'two claims are preferred',
    breaking: copy => {
      addTotals(copy)
      return copy.append('claims.csv', `${TOTALS},3,allocation/relazione-rivalta/l49/dd-6,amount,1.500.000,true`)
    },
    file: 'claims.csv',
    column: 'preferred',
    says: /totals prefers .*claims\.csv:4 already; one claim at most/,
  },
  {
    title: 'a claim is preferred by no rule',
    breaking: copy => addTotals(copy, ''),
    file: 'contradictions.csv',
    column: 'preferenceRule',
    says: /is empty; name the rule that prefers a claim/,
  },
  {
    title: 'a rule prefers no claim',
    breaking: copy => {
      const line = addTotals(copy)
      copy.edit('claims.csv', ',true', ',false')
      return line
    },
    file: 'contradictions.csv',
    column: 'preferenceRule',
    says: /prefers no claim; mark one/,
  },
  {
    title: 'a contradiction has its name in Italian, and no explanation',
    breaking: copy => addItalian(copy, 'Sette case aperte', ''),
    file: 'contradictions.csv',
    column: 'italianExplanation',
    says: /is empty, but italianName is not; write both in Italian, or neither/,
  },
  {
    title: 'words are claimed that no contradiction quotes',
    breaking: copy =>
      copy.append('evidence.csv', 'fund/fac,claim,,source/relazione-rivalta,24,,,,Il Piano Acque (p. 4),FAC'),
    file: 'evidence.csv',
    column: 'field',
    says: /no contradiction quotes this claim of fund\/fac/,
  },
]

describe('a package with a wrong contradiction', () => {
  it.each(CASES)('gives one problem, with its place: $title', givesItsProblem)
})
