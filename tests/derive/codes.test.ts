import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { GraphBuilder } from './graphs.ts'

function found({ graph }: GraphBuilder): [string, string][] {
  const checks = derive(graph).checks.filter(({ kind }) => kind === 'CODE_VS_CODE')
  return checks.map(({ id, status }) => [id.slice('check/code-vs-code/'.length), status])
}

/** Programmes by their codes. */
function programmes(...codes: (string | null)[]): GraphBuilder {
  const builder = new GraphBuilder()
  for (const [i, projectCode] of codes.entries()) {
    builder.add<'SPENDING_PROGRAMME'>(`spending-programme/prova/${i}`, {
      name: `Programma ${'abcdef'[i]}`,
      projectCode,
    })
  }
  return builder
}

describe('a code', () => {
  test('is on one thing of a kind alone', () => {
    expect(found(programmes('180N', '181N', null))).toEqual([['prova-spending-programmes/project-code', 'HOLDS']])
    const builder = programmes('180N', '180N', '182N', '182N', '183N')
    expect(found(builder)).toEqual([
      ['prova-spending-programmes/project-code/180n', 'FAILS'],
      ['prova-spending-programmes/project-code/182n', 'FAILS'],
    ])
    expect(derive(builder.graph).contradictions[0]).toMatchObject({
      kind: 'NAMING',
      explanation: '2 spending programmes of "prova" have the project code 180N: "Programma a" and "Programma b".',
      claims: [{ value: '180N' }, { value: '180N' }],
      about: ['spending-programme/prova/0', 'spending-programme/prova/1'],
    })
  })

  test('may be on two names of one thing, which have no other then', () => {
    const same = programmes('180N', '180N')
    same.tie('spending-programme/prova/0', 'SAME_AS', 'spending-programme/prova/1')
    expect(found(same)).toEqual([['spending-programme-prova-0/spending-programme-prova-1', 'HOLDS']])
    const other = programmes('180N', '181N')
    other.tie('spending-programme/prova/0', 'SAME_AS', 'spending-programme/prova/1')
    expect(found(other)).toEqual([
      ['prova-spending-programmes/project-code', 'HOLDS'],
      ['spending-programme-prova-0/spending-programme-prova-1', 'FAILS'],
    ])
  })

  test('may be given by two owners', () => {
    const builder = programmes('180N', '181N')
    builder.add<'SPENDING_PROGRAMME'>('spending-programme/altri/0', { projectCode: '180N' })
    expect(found(builder)).toEqual([['prova-spending-programmes/project-code', 'HOLDS']])
  })

  test('is not looked for in names: one may name another programme, or be of another make', () => {
    for (const name of ['180N Cittadinanza', 'Cittadinanza (segue il 182N)', 'Cittadinanza 18ON']) {
      const builder = new GraphBuilder()
      builder.add<'SPENDING_PROGRAMME'>('spending-programme/prova/0', { name, projectCode: '180N' })
      expect(found(builder)).toEqual([])
    }
  })

  test('of a line is unique in its plan, whatever its section, and no further', () => {
    const builder = new GraphBuilder()
    for (const plan of ['plan/prova/a', 'plan/prova/b']) {
      builder.add<'PLAN'>(plan)
      for (const number of [1, 2]) {
        const section = `${plan.replace('plan', 'section')}/${number}`
        builder.add<'SECTION'>(section, { number })
        builder.tie(plan, 'HAS_SECTION', section)
        builder.add<'LINE'>(section.replace('section', 'line'), { number: plan.endsWith('a') ? '7' : String(number) })
        builder.tie(section, 'HAS_LINE', section.replace('section', 'line'))
      }
    }
    expect(found(builder)).toEqual([
      ['plan-prova-a-lines/number/7', 'FAILS'],
      ['plan-prova-a-sections/number', 'HOLDS'],
      ['plan-prova-b-lines/number', 'HOLDS'],
      ['plan-prova-b-sections/number', 'HOLDS'],
    ])
  })

  test('of a budget programme is unique in its mission', () => {
    const builder = new GraphBuilder()
    for (const mission of ['026', '027']) {
      builder.add<'BUDGET_MISSION'>(`budget-mission/${mission}`, { code: mission })
      for (const programme of ['a', 'b']) {
        const code = mission === '027' && programme === 'b' ? '011' : '010'
        builder.add<'BUDGET_PROGRAMME'>(`budget-programme/${mission}-${programme}`, { code })
        builder.tie(`budget-mission/${mission}`, 'HAS_PROGRAMME', `budget-programme/${mission}-${programme}`)
      }
    }
    expect(found(builder)).toEqual([
      ['budget-mission-026-budget-programmes/code/010', 'FAILS'],
      ['budget-mission-027-budget-programmes/code', 'HOLDS'],
      ['budget-missions/code', 'HOLDS'],
    ])
  })
})

describe('the number of an act', () => {
  type Kind = 'LAW' | 'DECREE_LAW' | 'DIRECTORIAL_DECREE' | 'LETTER'

  function acts(...given: [Kind, string, string, string?][]): [string, string][] {
    const builder = new GraphBuilder()
    for (const [i, [actKind, number, date, issuer]] of given.entries()) {
      builder.add<'ACT'>(`act/prova/${i}`, { actKind, number, date, datePrecision: 'DAY' })
      if (issuer === undefined) continue
      if (!builder.graph.entities.has(issuer)) builder.add<'ORGANISATION'>(issuer)
      builder.tie(`act/prova/${i}`, 'ISSUED_BY', issuer)
    }
    return found(builder)
  }

  test('is given once a year, to laws and decrees with the force of law together', () => {
    expect(acts(['LAW', '4', '2019-03-28'], ['DECREE_LAW', '4', '2019-01-28'])).toEqual([
      ['acts/number/4-2019-prova', 'FAILS'],
    ])
    expect(acts(['LAW', '4', '2020-03-28'], ['DECREE_LAW', '4', '2019-01-28'])).toEqual([['acts/number', 'HOLDS']])
  })

  test('is that of their own laws, where a region has some', () => {
    const builder = new GraphBuilder()
    for (const owner of ['it', 'regione-lazio'])
      builder.add<'ACT'>(`act/${owner}/l-4-2019`, {
        actKind: 'LAW',
        number: '4',
        date: '2019-03-28',
        datePrecision: 'DAY',
      })
    expect(found(builder)).toEqual([['acts/number', 'HOLDS']])
  })

  test('is given once a year to acts of one kind by one issuer', () => {
    const [one, other] = ['organisation/prova/a', 'organisation/prova/b']
    expect(acts(['LETTER', '12', '2019-03-28', one], ['LETTER', '12', '2019-01-28', other])).toEqual([
      ['acts/number', 'HOLDS'],
    ])
    expect(acts(['LETTER', '12', '2019-03-28', one], ['DIRECTORIAL_DECREE', '12', '2019-01-28', one])).toEqual([
      ['acts/number', 'HOLDS'],
    ])
    expect(acts(['LETTER', '12', '2019-03-28', one], ['LETTER', '12', '2019-01-28', one])).toHaveLength(1)
    expect(acts(['LETTER', '12', '2019-03-28', one], ['LETTER', '12', '2019-01-28', one])[0]?.[1]).toBe('FAILS')
  })

  test('says nothing where the issuer is not known', () => {
    expect(acts(['LETTER', '12', '2019-03-28'], ['LETTER', '12', '2019-01-28'])).toEqual([])
  })
})
