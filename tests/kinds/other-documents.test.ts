import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'
import { imported, write } from '../recipes/support.ts'

/** An invented register of works: four levels with words of its own, places inside places, money in dollars, goals by year. */
const WORKS = `plan;mission;mname;component;cname;measure;title;sub;subtitle;cup;town;istat;province;function;fname;total;y23;y24;paid;day;payee
WORKS;M5;Inclusion;C1;Jobs;I1;Schools;I1.1;Nurseries;B11B22000010006;Vale;015200;Wells;09.1;Primary schools;900.00;400.00;500.00;120.50;2023-05-04;Builders
WORKS;M5;Inclusion;C1;Jobs;I1;Schools;I1.2;Gyms;B11B22000020006;Vale;015200;Wells;09.1;Primary schools;300.00;100.00;200.00;80.00;2023-06-01;Builders
`

const GOALS = `code;name;base;year;target;actual;sub
G1;Places in nurseries;;2025;400;;I1.1
G1;Places in nurseries;100;2023;150;130;I1.1
G2;Children waiting;80;2023;60;70;I1.1
G2;Children waiting;;2025;20;;I1.1
G3;Gyms opened;;2023;10;4;I1.2
G3;Gyms opened;;2025;30;;I1.2
`

const CONTRACTS = `code;of;sub;parent;title;eli;signed;value;cur;span;supplier;city;country;from;y1;y2
K1;main;I1.1;;Roofs;http://data.europa.eu/eli/dir/2014/24;2023-02-01;150000;JPY;2023/24;Builders;Lyon;FR;city;100000;50000
K2;sub;;K1;Tiles;;2023-03-05;12.345;KWD;March 2023;Tilers;Lyon;FR;city;;
`

const STEPS = `code;step;due;done;sub
S1;Site handed over;2023-Q2;Yes;I1.1
S2;Keys returned;2024-01-31;;I1.2
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
      edition: { is: "2024-02-29" }
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
  - file: contracts.csv
    source: *source
    records: { format: delimited, delimiter: ";", key: [code] }
    columns: { value: { currency: { column: cur } }, y1: { currency: JPY }, y2: { currency: JPY } }
    make:
      - { kind: ORGANISATION, id: "organisation/t/{supplier}", evidence: { name: supplier } }
      - { kind: PLACE, id: "place/t/france", evidence: { name: country }, cells: { level: country, country: FR } }
      - kind: PLACE
        id: place/t/{city}
        evidence: { name: city }
        cells: { level: municipality, country: FR, within: place/t/france }
      - kind: CONTRACT
        id: contract/t/{code}
        when: { of: main }
        evidence: { code: code, name: title, signed: signed, identifier.eli: eli, under: sub }
        cells: { under: "line/t/{sub}", supplier: "organisation/t/{supplier}" }
      - kind: CONTRACT
        id: contract/t/{code}
        when: { of: sub }
        evidence: { code: code, name: title, signed: signed, under: parent }
        cells: { under: "contract/t/{parent}", supplier: "organisation/t/{supplier}" }
      - kind: ALLOCATION
        id: allocation/contracts/{code}/value
        evidence: { amount: value, period: span }
        cells: { stage: CONTRACTED, grain: TOTAL, part: WHOLE, target: "contract/t/{code}" }
      - kind: ALLOCATION
        id: allocation/contracts/{code}/y1
        evidence: { amount: y1 }
        cells: { stage: CONTRACTED, grain: ROW, part: OF_WHICH, target: "contract/t/{code}" }
      - kind: ALLOCATION
        id: allocation/contracts/{code}/y2
        evidence: { amount: y2 }
        cells: { stage: CONTRACTED, grain: ROW, part: OF_WHICH, target: "contract/t/{code}" }
    links:
      - { from: "contract/t/{code}", relation: IN_PLACE, to: "place/t/{city}", column: city }
      - { from: "allocation/contracts/{code}/value", relation: BREAKS_DOWN_INTO, to: "allocation/contracts/{code}/y1", column: y1, breakdown: PLACE }
      - { from: "allocation/contracts/{code}/value", relation: BREAKS_DOWN_INTO, to: "allocation/contracts/{code}/y2", column: y2, breakdown: PLACE }
  - file: steps.csv
    source: *source
    records: { format: delimited, delimiter: ";", key: [code] }
    make:
      - kind: TARGET
        id: target/t/{code}
        evidence: { code: code, name: step, due: due }
        cells: { targetType: MILESTONE }
        observations:
          - { key: done, type: ACTUAL, value: done, day: due }
    links:
      - { from: "target/t/{code}", relation: MEASURES, to: "line/t/{sub}", column: sub }
    exclude: { sub: code }
`

