import type { GraphValue } from '../../../src/model/graph.ts'
import { check, contradiction, entity, evidence, graphOf, relationship } from './graph-of.ts'

/** A graph with some of everything, of any size: the same for the same arguments, and different for others. */
export function sampleGraph(size: number, flavour = ''): GraphValue {
  const numbers = Array.from({ length: size }, (_, index) => index + 1)
  const pieces = numbers.map(number => evidence(`e${number}`, { line: number }))
  const lines = numbers.map(number =>
    entity(
      `line/t/${number}`,
      { number: String(number) },
      { name: `Line ${number}${flavour}`, evidence: [`e${number}`] },
    ),
  )
  const plan = entity('plan/t/1', { lineCount: size }, { name: `Plan${flavour}` })
  return graphOf({
    evidence: pieces,
    entities: [plan, ...lines],
    relationships: lines.map(line => relationship(plan.id, 'HAS_LINE', line.id, { evidence: line.evidence })),
    contradictions: lines.map(({ id }, index) =>
      contradiction(`contradiction/${index + 1}`, {
        about: [id, plan.id],
        claims: [
          { value: 'one', number: '1', basis: 'STATED', rule: null, evidence: ['e1'], entity: id },
          { value: 'two', number: null, basis: 'COMPUTED', rule: 'sum', evidence: [], entity: null },
        ],
      }),
    ),
    checks: lines.map(({ id }, index) =>
      check(`check/${index + 1}`, {
        about: [plan.id, id],
        evidence: ['e1'],
        contradiction: `contradiction/${index + 1}`,
      }),
    ),
  })
}
