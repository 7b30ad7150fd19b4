import type {
  CheckValue,
  ContradictionValue,
  Dispute,
  Edge,
  EntityValue,
  EvidenceValue,
  NeighbourFilter,
  Tie,
} from '../model/graph.ts'
import type { EntityKind } from '../model/kinds.ts'
import type { PropertiesOf } from '../model/properties.ts'
import type { Relation } from '../model/relations.ts'
import type { SourceTaken } from '../model/taken.ts'
import type { FilteredIds } from './filtered-ids.ts'
import type { QueryCache } from './release-cache.ts'
import type { TextIndex } from './search-index.ts'
import type { Expected, Route } from './trees/tree.ts'

/** A data package as a release was made of it. */
export interface PackageVersion {
  name: string
  version: string
  /** Of its files: two that are not the same are distinguished by it, even where nobody raised the version. */
  fingerprint: string
  /** The licence that it states, by its SPDX identifier, name or address; empty where an old load did not note it. */
  licence: string
}

/** What to load, and by what, so that a release is there again under the same id. */
export interface Origin {
  /** In the order of their names. */
  packages: PackageVersion[]
  /** The version of the program that loaded it, with that of its rules. */
  program: string
  /** What is taken of each source; an old load did not note it. */
  taken?: readonly SourceTaken[]
}

export interface ReleaseInfo extends Origin {
  id: string
  /** ISO 8601, UTC. */
  loadedAt: string
  entityCount: number
  relationshipCount: number
  /** How many entities of each kind, and how many checks and contradictions. */
  counts: Record<string, number>
  /** Ids of the sources, sorted. */
  sources: string[]
}

/** By which properties entities of some kinds say on which days something of them comes about; they come in this order. */
export interface DaySaying {
  kinds: readonly EntityKind[]
  /** Each is a day. */
  days: readonly string[]
  /** Texts or lists with days in them: what has any comes whatever its days are. */
  also: readonly string[]
  /** What is to be known of the days, and is none. */
  beside: readonly string[]
}

/** What a question begins with, by id. */
export interface Ground {
  /** Places that money is followed from. */
  down?: readonly string[]
  /** Places that it is followed back from. */
  up?: readonly string[]
  /** What is looked at beside the way. */
  beside?: readonly string[]
  /** Acts of which each amount is looked at, with what it is for. */
  statements?: readonly string[]
  /** What is looked at with all that it consists of, and the amounts about that. */
  tied?: readonly string[]
  /** Amounts that are looked at with all that they are inside of and all that is inside of them. */
  money?: readonly string[]
  /** What is looked at with its relationships alone. */
  themselves?: readonly string[]
  /** What lies around something, with all that ties it. */
  near?: Near
  /** Two between which the shortest paths are looked for, as far as these open nothing that many share. */
  between?: Between
}

/** What lies within some steps of something, the nearest first. */
export interface Near {
  of: string
  hops: number
  /** Only over relationships of these types; all of them where null. */
  relations: readonly Relation[] | null
  /** Only entities of these kinds, that which it begins with aside; all of them where null. */
  kinds: readonly EntityKind[] | null
  /** Entities at most. */
  first: number
}

/** Two entities, and how far from each other they may be for what is looked at between them. */
export interface Between {
  from: string
  to: string
  /** Steps. */
  most: number
  /** How many entities may be looked at. */
  entities: number
}

/** One relationship, walked from one of its ends, before it is read what proves it. */
export interface Step extends Pick<Tie, 'relation' | 'direction' | 'basis' | 'rule'> {
  from: string
  to: string
}

/** All steps of all shortest paths between two entities, and how long these are: none where they are farther apart. */
export interface Shortest {
  length: number
  steps: readonly Step[]
}

export interface NeighbourPage {
  limit: number
  /** The one before the page; null at the beginning. */
  from: Pick<Edge, 'relation' | 'other'> | null
  backwards: boolean
}

/** What is compared: a release, or what one source of it prints. */
export interface Side {
  release: ReleaseInfo
  /** What the ids of all its evidence begin with; empty for all of the release. */
  by: string
}

/** Two such, and the kinds of what is compared, each of them once. */
export interface Sides {
  before: Side
  after: Side
  kinds: readonly EntityKind[]
}

/** How a source says that it writes figures and days. */
export interface SourceNotation extends Pick<PropertiesOf['SOURCE'], 'language' | 'numbers' | 'dates' | 'currency'> {
  id: string
}

/** What is known of two sides before they are compared. */
export interface SidesKnown {
  /** How many entities the second prints. */
  printed: number
  before: readonly SourceNotation[]
  after: readonly SourceNotation[]
}

/** What a side prints of an entity: what proves its fields, and what it is tied to by what may be compared. */
export interface Printed {
  entity: EntityValue
  pieces: readonly Pick<EvidenceValue, 'id' | 'source' | 'field' | 'raw'>[]
  ties: readonly Pick<Edge, 'relation' | 'other' | 'evidence'>[]
}

/** The first of what an entity leads to, in the order of ids, and how much that is. */
export interface Beginning {
  ids: readonly string[]
  count: number
}

/** The first relationships of an entity that a filter lets through: all of them where they are fewer than `most`. */
export interface FirstEdges {
  edges: readonly Edge[]
  most: number
}