let api: Api
beforeAll(async () => {
  const { folder } = await imported(RECIPE, [
    write('works.csv', WORKS),
    write('goals.csv', GOALS),
    write('contracts.csv', CONTRACTS),
    write('steps.csv', STEPS),
  ])
  api = await openApi([folder])
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
    expect(checks.nodes).toEqual([{ status: 'HOLDS' }, { status: 'HOLDS' }, { status: 'HOLDS' }])
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

  test('has contracts inside contracts, in currencies without cents and with three decimals, which are never added', async () => {
    const { contract, sum, allocations, contracts, search } = await api.ask(`{
      contract(id: "contract/t/k1") {
        code signed under { id } suppliers { name } contracts { code under { id } }
        allocations(orderBy: AMOUNT_DESC) { nodes { amount { amount currency } period part parts(by: PLACE) { part } } }
        places { name country within { name } }
        citation
      }
      sum(ids: ["allocation/contracts/k1/value", "allocation/contracts/k2/value"]) { __typename ... on SumRefused { reasons { code } } }
      allocations(filter: { amount: { gte: "12.345" }, currency: { eq: KWD } }) { nodes { id amount { amount currency } } }
      contracts(filter: { identifier: { scheme: "eli", value: "http://data.europa.eu/eli/dir/2014/24" } }) { nodes { id } }
      search(text: "http://data.europa.eu/eli/dir/2014/24") { nodes { id } }
    }`)
    expect(contract).toMatchObject({
      code: 'K1',
      signed: '2023-02-01',
      under: { id: 'line/t/i1-1' },
      suppliers: [{ name: 'Builders' }],
      contracts: [{ code: 'K2', under: { id: 'contract/t/k1' } }],
      allocations: {
        nodes: [
          {
            amount: { amount: '150000', currency: 'JPY' },
            period: '2023/24',
            part: 'WHOLE',
            parts: [{ part: 'OF_WHICH' }, { part: 'OF_WHICH' }],
          },
          { amount: { amount: '100000', currency: 'JPY' }, period: null, part: 'OF_WHICH', parts: [] },
          { amount: { amount: '50000', currency: 'JPY' }, period: null, part: 'OF_WHICH', parts: [] },
        ],
      },
      places: [{ name: 'Lyon', country: 'FR', within: { name: 'FR' } }],
    })
    // Which edition, and under which licence: what a reader needs to take it further.
    expect(contract.citation).toContain('Register of works, contracts” (2024-02-29, CC-BY-4.0)')
    expect(sum).toEqual({ __typename: 'SumRefused', reasons: expect.arrayContaining([{ code: 'MIXED_CURRENCIES' }]) })
    expect(allocations.nodes).toEqual([
      { id: 'allocation/contracts/k2/value', amount: { amount: '12.345', currency: 'KWD' } },
    ])
    expect(contracts.nodes).toEqual([{ id: 'contract/t/k1' }])
    expect(search.nodes[0]).toEqual({ id: 'contract/t/k1' })
  })

  test('has milestones, which are met or not and have no figure, each by a day', async () => {
    const { targets, timeline } = await api.ask(`{
      targets(orderBy: DUE_ASC) { nodes { code targetType due unit direction observations { type value printed day } } }
      timeline { date datePrecision label entity { id } }
    }`)
    expect(targets.nodes).toEqual([
      {
        ...{ code: 'S1', targetType: 'MILESTONE', due: '2023-06-30', unit: null, direction: null },
        observations: [{ type: 'ACTUAL', value: null, printed: 'Yes', day: '2023-06-30' }],
      },
      { code: 'S2', targetType: 'MILESTONE', due: '2024-01-31', unit: null, direction: null, observations: [] },
    ])
    expect(timeline.map(({ date, label }: { date: string; label: string }) => `${date} ${label}`)).toEqual([
      '2023-02-01 Roofs: signed',
      '2023-03-05 Tiles: signed',
      '2023-06-30 Site handed over: due',
      '2024-01-31 Keys returned: due',
    ])
  })

  test('is cited by its licence, publisher and address, and says that it is an excerpt', async () => {
    const { sources } = await api.ask(`{
      sources { nodes { id complete licence address edition publisher { id } } }
    }`)
    const facts = {
      complete: false,
      licence: 'CC-BY-4.0',
      address: 'https://example.org/works',
      edition: '2024-02-29',
      publisher: { id: 'organisation/t/town' },
    }
    expect(sources.nodes).toEqual([
      { id: 'source/works-contracts', ...facts },
      { id: 'source/works-goals', ...facts },
      { id: 'source/works-steps', ...facts },
      { id: 'source/works-works', ...facts },
    ])
  })
})
