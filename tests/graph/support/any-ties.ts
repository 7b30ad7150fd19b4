import fc from 'fast-check'
import type { EntityOf, GraphValue } from '../../../src/model/graph.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../../src/model/kinds.ts'
import { RELATION_NAMES, RELATIONS, type Relation } from '../../../src/model/relations.ts'
import { evidence, fullEntity, graphOf, relationship } from './graph-of.ts'

type Tied = [relation: Relation, left: EntityKind, right: EntityKind]

/** Every pair of kinds that a relationship may tie, SAME_AS between things of one kind. */
const TIES: readonly Tied[] = RELATION_NAMES.flatMap(relation =>
  relation === 'SAME_AS'
    ? ENTITY_KINDS.map((kind): Tied => [relation, kind, kind])
    : [...RELATIONS[relation].ties].flatMap(([left, ties]) =>
        ties.flatMap(({ ends }) =>
          (ends === 'ANY' ? ENTITY_KINDS : (ends as EntityKind[])).map((right): Tied => [relation, left, right]),
        ),
      ),
)

const EACH = 3
const idOf = (kind: EntityKind, nth: number) => `${KINDS[kind].prefix}/t/${nth}`

function some(kind: EntityKind, nth: number): EntityOf<EntityKind> {
  const { properties, ...entity } = fullEntity(kind, String(nth))
  const known = {
    ...properties,
    ...('derivedFrom' in properties && { derivedFrom: [] }),
    ...('plan' in properties && { plan: idOf('PLAN', nth) }),
  }
  return { ...entity, properties: known } as EntityOf<EntityKind>
}

/** Some of every kind, and relationships of any type between any kinds that it may tie. */
export const anyTies: fc.Arbitrary<GraphValue> = fc
  .array(fc.tuple(fc.constantFrom(...TIES), fc.nat(EACH - 1), fc.nat(EACH - 1)), { minLength: 60, maxLength: 160 })
  .map(drawn =>
    graphOf({
      evidence: ['e1', 'e2'].map(id => evidence(id)),
      entities: ENTITY_KINDS.flatMap(kind => Array.from({ length: EACH }, (_, nth) => some(kind, nth))),
      relationships: drawn
        .map(([[type, left, right], from, to]) => relationship(idOf(left, from), type, idOf(right, to)))
        .filter(({ from, to }) => from !== to),
    }),
  )
