import fc from 'fast-check'
import type { EntityValue, EvidenceValue, GraphValue, RelationshipValue } from '../../src/model/graph.ts'

/** What one copy of a graph may have otherwise: what is drawn is a share of what could be changed so. */
const CHANGES = {
  /** Printed otherwise: other figures, other words, or the same figure written otherwise. */
  reprinted: (graph: GraphValue, isHit: () => boolean) => {
    for (const [id, piece] of graph.evidence)
      if (isHit()) graph.evidence.set(id, { ...piece, raw: other(piece.raw, id.length) })
  },
  /** Nothing is said otherwise, but everything stands lower down in the source. */
  moved: (graph: GraphValue, isHit: () => boolean) => {
    const renamed = new Map<string, string>()
    for (const [id, piece] of [...graph.evidence]) {
      if (!isHit()) continue
      renamed.set(id, `${id}-lower`)
      graph.evidence.delete(id)
      graph.evidence.set(`${id}-lower`, { ...piece, id: `${id}-lower` })
    }
    const again = <T extends { evidence: string[] }>(one: T): T => ({
      ...one,
      evidence: one.evidence.map(id => renamed.get(id) ?? id),
    })
    for (const [id, entity] of graph.entities) graph.entities.set(id, again(entity))
    graph.relationships = graph.relationships.map(again)
  },
  left: (graph: GraphValue, isHit: () => boolean) => {
    for (const id of [...graph.entities.keys()]) if (!id.startsWith('source/') && isHit()) graph.entities.delete(id)
    graph.relationships = graph.relationships.filter(
      ({ from, to }) => graph.entities.has(from) && graph.entities.has(to),
    )
  },
  come: (graph: GraphValue, isHit: () => boolean) => {
    for (const [id, entity] of [...graph.entities])
      if (!id.startsWith('source/') && isHit())
        graph.entities.set(`${id}-new`, { ...entity, id: `${id}-new` } as EntityValue)
  },
  /** Computed otherwise: no piece of evidence says so. */
  rescaled: (graph: GraphValue, isHit: () => boolean) => {
    for (const [id, entity] of graph.entities)
      if (entity.kind === 'ALLOCATION' && entity.properties.amount !== null && isHit())
        graph.entities.set(id, {
          ...entity,
          properties: { ...entity.properties, amount: entity.properties.amount * 10 },
        })
  },
  inOtherMoney: (graph: GraphValue, isHit: () => boolean) => {
    for (const [id, entity] of graph.entities)
      if (entity.kind === 'ALLOCATION' && entity.properties.amount !== null && isHit())
        graph.entities.set(id, { ...entity, properties: { ...entity.properties, currency: 'USD' } })
  },
  /** Of no evidence any longer: what nothing prints is not compared. */
  unproved: (graph: GraphValue, isHit: () => boolean) => {
    for (const [id, entity] of graph.entities) if (isHit()) graph.entities.set(id, { ...entity, evidence: [] })
  },
  inOtherOrder: (graph: GraphValue, isHit: () => boolean) => {
    for (const [id, entity] of graph.entities)
      if (isHit()) graph.entities.set(id, { ...entity, evidence: entity.evidence.toReversed() })
    if (isHit()) graph.relationships = graph.relationships.toReversed()
  },
  untied: (graph: GraphValue, isHit: () => boolean) => {
    graph.relationships = graph.relationships.filter(({ type }) => !TIED.has(type) || !isHit())
  },
  tiedElsewhere: (graph: GraphValue, isHit: () => boolean) => {
    const of = (type: string) => graph.relationships.filter(tie => tie.type === type)
    graph.relationships = graph.relationships.map(tie => {
      if (!TIED.has(tie.type) || !isHit()) return tie
      const others = of(tie.type)
      return { ...tie, to: (others[tie.from.length % others.length] as RelationshipValue).to, evidence: [] }
    })
  },
  /** The same figures, in the way of another country. */
  readOtherwise: (graph: GraphValue, isHit: () => boolean) => {
    for (const [id, entity] of graph.entities)
      if (entity.kind === 'SOURCE' && isHit()) {
        const english = { language: 'en', numbers: '1,234.56', dates: 'iso', currency: 'GBP' }
        graph.entities.set(id, { ...entity, properties: { ...entity.properties, ...english } })
      }
  },
} as const

const TIED: ReadonlySet<string> = new Set(['MEASURES', 'COUNTS_TOWARDS', 'FOR'])

/** What is compared: a change of the text alone, of the figure, or neither. */
function other(raw: string, nth: number): EvidenceValue['raw'] {
  if (!/\d/.test(raw)) return nth % 2 === 0 ? raw.toUpperCase() : `${raw} nuovo`
  return nth % 3 === 0 ? ` ${raw}` : raw.replace(/\d/, digit => String((Number(digit) + 1) % 10))
}

type Name = keyof typeof CHANGES
const NAMES = Object.keys(CHANGES) as Name[]

export interface Drawn {
  changes: Name[]
  /** Of how many one is changed. */
  every: number
  from: number
}

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  changes: fc.subarray(NAMES, { minLength: 1, maxLength: 4 }),
  every: fc.integer({ min: 1, max: 60 }),
  from: fc.nat(60),
})

/** A copy of a graph without its checks and contradictions, of which these things are otherwise. */
export function changedCopy(graph: GraphValue, { changes, every, from }: Drawn): GraphValue {
  const copy: GraphValue = {
    entities: new Map(graph.entities),
    relationships: [...graph.relationships],
    evidence: new Map(graph.evidence),
    checks: [],
    contradictions: [],
  }
  let nth = from
  for (const change of changes) CHANGES[change](copy, () => nth++ % every === 0)
  return copy
}

export const ONE_OF_EACH: Drawn[] = NAMES.map(name => ({ changes: [name], every: 7, from: 3 }))
