import { capital } from '../../model/capital.ts'
import type { EntityOf, EntityValue, GraphValue, RelationshipValue } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Relation } from '../../model/relations.ts'
import { each, type Steps } from '../../model/turns.ts'
import { ACT_ABBREVIATIONS, IN_ENGLISH, IN_ITALIAN, type NameWords } from './words.ts'

type Allocation = EntityOf<'ALLOCATION'>

/**
 * No source names an amount, so that each is called by what it is: `DD 12/2020, amount approved for line 4 of Piano`, and in Italian
 * `DD 12/2020, importo approvato per la linea 4 (Piano)`.
 */
export function* nameAllocations(graph: GraphValue, which: (allocation: Allocation) => boolean): Steps<GraphValue> {
  const called = new AllocationNames(graph)
  const english = yield* called.in(IN_ENGLISH)
  const italian = yield* called.in(IN_ITALIAN)
  const named = [...graph.entities.values()].flatMap(entity => {
    const name = english.get(entity.id)
    if (entity.kind !== 'ALLOCATION' || name === undefined || !which(entity)) return []
    return [{ ...entity, name, properties: { ...entity.properties, italianName: italian.get(entity.id) ?? null } }]
  })
  return { ...graph, entities: new Map([...graph.entities, ...named.map(entity => [entity.id, entity] as const)]) }
}

/** What distinguishes two amounts that are called alike so far, in this order; empty where an amount has nothing to say. */
type Distinction = (allocation: Allocation) => string

class AllocationNames {
  readonly #graph: GraphValue
  readonly #out: ReadonlyMap<string, RelationshipValue[]>
  readonly #in: ReadonlyMap<string, RelationshipValue[]>
  readonly #shortActs = new Map<string, number>()

  constructor(graph: GraphValue) {
    this.#graph = graph
    this.#out = groupBy(graph.relationships, ({ type, from }) => `${type} ${from}`)
    this.#in = groupBy(graph.relationships, ({ type, to }) => `${type} ${to}`)
    for (const entity of graph.entities.values()) {
      const short = shortAct(entity)
      if (short !== null) this.#shortActs.set(short, (this.#shortActs.get(short) ?? 0) + 1)
    }
  }

  *in(words: NameWords): Steps<Map<string, string>> {
    const allocations = [...this.#graph.entities.values()].filter(entity => entity.kind === 'ALLOCATION')
    const names = new Map(
      yield* each(allocations, allocation => [allocation.id, this.#described(allocation, words)] as const),
    )
    for (const distinction of this.#distinctions(words)) {
      yield
      for (const alike of groupBy(allocations, ({ id }) => names.get(id) ?? '').values()) {
        // Most are called like no other.
        if (alike.length < 2) continue
        const said = alike.map(distinction)
        if (new Set(said).size < 2) continue
        for (const [nth, { id }] of alike.entries()) {
          const known = [names.get(id), said[nth]]
          names.set(id, known.filter(words => words).join(', '))
        }
      }
    }
    return names
  }

  #distinctions(words: NameWords): readonly Distinction[] {
    return [
      // First, so that what is stated is called the same before and after sums are added.
      ({ properties }) => (properties.derivedFrom.length > 0 ? words.sumOfParts : ''),
      ({ id }) => this.#listed(words.chargedTo, 'CHARGED_TO', id, words),
      ({ id }) => this.#listed('', 'ON_AXIS', id, words),
      ({ properties }) => words.grain[properties.grain],
      ({ properties }) => properties.period ?? '',
      ({ properties }) => properties.provision ?? '',
      ({ aliases }) => aliases[0] ?? '',
      ({ id }) => this.#nameOf(this.#preceding('SETS', id)[0]),
      ({ id }) => this.#nameOf(this.#following('FOR', id)[0]),
      ({ properties }) => this.#nameOf(properties.table),
      allocation => this.#printedOn(allocation, words),
      ({ id }) => id.slice(id.indexOf('/') + 1),
    ]
  }

  /** What is said of every amount, whether or not another is like it. */
  #described(allocation: Allocation, words: NameWords): string {
    const { id, properties, aliases } = allocation
    const { part, stage } = properties
    const target = this.#target(this.#following('FOR', id)[0], words)
    const what = `${words.amount(stage)}${target === '' ? '' : ` ${words.for(target)}`}`
    const act = this.#act(this.#preceding('SETS', id)[0])
    const described = [
      act,
      act === '' ? capital(what) : what,
      part === 'MEASURE' ? (aliases[0] ?? words.part[part]) : words.part[part],
      this.#listed(words.to, 'BENEFITS', id, words),
    ]
    return described.filter(each => each !== '').join(', ')
  }

  #act(id: string | undefined): string {
    const act = this.#graph.entities.get(id ?? '')
    if (act === undefined) return ''
    const short = shortAct(act)
    return short !== null && this.#shortActs.get(short) === 1 ? short : act.name
  }

  /** `line 4 of Piano`: numbers start again in every plan and programme. Whatever else money is for goes by its name. */
  #target(id: string | undefined, words: NameWords): string {
    const target = this.#graph.entities.get(id ?? '')
    if (target?.kind !== 'LINE' && target?.kind !== 'SECTION') return target?.name ?? ''
    const above = this.#preceding('HAS_LINE', target.id)[0]
    const owner = this.#preceding('HAS_SECTION', above ?? target.id)[0] ?? above
    const { number, designation, code } = target.properties
    const word = target.kind === 'LINE' ? words.line : words.section
    const called = number === null ? (designation ?? code ?? word('').trim()) : word(String(number))
    return owner === undefined ? called : words.within(called, this.#nameOf(owner))
  }

  #printedOn({ evidence }: Allocation, words: NameWords): string {
    const lines = evidence.flatMap(id => this.#graph.evidence.get(id)?.line ?? [])
    return lines.length === 0 ? '' : words.printedOn(Math.max(...lines))
  }

  #listed(before: string, type: Relation, id: string, { and }: NameWords): string {
    const names = this.#following(type, id).map(other => this.#nameOf(other))
    return names.length === 0 ? '' : `${before}${names.sort().join(and)}`
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
