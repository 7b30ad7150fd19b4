import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'
import { imported, write } from '../recipes/support.ts'

/** An invented register of works: four levels with words of its own, places inside places, money in dollars, goals by year. */
const WORKS = `plan;mission;mname;component;cname;measure;title;sub;subtitle;cup;town;istat;province;function;fname;total;y23;y24;paid;day;payee
WORKS;M5;Inclusion;C1;Jobs;I1;Schools;I1.1;Nurseries;B11B22000010006;Vale;015200;Wells;09.1;Primary schools;900.00;400.00;500.00;120.50;2023-05-04;Builders
WORKS;M5;Inclusion;C1;Jobs;I1;Schools;I1.2;Gyms;B11B22000020006;Vale;015200;Wells;09.1;Primary schools;300.00;100.00;200.00;80.00;2023-06-01;Builders
`

const GOALS = `code;name;base;year;target;actual;sub
G1;Places in nurseries;100;2023;150;130;I1.1
G1;Places in nurseries;;2025;400;;I1.1
G2;Children waiting;80;2023;60;70;I1.1
G2;Children waiting;;2025;20;;I1.1
G3;Gyms opened;;2023;10;4;I1.2
G3;Gyms opened;;2025;30;;I1.2
`

const RECIPE = `recipe: works
title: Register of works
licence: CC-BY-4.0
files:
  - file: works.csv
    source: &source
      id: source/works-{file}
      title: Register of works, {file}
      year: 2023
      publisher: organisation/t/town
      address: https://example.org/works
      language: en
      numbers: [plain]
      dates: [iso]
      currency: USD
      complete: false
    records: { format: delimited, delimiter: ";", key: [sub] }
    make:
      - { kind: ORGANISATION, id: organisation/t/town, evidence: { name: plan } }
      - { kind: PLAN, id: "plan/t/{plan}", evidence: { name: plan } }
      - kind: SECTION
        id: section/t/{mission}
        evidence: { code: mission, name: mname }
        cells: { plan: "plan/t/{plan}", level: Mission }
      - kind: SECTION
        id: section/t/{component}
        evidence: { code: component, name: cname }
        cells: { section: "section/t/{mission}", level: Component }
      - kind: LINE
        id: line/t/{measure}
        evidence: { code: measure, name: title }
        cells: { section: "section/t/{component}", level: Measure }
      - kind: LINE
        id: line/t/{sub}
        evidence: { code: sub, name: subtitle, identifier.cup: cup }
        cells: { line: "line/t/{measure}", level: Sub-measure }
      - { kind: PLACE, id: "place/t/{province}", evidence: { name: province }, cells: { level: province, country: GB } }
      - kind: PLACE
        id: place/t/{town}
        evidence: { name: town, identifier.istat: istat }
        cells: { level: municipality, country: GB, within: "place/t/{province}" }
      - kind: CLASSIFICATION
        id: classification/cofog/{function}
        evidence: { code: function, name: fname }
        cells: { scheme: COFOG }
      - kind: ALLOCATION
        id: allocation/works/{sub}/total
        evidence: { amount: total }
        cells: { stage: BUDGETED, grain: TOTAL, part: WHOLE, target: "line/t/{sub}" }
      - kind: ALLOCATION
        id: allocation/works/{sub}/2023
        evidence: { amount: y23 }
        cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/t/{sub}", date: 2023-12-31 }
      - kind: ALLOCATION
        id: allocation/works/{sub}/2024
        evidence: { amount: y24 }
        cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/t/{sub}", date: 2024-12-31 }
      - { kind: ORGANISATION, id: "organisation/t/{payee}", evidence: { name: payee } }
      - kind: ALLOCATION
        id: allocation/works/{sub}/paid
        evidence: { amount: paid, date: day, beneficiary: payee }
        cells:
          stage: PAID
          grain: ROW
          part: WHOLE
          target: "line/t/{sub}"
          beneficiary: organisation/t/{payee}
          payer: organisation/t/town
    links:
      - { from: "line/t/{sub}", relation: IN_PLACE, to: "place/t/{town}", column: town }
      - { from: "allocation/works/{sub}/total", relation: CLASSIFIED_AS, to: "classification/cofog/{function}", column: function }
      - { from: "allocation/works/{sub}/total", relation: BREAKS_DOWN_INTO, to: "allocation/works/{sub}/2023", column: y23, breakdown: YEAR }
      - { from: "allocation/works/{sub}/total", relation: BREAKS_DOWN_INTO, to: "allocation/works/{sub}/2024", column: y24, breakdown: YEAR }
  - file: goals.csv
    source: *source
    records: { format: delimited, delimiter: ";", key: [code, year] }
    make:
      - kind: INDICATOR
        id: indicator/t/{code}
        evidence: { name: name, identifier.goal: code }
        observations:
          - { key: base, type: BASELINE, value: base }
          - { key: "target-{year}", type: TARGET, value: target, period: year }
          - { key: "actual-{year}", type: ACTUAL, value: actual, period: year }
    links:
      - { from: "indicator/t/{code}", relation: MEASURES, to: "line/t/{sub}", column: sub }
`

let api: Api
beforeAll(async () => {
  const { folder } = await imported(RECIPE, [write('works.csv', WORKS), write('goals.csv', GOALS)])
  api = await openApi('other-documents', [folder])
})
afterAll(() => api?.close())

