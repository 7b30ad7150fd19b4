import { type Entry, entriesById, type Ledger, ledgerOf } from '../../ledger/entries.ts'
import type { Subgraph } from '../../ledger/subgraph.ts'
import type { Edge, EntityOf, EntityValue, EvidenceValue, GraphValue, RelationshipValue } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { once } from '../../model/once.ts'
import { compareIds } from '../../model/order.ts'
import type { Relation } from '../../model/relations.ts'
import { atOnce, type Steps } from '../../model/turns.ts'

export type Allocation = EntityOf<'ALLOCATION'>

const NONE: readonly RelationshipValue[] = []

/** Relationships of each type by an end. */
type Ends = Map<Relation, Map<string, RelationshipValue[]>>

/** All of a list share one end; they come in the order of the other. */
function by(relationships: readonly RelationshipValue[], end: 'from' | 'to'): Ends {
  const other = end === 'from' ? 'to' : 'from'
  const ends: Ends = new Map()
  for (const relationship of relationships) {
    const ofType = ends.get(relationship.type) ?? new Map<string, RelationshipValue[]>()
    if (ofType.size === 0) ends.set(relationship.type, ofType)
    const list = ofType.get(relationship[end])
    if (list === undefined) ofType.set(relationship[end], [relationship])
    else list.push(relationship)
  }
  for (const ofType of ends.values())
    for (const list of ofType.values()) if (list.length > 1) list.sort((a, b) => compareIds(a[other], b[other]))
  return ends
}

/** The lists of each end, whatever their type: of some sixty types an entity has a few. */
function listsOf(ends: Ends): Map<string, RelationshipValue[][]> {
  const lists = new Map<string, RelationshipValue[][]>()
  for (const ofType of ends.values())
    for (const [id, list] of ofType) {
      const own = lists.get(id)
      if (own === undefined) lists.set(id, [list])
      else own.push(list)
    }
  return lists
}

/** A graph read from both ends: what every rule asks, said once. Everything comes back in a fixed order. */
export class GraphIndex {
  readonly graph: GraphValue
  readonly #out: Ends
  readonly #in: Ends
  readonly #around: () => { out: Map<string, RelationshipValue[][]>; in: Map<string, RelationshipValue[][]> }
  readonly #byKind: ReadonlyMap<EntityKind, EntityValue[]>
  #subgraph: Subgraph | null = null
  #ledger: Ledger | null = null

  /** `like`: an index of a graph before; of it is kept what has not changed since: the ties, and the ledger where no amount has either. */
  constructor(graph: GraphValue, like?: GraphIndex) {
    this.graph = graph
    const known = like !== undefined && like.graph.relationships === graph.relationships ? like : null
    this.#out = known === null ? by(graph.relationships, 'from') : known.#out
    this.#in = known === null ? by(graph.relationships, 'to') : known.#in
    this.#around = known === null ? once(() => ({ out: listsOf(this.#out), in: listsOf(this.#in) })) : known.#around
    this.#byKind = groupBy<EntityValue, EntityKind>(graph.entities.values(), ({ kind }) => kind)
    for (const list of this.#byKind.values()) list.sort((a, b) => compareIds(a.id, b.id))
    if (known !== null && isSameList(known.all('ALLOCATION'), this.all('ALLOCATION'))) this.#ledger = known.#ledger
  }

  /** The graph as questions read it. */
  get subgraph(): Subgraph {
    this.#subgraph ??= {
      entities: this.graph.entities,
      edges: { get: id => this.#edgesOf(id), has: id => this.graph.entities.has(id) },
      contradictions: new Map(),
      contradiction: new Map(),
    }
    return this.#subgraph
  }

  /** Its money, as questions read it. */
  get ledger(): Ledger {
    this.#ledger ??= atOnce(ledgerOf(this.subgraph))
    return this.#ledger
  }

  /** Makes the ledger, of a large graph the longest part of the index, step by step. */
  *account(): Steps<void> {
    this.#ledger ??= yield* ledgerOf(this.subgraph)
  }

  entries(allocations: readonly Pick<Allocation, 'id'>[]): Entry[] {
    return entriesById(
      this.ledger,
      allocations.map(({ id }) => id),
    )
  }

  #edgesOf(id: string): Edge[] {
    const { out, in: into } = this.#around()
    const found: Edge[] = []
    for (const list of out.get(id) ?? [])
      for (const tie of list) found.push({ ...tie, relation: tie.type, direction: 'OUT', other: tie.to })
    for (const list of into.get(id) ?? [])
      for (const tie of list) found.push({ ...tie, relation: tie.type, direction: 'IN', other: tie.from })
    return found
  }

