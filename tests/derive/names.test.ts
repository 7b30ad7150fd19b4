import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { RelationshipValue } from '../../src/model/graph.ts'
import { normaliseName } from '../../src/model/text.ts'
import { GraphBuilder } from './graphs.ts'

/** How another printer sets the same name. */
const PRINTERS: readonly ((name: string) => string)[] = [
  name => name.toUpperCase(),
  name => name.replaceAll("'", '’'),
  name => name.replaceAll('-', ' – '),
  name => name.replaceAll(' ', '  '),
  name => name.replaceAll(' ', '\u00A0'),
  name => name.replaceAll('à', "a'").replaceAll('ù', "u'"),
  name => name.normalize('NFD'),
  name => `${name}.`,
  name => `«${name}»`,
]
const word = fc.constantFrom(
  'servizi',
  'qualità',
  "dell'acqua",
  'virtù',
  'scuola-lavoro',
  '(corporate)',
  '2.0',
  'l’età',
)
const name = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))

describe('a name', () => {
  test('is the same in any print', () => {
    fc.assert(
      fc.property(name, fc.subarray([...PRINTERS]), (printed, printers) => {
        const other = printers.reduce((text, print) => print(text), printed)
        expect(normaliseName(other)).toBe(normaliseName(printed))
      }),
    )
  })

  test('is another one with a word more, a word less or a letter changed', () => {
    fc.assert(
      fc.property(name, word, (printed, extra) => {
        for (const other of [`${printed} ${extra}`, `${extra} ${printed}`, `${printed}i`]) {
          expect(normaliseName(other)).not.toBe(normaliseName(printed))
        }
      }),
    )
  })

  test.each([
    ["SERVIZI PER LA PARITA' DI GENERE", 'Servizi per la parità di genere'],
    ['TRANSIZIONE SCUOLA - LAVORO', 'Transizione Scuola–Lavoro:'],
    ['Dell’impiego', "DELL' IMPIEGO"],
  ])('%s is %s', (one, other) => {
    expect(normaliseName(one)).toBe(normaliseName(other))
  })

  test('keeps what brackets and dashes say', () => {
    expect(normaliseName('Formazione (scuola)')).not.toBe(normaliseName('Formazione scuola'))
    expect(normaliseName('scuola-lavoro')).not.toBe(normaliseName('scuola lavoro'))
  })
})

describe('an indicator', () => {
  test('measures the section whose name its area is, by evidence of both sides', () => {
    const { ties, evidence } = measured({ area: 'ACQUE  E GIARDINI -  VERDE' })
    expect(ties).toEqual([
      {
        from: 'indicator/prova/1',
        type: 'MEASURES',
        to: 'section/prova/nuovo/1',
        note: null,
        breakdown: null,
        basis: 'INFERRED',
        rule: 'area-equals-section-name',
        evidence: ['evidence/indicator/prova/1/1', 'evidence/section/prova/nuovo/1/0'],
      },
    ])
    expect(ties[0]?.evidence.map(id => evidence.get(id)?.raw)).toEqual([
      'ACQUE  E GIARDINI -  VERDE',
      'Acque e giardini-verde',
    ])
  })

  test('measures the line whose name or other spelling its definition is', () => {
    expect(targets(measured({ name: 'Fontane' }))).toEqual(['line/prova/nuovo/1'])
    expect(targets(measured({ name: 'FONTANE PUBBLICHE' }))).toEqual(['line/prova/nuovo/1'])
  })

  test('measures section and line together when both names are equal', () => {
    const both = measured({ name: 'Fontane', area: 'Acque e giardini-verde' })
    expect(targets(both)).toEqual(['line/prova/nuovo/1', 'section/prova/nuovo/1'])
  })

  test('measures nothing by a part of a name, under no plan, or by a name of another plan', () => {
    expect(targets(measured({ name: 'Fontane nuove', area: 'Acque' }))).toEqual([])
    expect(targets(measured({ name: 'Fontane', area: 'Acque e giardini-verde', plan: null }))).toEqual([])
    expect(targets(measured({ name: 'Strade', area: 'Strade' }))).toEqual([])
  })

  test('keeps what a source states of the same pair', () => {
    const builder = plans({ name: 'Fontane' })
    builder.tie('indicator/prova/1', 'MEASURES', 'line/prova/nuovo/1')
    const ties = derive(builder.graph).relationships.filter(({ type }) => type === 'MEASURES')
    expect(ties.map(({ basis }) => basis)).toEqual(['STATED'])
  })
})

type About = { name?: string; area?: string; plan?: string | null }

function plans({ name = 'Altro', area = 'Nessuna', plan = 'plan/prova/nuovo' }: About): GraphBuilder {
  const builder = new GraphBuilder()
  for (const id of ['nuovo', 'vecchio']) builder.add<'PLAN'>(`plan/prova/${id}`)
  builder.add<'SECTION'>('section/prova/nuovo/1', { name: 'Acque e giardini-verde' })
  builder.tie('plan/prova/nuovo', 'HAS_SECTION', 'section/prova/nuovo/1')
  builder.add<'LINE'>('line/prova/nuovo/1', { name: 'Fontane', aliases: ['Fontane pubbliche'] })
  builder.tie('section/prova/nuovo/1', 'HAS_LINE', 'line/prova/nuovo/1')
  builder.add<'SECTION'>('section/prova/vecchio/1', { name: 'Strade' })
  builder.tie('plan/prova/vecchio', 'HAS_SECTION', 'section/prova/vecchio/1')
  builder.add<'LINE'>('line/prova/vecchio/1', { name: 'Strade' })
  builder.tie('plan/prova/vecchio', 'HAS_LINE', 'line/prova/vecchio/1')
  const indicator = builder.add<'INDICATOR'>('indicator/prova/1', { name, area, plan })
  indicator.evidence.push(builder.print('indicator/prova/1', 1, area))
  return builder
}

function measured(about: About) {
  const { relationships, evidence } = derive(plans(about).graph)
  return { ties: relationships.filter(({ type }) => type === 'MEASURES'), evidence }
}

function targets({ ties }: { ties: RelationshipValue[] }): string[] {
  return ties.map(({ to }) => to)
}