/** What a reader answers at once. Waiting for each of thousands of things that are there already takes longer than all else. */
export interface InMemory {
  entity(id: string): EntityValue | null | undefined
  edges(id: string): readonly Edge[] | undefined
  ties(id: string): readonly Tie[] | undefined
  evidence(id: string): EvidenceValue | null | undefined
  contradictionsAbout(id: string): readonly string[] | undefined
  dispute(id: string): Dispute | null | undefined
}

/**
 * What the questions and the API read a release through. One reader belongs to one release and to one request; all its
 * answers are batched, and cached for as long as the release lives. Nothing it returns may be changed by who asks.
 */
export interface GraphReader extends FilteredIds, TextIndex {
  readonly release: ReleaseInfo
  /** Aborted when nobody waits for the answer any longer. */
  readonly signal?: AbortSignal | undefined
  entity(id: string): Promise<EntityValue | null>
  /** Given what will be asked of entities, it reads that with them; what that is, is asked only where something is not in memory. */
  expect?(expected: () => Expected): void
  /** Ids of what an entity leads to by a route, in no order, where they were read with it; else they are found by its relationships. */
  reached?(route: Route, id: string): readonly string[] | undefined
  /** The first of them, where no more were read with it. */
  beginning?(route: Route, id: string): Beginning | undefined
  /** Every relationship of an entity to another entity, in both directions, in a stable order. */
  edges(id: string): Promise<readonly Edge[]>
  /** A page of the relationships of an entity that a filter lets through, in the same order. */
  neighbours(id: string, filter: NeighbourFilter, page: NeighbourPage): Promise<readonly Edge[]>
  /** The first of them at once, where no more were read with the entity. */
  firstNeighbours?(id: string, filter: NeighbourFilter, limit: number): readonly Edge[] | undefined
  neighbourCount(id: string, filter: NeighbourFilter): Promise<number>
  /** Whether `neighbours` asks the database for each page; else all of its relationships are in memory, or soon will be. */
  isPaged(id: string): boolean
  /** Of those, what ties it to its like: all that is read of what many share, such as a fund or a region. */
  kin(id: string): Promise<readonly Edge[]>
  /** All of them as a question about money looks at them; of what many share, `kin` alone. */
  ties(id: string): Promise<readonly Tie[]>
  /** The relationships that go out from it, in the same order: of what many share these are few. */
  outgoing(id: string): Promise<readonly Edge[]>
  /** The relationships that go out from one to another, in the same order. */
  between(left: string, right: string): Promise<readonly Edge[]>
  /** Ids of the entities that have any such, sorted; `after` is the last id of the page before. */
  originIds(page: { first: number; after: string | null }): Promise<readonly string[]>
  /** Whether all that a question about money reads of an entity is in memory; its ties, not all that is known of its relationships. */
  isRead(id: string): boolean
  /** What can be had without waiting, because it is in memory; undefined where it has to be read. */
  readonly now?: InMemory | undefined
  /** All entities of a kind, in no order, where all of the release is in memory; undefined where it is not. */
  wholeOf?(kind: EntityKind | 'ENTITY'): readonly EntityValue[] | undefined
  /** What is kept that was worked out of this release, for all requests. */
  foundOf?<V>(name: string): QueryCache<V>
  /** What lies on the shortest paths between two, whatever these open; null where more would have to be looked at than may be. Undefined where all is in memory. */
  shortest?: ((between: Between & { relationships: number }) => Promise<Shortest | null>) | undefined
  /** What is to be known of two sides before they are compared in the database. Undefined where all is in memory. */
  sides?(sides: Sides): Promise<SidesKnown>
  /**
   * What two releases print of each entity, where that is not the same to the letter or is read otherwise: `reread` are the sources that write
   * otherwise in the second. Of two sides of one release, all that either prints. One by one, in no order.
   */
  differing?(
    sides: Sides,
    reread: readonly string[],
    take: (was: Printed | null, is: Printed | null) => void,
  ): Promise<void>
  /** Reads at once what a question looks at, as far as that is not in memory: nothing else depends on it. */
  ground(ground: Ground): Promise<void>
  evidence(id: string): Promise<EvidenceValue | null>
  check(id: string): Promise<CheckValue | null>
  contradiction(id: string): Promise<ContradictionValue | null>
  /** What a question about money looks at of one. */
  dispute(id: string): Promise<Dispute | null>
  /** Ids of the contradictions that are about an entity, sorted. */
  contradictionsAbout(id: string): Promise<readonly string[]>
  /** Ids of the checks that are about an entity, sorted. */
  checksAbout(id: string): Promise<readonly string[]>
  /** Ids of the entities of a kind, sorted; `after` is the last id of the page before. */
  idsOfKind(kind: EntityKind, page: { first: number; after: string | null }): Promise<readonly string[]>
  /** Ids of all entities of some kinds. */
  idsOfKinds(kinds: readonly EntityKind[]): Promise<readonly string[]>
  /**
   * Of entities that may have a day between two, both included and null for no end, what says so, as their nodes have it: to choose by before
   * they are read. More may come than have one.
   */
  daysOf(
    properties: DaySaying,
    between: { from: string | null; to: string | null },
  ): Promise<readonly { id: string; kind: EntityKind; properties: readonly unknown[] }[]>
  /** Ids of the entities of a kind that name an entity by its id in a property, as allocations do their table, sorted. */
  naming(kind: EntityKind, property: string, id: string): Promise<readonly string[]>
  checkIds(page: { first: number; after: string | null }): Promise<readonly string[]>
  contradictionIds(page: { first: number; after: string | null }): Promise<readonly string[]>
}