describe('a document of another make', () => {
  test('has levels as deep as it prints them, each called as it calls it, and knows the way up from all of them', async () => {
    const {
      plan,
      line,
      lines: found,
    } = await api.ask(`{
      plan(id: "plan/t/works") { sections { code level sections { code level lines { code level number designation lines { code } } } } }
      line(id: "line/t/i1-1") { section { code } plan { id } }
      lines(filter: { level: { eq: "Sub-measure" }, section: { code: { eq: "C1" } } }) { nodes { code } }
    }`)
    const none = { number: null, designation: null }
    const sub = { level: 'Sub-measure', ...none, lines: [] }
    const lines = [
      { code: 'I1', level: 'Measure', ...none, lines: [{ code: 'I1.1' }, { code: 'I1.2' }] },
      // All that lie below a section are its lines, at every depth.
      { code: 'I1.1', ...sub },
      { code: 'I1.2', ...sub },
    ]
    expect(plan.sections).toEqual([
      { code: 'M5', level: 'Mission', sections: [{ code: 'C1', level: 'Component', lines }] },
    ])
    expect(line).toEqual({ section: { code: 'C1' }, plan: { id: 'plan/t/works' } })
    expect(found.nodes).toEqual([{ code: 'I1.1' }, { code: 'I1.2' }])
  })

  test('has places of any level and country, with their codes and what they lie in', async () => {
    const { place, places, search } = await api.ask(`{
      place(id: "place/t/vale") { level country identifiers { scheme value } within { id } lines { nodes { code } } }
      places(filter: { within: { id: { eq: "place/t/wells" } } }) { nodes { id } }
      search(text: "015200") { nodes { id } }
    }`)
    expect(place).toEqual({
      level: 'municipality',
      country: 'GB',
      identifiers: [{ scheme: 'ISTAT', value: '015200' }],
      within: { id: 'place/t/wells' },
      lines: { nodes: [{ code: 'I1.1' }, { code: 'I1.2' }] },
    })
    expect(places.nodes).toEqual([{ id: 'place/t/vale' }])
    expect(search.nodes).toEqual([{ id: 'place/t/vale' }])
  })

  test('has amounts in its currency, classified by a scheme, broken down by year, paid on a day by one body to another', async () => {
    const { allocation, allocations, checks } = await api.ask(`{
      allocation(id: "allocation/works/i1-1/total") {
        amount { amount currency } classifications { scheme code }
        parts(by: YEAR) { date amount { amount } }
      }
      allocations(filter: { stage: { eq: PAID }, payer: { id: { eq: "organisation/t/town" } } }) {
        nodes { date amount { amount currency } beneficiary { name } payer { id } }
      }
      checks(filter: { kind: { eq: PARTS_VS_TOTAL } }) { nodes { status } }
    }`)
    expect(allocation).toEqual({
      amount: { amount: '900.00', currency: 'USD' },
      classifications: [{ scheme: 'COFOG', code: '09.1' }],
      parts: [
        { date: '2023-12-31', amount: { amount: '400.00' } },
        { date: '2024-12-31', amount: { amount: '500.00' } },
      ],
    })
    const town = { id: 'organisation/t/town' }
    expect(allocations.nodes).toEqual([
      {
        date: '2023-05-04',
        amount: { amount: '120.50', currency: 'USD' },
        beneficiary: { name: 'Builders' },
        payer: town,
      },
      {
        date: '2023-06-01',
        amount: { amount: '80.00', currency: 'USD' },
        beneficiary: { name: 'Builders' },
        payer: town,
      },
    ])
    expect(checks.nodes).toEqual([{ status: 'HOLDS' }, { status: 'HOLDS' }])
  })

  test('has indicators with values of several periods: the latest of each, and a share of one period alone', async () => {
    const { indicators } = await api.ask(`{
      indicators { nodes {
        name direction achieved progress budgetProgramme { id }
        target { value period } actual { value period } observations { type value period }
      } }
    }`)
    const [nurseries, waiting, gyms] = indicators.nodes
    expect(nurseries).toEqual({
      name: 'Places in nurseries',
      direction: 'INCREASE',
      // 130 of the 150 of 2023, not of the 400 of 2025; from 100 on the way to 400.
      achieved: '86.67',
      progress: '10.00',
      budgetProgramme: null,
      target: { value: '400', period: '2025' },
      actual: { value: '130', period: '2023' },
      observations: [
        { type: 'BASELINE', value: '100', period: null },
        { type: 'TARGET', value: '150', period: '2023' },
        { type: 'ACTUAL', value: '130', period: '2023' },
        { type: 'TARGET', value: '400', period: '2025' },
      ],
    })
    // What is to fall is not achieved by its share; how far it has come is.
    expect(waiting).toMatchObject({ direction: 'DECREASE', achieved: null, progress: '16.67' })
    expect(gyms).toMatchObject({ direction: null, achieved: '40.00', progress: null })
  })

  test('is cited by its licence, publisher and address, and says that it is an excerpt', async () => {
    const { sources } = await api.ask(`{
      sources { nodes { id complete licence address publisher { id } } }
    }`)
    const facts = {
      complete: false,
      licence: 'CC-BY-4.0',
      address: 'https://example.org/works',
      publisher: { id: 'organisation/t/town' },
    }
    expect(sources.nodes).toEqual([
      { id: 'source/works-goals', ...facts },
      { id: 'source/works-works', ...facts },
    ])
  })
})
