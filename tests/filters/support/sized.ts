import { HEADLINE_KINDS } from '../../../src/kinds/index.ts'
import type { EntityOf, GraphValue, RelationshipValue } from '../../../src/model/graph.ts'
import type { EntityKind } from '../../../src/model/kinds.ts'
import { entity, graphOf, relationship } from '../../graph/support/graph-of.ts'

const STAGES = ['BUDGETED', 'REDETERMINED', 'DECOMMITTED'] as const

/** A graph of so many plans, each like the others: what a page costs must not depend on how many there are. */
export function sized(plans: number): GraphValue {
  const entities: EntityOf<EntityKind>[] = [entity('source/x', { year: 2019, sha256: 'x', lineCount: 1 })]
  const relationships: RelationshipValue[] = []
  const tie = (...[from, type, to]: Parameters<typeof relationship>) => relationships.push(relationship(from, type, to))
  const several = (length: number, make: (index: number) => EntityOf<EntityKind>) =>
    entities.push(...Array.from({ length }, (_, index) => make(index)))
  several(4, index => entity(`organisation/x/${index}`, {}, { name: `Org ${index}` }))
  several(3, index => entity(`fund/f${index}`, {}, { name: `Fund ${index}` }))
  several(5, index => entity(`axis/x/${index}`, {}, { name: `Axis ${index}` }))
  several(8, index => entity(`region/x${index}`, { istatCode: String(index) }, { name: `Region ${index}` }))
  several(2, index => entity(`cpi-group/x/${index}`, { size: index }))
  for (let plan = 0; plan < plans; plan++) {
    const [id, table] = [`plan/x/${plan}`, `table/x/${plan}`]
    entities.push(entity(id, {}, { name: `Plan ${plan}` }))
    entities.push(entity(table, { source: 'source/x', firstLine: plan * 10, lastLine: plan * 10 + 9 }))
    several(8, index => {
      const date = index === 7 ? null : `20${17 + (index % 4)}-0${1 + index}-1${plan % 10}`
      const act = entity(`act/x/${plan}-${index}`, { actKind: 'LAW', status: 'ISSUED', number: `${index}`, date })
      tie(act.id, 'ISSUED_BY', `organisation/x/${(plan + index) % 4}`)
      if (index < 2) tie(act.id, 'APPROVES', id)
      return { ...act, name: `Act ${index} of ${plan}` }
    })
    several(12, index => {
      const line = entity(`line/x/${plan}/${index}`, { number: `${index}` }, { name: `Line ${index}` })
      tie(id, 'HAS_LINE', line.id)
      STAGES.forEach((stage, column) => {
        const amount = index === 0 ? null : (plan * 37 + index * 11 + column) * 10_000
        const cell = `allocation/x/l${plan}-${index}/${column}`
        const facts = { stage, amount, grain: 'ROW', part: 'WHOLE', table, items: index } as const
        entities.push(entity(cell, facts, { name: `Amount ${plan}.${index}.${column}` }))
        tie(`act/x/${plan}-${(index + column) % 8}`, 'SETS', cell)
        tie(cell, 'FOR', line.id)
        tie(cell, 'ON_AXIS', `axis/x/${index % 5}`)
        tie(cell, 'BENEFITS', `organisation/x/${column}`)
        if (column < 2) tie(cell, 'CHARGED_TO', `fund/f${(plan + index) % 3}`)
      })
      if (index % 4 === 0) {
        const result = entity(`result/x/${plan}-${index}`, { value: `${plan}.${index}` }, { name: `Result ${plan}` })
        entities.push(result)
        tie(line.id, 'ACHIEVED', result.id)
        tie(result.id, 'IN_REGION', `region/x${(plan + index) % 8}`)
        tie(result.id, 'INVOLVES', `cpi-group/x/${index % 2}`)
      }
      return line
    })
  }
  return graphOf({ entities: entities.map(headlined), relationships })
}

/** An index in which nothing stands is planned as no other: some of each kind that may have one have a headline amount. */
function headlined(one: EntityOf<EntityKind>, nth: number): EntityOf<EntityKind> {
  if (nth % 3 === 0 || !(HEADLINE_KINDS as readonly EntityKind[]).includes(one.kind)) return one
  return { ...one, properties: { ...one.properties, headlineAmount: nth * 1_000 } } as EntityOf<EntityKind>
}
