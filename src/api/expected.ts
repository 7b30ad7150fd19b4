// Before any decorator of the entities runs, whatever imports this first.
import 'reflect-metadata'
import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { SHOWN, type ShownBy } from '../entities/kinds/views.ts'
import { endsOf } from '../graph/neighbours.ts'
import {
  add,
  type Expected,
  neighboursIn,
  type Reading,
  type Route,
  readingIn,
  type Tree,
  wayIn,
} from '../graph/trees/tree.ts'
import { ENTITY_KINDS, type EntityKind, HEADLINE_KINDS, KINDS, kindsThat } from '../kinds/index.ts'
import type { NeighbourFilter } from '../model/graph.ts'
import { kindOfId } from '../model/kinds.ts'

const KIND_OF = new Map<string, EntityKind>(ENTITY_KINDS.map(kind => [KINDS[kind].label, kind]))
const SHARED = kindsThat(({ shared }) => shared)

/** Fields that code shows of what relationships say themselves. */
const OF_EDGES = new Set(['neighbours', 'Allocation.parts', 'Indicator.measures'])
/** Fields that code shows of what an entity names by its id, and the field inside that is shown as it. */
const OF_IDS: Readonly<Record<string, { route: Route; field: string }>> = Object.fromEntries(
  HEADLINE_KINDS.map(kind => [
    `${KINDS[kind].label}.headline`,
    { route: { to: 'ALLOCATION', path: null, join: { from: 'headlineAllocation', to: 'id' } }, field: 'allocation' },
  ]),
)
/** A page that is not the first is chosen from a list that is read to its end, unless it is longer than so many pages, and not short. */
const PAGES = 2
const SHORT = 20

/** The first relationships of entities of more kinds than these are not read apart, nor those of what many share of more types. */
const FEW_KINDS = 3
const MOST_ENDS = 4

/** Fragments inside fragments may make a short text long: what is selected beyond this is read when it comes to it. */
const MOST_LOOKED = 10_000

/** Announces to the reader of each operation what it will ask of the entities that it reads. */
export function announcesExpected(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (operation === undefined) return
          contextValue.reader.expect?.(() => expectedOf(schema, document, operation, request.variables ?? {}))
        },
      }
    },
  }
}

/** What an operation asks of the entities that it names, and of those that it comes by otherwise. */
export function expectedOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Expected {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given)
  const named = new Map<string, Tree>()
  const others: Tree = new Map()
  const root = schema.getRootType(operation.operation)
  // Wrong variables are for the execution to say.
  if (coerced !== undefined && root) new Walk(schema, document, coerced, named, others).root(operation, root)
  // What is named may be come by otherwise as well.
  for (const [id, tree] of new Map(named)) {
    const kind = kindOfId(id)
    const reading = kind === null ? undefined : others.get(kind)
    if (kind !== null && reading !== undefined) add(tree, new Map([[kind, reading]]))
  }
  return { named, others }
}

type Arguments = Record<string, unknown>

class Walk {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #variables: Arguments
  readonly #named: Map<string, Tree>
  readonly #others: Tree
  #looked = 0

  constructor(
    schema: GraphQLSchema,
    { definitions }: DocumentNode,
    variables: Arguments,
    named: Map<string, Tree>,
    others: Tree,
  ) {
    this.#schema = schema
    const fragments = definitions.filter(each => each.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map(each => [each.name.value, each]))
    this.#variables = variables
    this.#named = named
    this.#others = others
  }

  root({ selectionSet }: OperationDefinitionNode, type: GraphQLObjectType): void {
    for (const [node, field] of this.#fields([selectionSet], type)) {
      const given = this.#asked(field, node)
      const { id, ids } = given
      const asked = [...(typeof id === 'string' ? [id] : []), ...(Array.isArray(ids) ? ids.map(String) : [])]
      if (asked.length === 0 || !this.#showsEntities(field)) {
        this.#below(node, field)
        continue
      }
      const tree: Tree = new Map()
      this.#entities([node], field, tree, new Set(asked.map(kindOfId)))
      this.#name(asked, tree)
    }
  }