  all<K extends EntityKind>(kind: K): readonly EntityOf<K>[] {
    return (this.#byKind.get(kind) ?? []) as unknown as EntityOf<K>[]
  }

  find<K extends EntityKind>(kind: K, id: string): EntityOf<K> | null {
    const entity = this.graph.entities.get(id)
    return entity?.kind === kind ? (entity as unknown as EntityOf<K>) : null
  }

  /** The relationships of one type that leave an entity. */
  out(relation: Relation, from: string): readonly RelationshipValue[] {
    return this.#out.get(relation)?.get(from) ?? NONE
  }

  /** The relationships of one type that arrive at an entity. */
  in(relation: Relation, to: string): readonly RelationshipValue[] {
    return this.#in.get(relation)?.get(to) ?? NONE
  }

  has(from: string, relation: Relation, to: string): boolean {
    return this.out(relation, from).some(relationship => relationship.to === to)
  }

  /** Ids at the far end, without repeats. */
  following(relation: Relation, from: string): string[] {
    return [...new Set(this.out(relation, from).map(relationship => relationship.to))]
  }

  preceding(relation: Relation, to: string): string[] {
    return [...new Set(this.in(relation, to).map(relationship => relationship.from))]
  }

  /** How an entity is called in a sentence. */
  nameOf(id: string): string {
    return this.graph.entities.get(id)?.name ?? id
  }

  actOf(allocation: string): string | null {
    return this.preceding('SETS', allocation)[0] ?? null
  }

  targetOf(allocation: string): string | null {
    return this.following('FOR', allocation)[0] ?? null
  }

  /** The sections inside a plan, a programme or a section, at every depth. */
  sectionsBelow(owner: string): string[] {
    return this.#below('HAS_SECTION', [owner])
  }

  /** The lines below a plan, a programme, a section or a line: those of its sections and of its lines, at every depth. */
  linesBelow(owner: string): string[] {
    return this.#below('HAS_LINE', [owner, ...this.sectionsBelow(owner)])
  }

  #below(relation: Relation, owners: readonly string[]): string[] {
    const found = new Set<string>()
    const open = new Set(owners)
    for (const owner of open)
      for (const id of this.following(relation, owner)) {
        found.add(id)
        open.add(id)
      }
    return [...found].sort(compareIds)
  }

  /** Whom a statement about these allocations concerns: they, what they are for, who sets them, where they stand. */
  concerning(allocations: readonly Allocation[]): string[] {
    const ids = allocations.flatMap(allocation => [
      allocation.id,
      this.targetOf(allocation.id),
      this.actOf(allocation.id),
      allocation.properties.table,
    ])
    return sortedIds(ids)
  }

  /** The evidence that prints some fields of an entity, as its package says; all that the entity rests on where none is said to. */
  printing(entity: EntityValue, ...fields: string[]): string[] {
    const found = entity.evidence.filter(id => fields.includes(this.graph.evidence.get(id)?.field ?? ''))
    return found.length > 0 ? found : entity.evidence
  }

  /**
   * The evidence that prints a text: a graph keeps an entity's evidence in one list, so what prints the text is found
   * by its raw. A name cut in two is found by its pieces; failing both, everything the entity rests on.
   */
  evidenceOf(entity: EntityValue, matches: readonly ((raw: string) => boolean)[]): string[] {
    const known = entity.evidence.flatMap(id => this.graph.evidence.get(id) ?? [])
    for (const match of matches) {
      const found = known.filter((evidence: EvidenceValue) => match(evidence.raw))
      if (found.length > 0) return found.map(evidence => evidence.id)
    }
    return entity.evidence
  }
}

/** Ids without repeats and without nulls, in order. */
export function sortedIds(ids: Iterable<string | null>): string[] {
  return [...new Set(ids)].filter(id => id !== null).sort(compareIds)
}

const isSameList = (ones: readonly unknown[], others: readonly unknown[]): boolean =>
  ones.length === others.length && ones.every((one, nth) => one === others[nth])
