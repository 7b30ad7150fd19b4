import type { GraphValue } from '../../src/model/graph.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { ACT, LINE_1, PLAN, Small } from './small.ts'

/** 60 lines of 12 results each, in a funnel and in several regions: more routes than anybody walks. */
export function wide(): GraphValue {
  const builder = new GraphBuilder()
  builder.add<'ACT'>(ACT, { name: 'Decree', date: '2020-01-01', datePrecision: 'DAY' })
  builder.add<'PLAN'>(PLAN, { name: 'Plan' })
  for (let nth = 0; nth < 10; nth++) builder.add<'REGION'>(`region/prova/${nth}`, { istatCode: `${10 + nth}` })
  builder.amount('allocation/prova/all/a', { amount: 6000 }, { for: PLAN, act: ACT })
  for (let line = 0; line < 60; line++) {
    const id = `line/prova/p/${line}`
    builder.add<'LINE'>(id, { name: `Line ${line}` })
    builder.tie(PLAN, 'HAS_LINE', id)
    const partOf: [string, 'LINE'][] = [['allocation/prova/all/a', 'LINE']]
    builder.amount(`allocation/prova/row-${line}/a`, { amount: 100 }, { for: id, act: ACT, partOf })
    for (let step = 0; step < 12; step++) {
      const result = `result/prova/${line}-${step}`
      builder.add<'RESULT'>(result, { name: `Result ${line} ${step}`, regionsCounted: 20 })
      builder.tie(id, 'ACHIEVED', result)
      if (step > 0) builder.tie(`result/prova/${line}-${step - 1}`, 'LEADS_TO', result)
      for (let nth = 0; nth < 5; nth++) builder.tie(result, 'IN_REGION', `region/prova/${nth}`)
    }
  }
  return builder.graph
}

/** 40 results of one line, each of which leads to each other: as many routes. */
export function dense(): GraphValue {
  const small = new Small().table()
  for (let nth = 0; nth < 40; nth++) {
    small.add<'RESULT'>(`result/prova/${nth}`)
    small.tie(LINE_1, 'ACHIEVED', `result/prova/${nth}`)
  }
  for (let nth = 0; nth < 40; nth++)
    for (let other = 0; other < 40; other++)
      if (other !== nth) small.tie(`result/prova/${nth}`, 'LEADS_TO', `result/prova/${other}`)
  return small.done()
}

/** A plan of many lines, each with as many results, each of these in one or more of the same places. */
export function vast(lines: number, results: number, places: number, inEach = 1): GraphValue {
  const builder = new GraphBuilder()
  builder.add<'ACT'>(ACT, { name: 'Decree', date: '2020-01-01', datePrecision: 'DAY' })
  builder.add<'PLAN'>(PLAN, { name: 'Plan' })
  for (let nth = 0; nth < places; nth++) builder.add<'REGION'>(`region/prova/${nth}`, { istatCode: `${10 + nth}` })
  builder.amount('allocation/prova/all/a', { amount: 100 * lines }, { for: PLAN, act: ACT })
  for (let line = 0; line < lines; line++) {
    const id = `line/prova/p/${line}`
    builder.add<'LINE'>(id, { name: `Line ${line}` })
    builder.tie(PLAN, 'HAS_LINE', id)
    const partOf: [string, 'LINE'][] = [['allocation/prova/all/a', 'LINE']]
    builder.amount(`allocation/prova/row-${line}/a`, { amount: 100 }, { for: id, act: ACT, partOf })
    for (let nth = 0; nth < results; nth++) {
      const result = `result/prova/${line}-${nth}`
      builder.add<'RESULT'>(result, { name: `Result ${line} ${nth}` })
      builder.tie(id, 'ACHIEVED', result)
      for (let place = 0; place < inEach; place++)
        builder.tie(result, 'IN_REGION', `region/prova/${(line + nth + place) % places}`)
    }
  }
  return builder.graph
}