  /** One tree for all that one field names, so that they are read together. */
  #name(ids: readonly string[], tree: Tree): void {
    for (const id of ids) {
      const known = this.#named.get(id)
      if (known === undefined) this.#named.set(id, tree)
      else if (known !== tree) add(known, tree)
    }
  }

  /** What is asked of entities that a field gives: under their kinds, or those of them that they can be of. */
  #entities(
    nodes: readonly FieldNode[],
    field: GraphQLField<unknown, unknown>,
    tree: Tree,
    only: ReadonlySet<EntityKind | null> | null = null,
  ): void {
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    // Of most, nothing but what they are.
    if (sets.every(({ selections }) => selections.every(each => each.kind === Kind.FIELD && !each.selectionSet))) return
    const kinds = this.#possible(field).flatMap(type => {
      const kind = KIND_OF.get(type.name)
      return kind === undefined || only?.has(kind) === false ? [] : [{ kind, type }]
    })
    for (const { kind, type } of kinds)
      for (const [node, inner] of this.#fields(sets, type))
        this.#ofEntity(kind, node, inner, tree, kinds.length <= FEW_KINDS)
  }

  #ofEntity(
    kind: EntityKind,
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    tree: Tree,
    isOfFew: boolean,
  ): void {
    if (!node.selectionSet) return
    const name = `${KINDS[kind].label}.${field.name}`
    const shown = SHOWN.get(name)
    const named = OF_IDS[name]
    const given = this.#asked(field, node)
    if (shown !== undefined) this.#way(kind, shown, node, field, given, tree)
    else if (named !== undefined) this.#ofIds(readingIn(tree, kind), named, node, field)
    else if (field.name === 'evidence') readingIn(tree, kind).evidence = true
    else if (field.name === 'contradictions') {
      const reading = readingIn(tree, kind)
      reading.contradictions = Math.max(reading.contradictions ?? 0, pageOf(given))
      this.#below(node, field)
    } else if (!(field.name === 'neighbours' && isOfFew && this.#neighbours(kind, node, field, given, tree))) {
      const isOfEdges = OF_EDGES.has(field.name) || OF_EDGES.has(name)
      if (isOfEdges && !SHARED.has(kind)) readingIn(tree, kind).edges = true
      this.#below(node, field)
    }
  }

  /** @returns whether the first relationships alone have to be read */
  #neighbours(
    kind: EntityKind,
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    given: Arguments,
    tree: Tree,
  ): boolean {
    const { relations = null, direction, kinds = null, after, last, before } = given
    const filter = { relations, direction, kinds } as NeighbourFilter
    const size = sizeOf(given)
    if (size === 0 || [after, last, before].some(each => each != null)) return false
    if (filter.relations?.length === 0 || filter.kinds?.length === 0) return false
    const ends = endsOf(filter).length
    const isFound = SHARED.has(kind)
      ? filter.kinds === null && ends > 0 && ends <= MOST_ENDS
      : !this.#asks('totalCount', node, field)
    if (!isFound) return false
    // One more says whether there are more.
    const next = neighboursIn(readingIn(tree, kind), filter, size + 1).tree
    for (const [inner, gives] of this.#ofList(node, field)) this.#entities([inner], gives, next)
    return true
  }

  #way(
    kind: EntityKind,
    { itself, ofParts, isPage }: ShownBy,
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    given: Arguments,
    tree: Tree,
  ): void {
    // What is in force on a day, and which parts are in it, is found by relationships.
    if (given.asOf != null) {
      this.#below(node, field)
      return
    }
    const isChosen = given.filter != null || given.orderBy != null || given.after != null || given.before != null
    const isWhole = given.last != null || given.edition != null || this.#asks('groups', node, field)
    const isBeginning = isPage && !isChosen && !isWhole
    const most = isChosen ? 0 : !isPage ? null : isBeginning ? sizeOf(given) : pageOf(given)
    const way = wayIn(readingIn(tree, kind), given.ofParts === true ? ofParts : itself, most, isBeginning)
    // Of a list that is not read to its end, what is chosen is read afterwards.
    if (most !== null && !isBeginning) this.#below(node, field)
    if (!isChosen) for (const [inner, gives] of this.#ofList(node, field)) this.#entities([inner], gives, way.tree)
  }

  #asks(name: string, node: FieldNode, field: GraphQLField<unknown, unknown>): boolean {
    const sets = node.selectionSet ? [node.selectionSet] : []
    return this.#possible(field).some(type => this.#fields(sets, type).some(([, each]) => each.name === name))
  }

  #ofIds(
    reading: Reading,
    named: { route: Route; field: string },
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
  ) {
    const { tree } = wayIn(reading, named.route, null)
    for (const type of this.#possible(field))
      for (const [inner, gives] of this.#fields(node.selectionSet ? [node.selectionSet] : [], type))
        if (gives.name === named.field) this.#entities([inner], gives, tree)
  }

  /** The fields by which a list gives its entities: itself, or the nodes and edges of a page. */
  #ofList(node: FieldNode, field: GraphQLField<unknown, unknown>): [FieldNode, GraphQLField<unknown, unknown>][] {
    if (this.#showsEntities(field)) return [[node, field]]
    const inside = this.#possible(field).flatMap(type =>
      this.#fields(node.selectionSet ? [node.selectionSet] : [], type),
    )
    return inside.flatMap(([inner, gives]) =>
      ['nodes', 'edges', 'node'].includes(gives.name) ? this.#ofList(inner, gives) : [],
    )
  }

  /** What is asked of entities anywhere inside a field that is not one of theirs. */
  #below(node: FieldNode, field: GraphQLField<unknown, unknown>): void {
    if (this.#showsEntities(field)) {
      this.#entities([node], field, this.#others)
      return
    }
    if (!node.selectionSet) return
    for (const type of this.#possible(field))
      for (const [inner, gives] of this.#fields([node.selectionSet], type)) this.#below(inner, gives)
  }

  #showsEntities(field: GraphQLField<unknown, unknown>): boolean {
    return this.#possible(field).some(({ name }) => KIND_OF.has(name))
  }

  #possible({ type }: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
    const named = getNamedType(type)
    return isAbstractType(named) ? this.#schema.getPossibleTypes(named) : isObjectType(named) ? [named] : []
  }

  /** The fields that are selected of an object of this type, those of fragments that are for it among them. */
  #fields(sets: readonly SelectionSetNode[], type: GraphQLObjectType): [FieldNode, GraphQLField<unknown, unknown>][] {
    return sets
      .flatMap(({ selections }) => selections)
      .flatMap(selection => {
        this.#looked += 1
        if (this.#looked > MOST_LOOKED || this.#isLeftOut(selection)) return []
        if (selection.kind === Kind.FIELD) {
          const field = type.getFields()[selection.name.value]
          return field === undefined ? [] : [[selection, field]]
        }
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value)
        const on = fragment?.typeCondition?.name.value
        const fits = on === undefined || this.#includes(on, type)
        return fragment && fits ? this.#fields([fragment.selectionSet], type) : []
      })
  }

  #includes(name: string, type: GraphQLObjectType): boolean {
    const on = this.#schema.getType(name)
    return on === type || (isCompositeType(on) && isAbstractType(on) && this.#schema.isSubType(on, type))
  }

  /** Nothing where an argument is wrong: the execution says so when it comes to it. */
  #asked(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments {
    try {
      return getArgumentValues(field, node, this.#variables)
    } catch {
      return {}
    }
  }

  #isLeftOut(node: SelectionNode): boolean {
    if (!node.directives?.length) return false
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables)?.if === true
    return skip || getDirectiveValues(GraphQLIncludeDirective, node, this.#variables)?.if === false
  }
}

/** How many a page has; none where its execution will say that this is wrong. */
function sizeOf({ first, last }: Arguments): number {
  const size = last ?? first
  return typeof size === 'number' && size > 0 ? size : 0
}

/** How long a list may be to be read to its end for a page of it. */
function pageOf(given: Arguments): number {
  const size = sizeOf(given)
  return size > 0 ? Math.max(SHORT, PAGES * size) : 0
}
