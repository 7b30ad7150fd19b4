import type { GraphValue } from '../../src/model/graph.ts'
import type { GraphBuilder } from './graphs.ts'
import { type Outcomes, Report } from './outcomes.ts'

/** A graph that every rule on results, counts, dates, codes and names has something to say of, for and against. */
export function oneOfEach(): GraphValue {
  const { builder } = new Report(SCHEME, [])
  twoNames(builder)
  more(builder)
  return builder.graph
}

const FUNNEL = { start: 1150, kept: [80, 60], skips: true, beside: 300, splits: true, free: 1300, corroborated: true }
const SCHEME: Outcomes = {
  funnels: [
    { ...FUNNEL, share: { part: 1, whole: 0, decimals: 1 } },
    { ...FUNNEL, kept: [], beside: null, splits: false, share: { part: 2, whole: 0, decimals: 0 } },
  ],
  regions: [{ named: 14, province: true }],
  crises: [5],
  groups: [[120, 80]],
  cohorts: [{ candidates: 900, kept: [50, 90, 80], took: 10, days: 40 }],
  acts: [
    { after: 10, published: 3, numbered: true },
    { after: 20, published: null, numbered: false },
    { after: 30, published: 9, numbered: true },
  ],
  programmes: 3,
  misspelt: true,
}

/** Names and codes that differ, or are on two things. */
function twoNames(builder: GraphBuilder): void {
  builder.add<'SECTION'>('section/prova/doppia', { name: 'Studi e ricerche', aliases: ['Analisi e studi'] })
  builder.add<'SECTION'>('section/prova/breve', { name: 'Studi', aliases: ['Studi e ricerche'] })
  builder.add<'SPENDING_PROGRAMME'>('spending-programme/prova/uno', { name: '700N Orti', projectCode: '700N' })
  builder.add<'SPENDING_PROGRAMME'>('spending-programme/prova/due', { name: '701N Case', projectCode: '700N' })
  builder.add<'SPENDING_PROGRAMME'>('spending-programme/prova/tre', { name: 'Orti e case', projectCode: '703N' })
  builder.tie('spending-programme/prova/tre', 'SAME_AS', 'spending-programme/prova/uno')
  builder.add<'ACT'>('act/prova/legge', { actKind: 'LAW', number: '9', date: '2018-01-01', datePrecision: 'YEAR' })
  builder.add<'ACT'>('act/prova/decreto', {
    actKind: 'DECREE_LAW',
    number: '9',
    date: '2018-05-01',
    datePrecision: 'DAY',
  })
  builder.tie('act/prova/legge', 'CONVERTS', 'act/prova/decreto')
}

/** What is stated wrongly, about, or of another time. */
function more(builder: GraphBuilder): void {
  const put = (name: string, value: string, given: Parameters<GraphBuilder['result']>[1] = {}) => {
    const reported = { by: 'line/prova/f0', line: 50 }
    builder.result(`result/prova/${name}`, { name, value, unit: 'famiglie', ...given }, reported)
  }
  put('accolte', '1150', { qualifier: 'ABOUT', period: '2022' })
  put('accompagnate', '1190')
  put('seguite', '1300', { cumulative: true })
  put('quota', '81.5', { unit: '% delle famiglie', regionsCounted: 3 })
  put('incontri', '40', { unit: 'incontri', regionsCounted: 3 })
  put('crisi', '3', { unit: 'crisi' })
  put('centri', '190', { unit: 'cpi' })
  for (const [from, to] of ['accolte accompagnate', 'accompagnate seguite', 'incontri seguite'].map(tie =>
    tie.split(' '),
  )) {
    builder.tie(`result/prova/${from}`, 'LEADS_TO', `result/prova/${to}`)
  }
  builder.tie('result/prova/accolte', 'CORROBORATED_BY', 'result/prova/seguite')
  builder.tie('result/prova/centri', 'INVOLVES', 'cpi-group/prova/0-0')
  builder.counts('result/prova/centri', 'CPI_GROUP', 'SUM')
  builder.counts('result/prova/crisi', 'CRISIS', 'ALL')
  for (const nth of [1, 2, 3, 4]) builder.tie('result/prova/incontri', 'IN_REGION', `region/r${nth}`)
  for (const nth of [0, 1]) builder.tie('result/prova/crisi', 'INVOLVES', `crisis/prova/0-${nth}`)
  builder.add<'PLAN'>('plan/prova/finito', { start: '2018-02-01', end: '2018-01-31' })
  builder.add<'PLAN'>('plan/prova/seguito', { start: '2017-01-01' })
  builder.tie('plan/prova/seguito', 'CONTINUES', 'plan/prova/finito')
  builder.tie('act/prova/decreto', 'APPROVES', 'plan/prova/finito')
}
