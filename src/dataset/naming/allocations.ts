import type { EntityOf, EntityValue, GraphValue, RelationshipValue } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Relation } from '../../model/relations.ts'
import { numbered, stageInWords } from '../../model/words.ts'
import { ACT_ABBREVIATIONS, GRAIN_NAMES, PART_NAMES } from './words.ts'

type Allocation = EntityOf<'ALLOCATION'>

/** No source names an amount, so that each is called by what it is: `DD 12/2020, amount approved for line 4 of Piano`. */
export function nameAllocations(graph: GraphValue, which: (allocation: Allocation) => boolean): GraphValue {
  const names = new AllocationNames(graph).all()
  const named = [...graph.entities.values()].flatMap(entity => {
    const name = names.get(entity.id)
    return entity.kind === 'ALLOCATION' && which(entity) && name !== undefined ? [{ ...entity, name }] : []
  })
  return { ...graph, entities: new Map([...graph.entities, ...named.map(entity => [entity.id, entity] as const)]) }
}

/** What tells apart two amounts that are called alike so far, in this order; empty where an amount has nothing to say. */
type Distinction = (allocation: Allocation) => string

class AllocationNames {
  readonly #graph: GraphValue
  readonly #out: ReadonlyMap<string, RelationshipValue[]>
  readonly #in: ReadonlyMap<string, RelationshipValue[]>
  readonly #shortActs = new Map<string, number>()
  readonly #distinctions: readonly Distinction[] = [
    // First, so that what is stated is called the same before and after sums are added.
    ({ properties }) => (properties.derivedFrom.length > 0 ? 'sum of its parts' : ''),
    ({ id }) => this.#listed('charged to ', 'CHARGED_TO', id),
    ({ id }) => this.#listed('', 'ON_AXIS', id),
    ({ properties }) => GRAIN_NAMES[properties.grain],
    ({ properties }) => properties.period ?? '',
    ({ properties }) => properties.provision ?? '',
    ({ aliases }) => aliases[0] ?? '',
    ({ id }) => this.#nameOf(this.#preceding('SETS', id)[0]),
    ({ id }) => this.#nameOf(this.#following('FOR', id)[0]),
    ({ properties }) => this.#nameOf(properties.table),
    allocation => this.#printedOn(allocation),
    ({ id }) => id.slice(id.indexOf('/') + 1),
  ]

  constructor(graph: GraphValue) {
    this.#graph = graph
    this.#out = groupBy(graph.relationships, ({ type, from }) => `${type} ${from}`)
    this.#in = groupBy(graph.relationships, ({ type, to }) => `${type} ${to}`)
    for (const entity of graph.entities.values()) {
      const short = shortAct(entity)
      if (short !== null) this.#shortActs.set(short, (this.#shortActs.get(short) ?? 0) + 1)
    }
  }

  all(): Map<string, string> {
    const allocations = [...this.#graph.entities.values()].filter(entity => entity.kind === 'ALLOCATION')
    const names = new Map(allocations.map(allocation => [allocation.id, this.#told(allocation)]))
    for (const distinction of this.#distinctions) {
      for (const alike of groupBy(allocations, ({ id }) => names.get(id) ?? '').values()) {
        if (new Set(alike.map(distinction)).size < 2) continue
        for (const allocation of alike) {
          const known = [names.get(allocation.id), distinction(allocation)]
          names.set(allocation.id, known.filter(words => words).join(', '))
        }
      }
    }
    return names
  }

  /** What is told of every amount, whether or not another is like it. */
  #told(allocation: Allocation): string {
    const { id, properties, aliases } = allocation
    const { part, stage } = properties
    const target = this.#target(this.#following('FOR', id)[0])
    const what = `${stageInWords(stage)}${target === '' ? '' : ` for ${target}`}`
    const act = this.#act(this.#preceding('SETS', id)[0])
    const told = [
      act,
      act === '' ? what.charAt(0).toUpperCase() + what.slice(1) : what,
      part === 'MEASURE' ? (aliases[0] ?? PART_NAMES[part]) : PART_NAMES[part],
      this.#listed('to ', 'BENEFITS', id),
    ]
    return told.filter(words => words !== '').join(', ')
  }

  #act(id: string | undefined): string {
    const act = this.#graph.entities.get(id ?? '')
    if (act === undefined) return ''
    const short = shortAct(act)
    return short !== null && this.#shortActs.get(short) === 1 ? short : act.name
  }

  /** `line 4 of Piano`: numbers start again in every plan and programme. Whatever else money is for goes by its name. */
  #target(id: string | undefined): string {
    const target = this.#graph.entities.get(id ?? '')
    if (target?.kind !== 'LINE' && target?.kind !== 'SECTION') return target?.name ?? ''
    const above = this.#preceding('HAS_LINE', target.id)[0]
    const owner = this.#preceding('HAS_SECTION', above ?? target.id)[0] ?? above
    const called = numbered(target)
    return owner === undefined ? called : `${called} of ${this.#nameOf(owner)}`
  }

  #printedOn({ evidence }: Allocation): string {
    const lines = evidence.flatMap(id => this.#graph.evidence.get(id)?.line ?? [])
    return lines.length === 0 ? '' : `printed on line ${Math.max(...lines)}`
  }

  #listed(before: string, type: Relation, id: string): string {
    const names = this.#following(type, id).map(other => this.#nameOf(other))
    return names.length === 0 ? '' : `${before}${names.sort().join(' and ')}`
  }

  #following(type: Relation, id: string): string[] {
    return (this.#out.get(`${type} ${id}`) ?? []).map(({ to }) => to)
  }

  #preceding(type: Relation, id: string): string[] {
    return (this.#in.get(`${type} ${id}`) ?? []).map(({ from }) => from)
  }

  #nameOf(id: string | null | undefined): string {
    return this.#graph.entities.get(id ?? '')?.name ?? ''
  }
}

/** `DD 12/2020`; null for an act that is not known by a number. */
function shortAct(entity: EntityValue): string | null {
  if (entity.kind !== 'ACT') return null
  const { actKind, number, date } = entity.properties
  const kind = ACT_ABBREVIATIONS[actKind]
  if (kind === undefined || number === null) return null
  return `${kind} ${number.includes('/') || date === null ? number : `${number}/${date.slice(0, 4)}`}`
}
