import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  type InlineFragmentNode,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql'
import { keeping } from '../model/once.ts'
import { isTraceId } from '../questions/trace/question.ts'
import { depthOf, Introspection, isIntrospection } from './introspection-cost.ts'
import { declaredCost } from './question.ts'

/** What an operation may ask at most. */
export interface Cost {
  /** Objects that the answer would hold if every list were full, and as many more as what it asks takes as long as. */
  objects: number
  /** Fields inside each other. */
  depth: number
}

/** While it is counted: what a page asks of its whole list, as `groups` does, is asked once and not for each of the page. */
interface Counted extends Cost {
  ofList: number
}

const NOTHING: Counted = { objects: 0, depth: 0, ofList: 0 }

/** Lists that no argument bounds are short, as the places that prove a figure; those of entities may be longer. */
const SHORT_LIST = 10

/** How many entities of each kind the release has that answers. */
export type Counts = Readonly<Record<string, number>>

/** The worst case of an operation, counted without asking anything. It must be valid: fragments in a circle would not end. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  counts: Counts = {},
): Cost {
  const count = (given: Record<string, unknown>): Cost => {
    const root = schema.getRootType(operation.operation)
    if (!root) return NOTHING
    const { objects, depth } = new Walk(schema, document, given, counts).inside(operation.selectionSet, root)
    return { objects, depth }
  }
  const text = withoutIds(operation, variables)
  if (text === null) return count(variables)
  const known = KNOWN.get(operation)
  if (known?.schema === schema && known.counts === counts) return known.cost(text)
  const cost = keeping(MOST_KEPT, (given: string) => count(JSON.parse(given)))
  KNOWN.set(operation, { schema, counts, cost })
  return cost(text)
}

/** Clients send few operations, each many times: what one costs is kept by its variables, and where these are ids, without them. */
const KNOWN = new WeakMap<
  OperationDefinitionNode,
  { schema: GraphQLSchema; counts: Counts; cost: (variables: string) => Cost }
>()
const MOST_KEPT = 100
const FEW_VALUES: ReadonlySet<string> = new Set(['ID', 'Int', 'Boolean'])

/** The variables as JSON, where a cost is the same whatever their ids are: not of a trace, nor where a filter would have to be looked at. */
function withoutIds(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): string | null {
  for (const { type } of variableDefinitions) {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type
    if (named.kind !== Kind.NAMED_TYPE || !FEW_VALUES.has(named.name.value)) return null
  }
  const values = Object.entries(variables)
  if (values.some(([, value]) => typeof value === 'string' && isTraceId(value))) return null
  return JSON.stringify(
    Object.fromEntries(values.map(([name, value]) => [name, typeof value === 'string' ? '' : value])),
  )
}

/** Introspection is not counted beyond this: it is more than any limit admits. */
const MOST_COUNTED = 300_000

/** No list gives more at once: more is refused where it is asked, in the words of that list. */
const LONGEST = 500

/** Lists of answers that are longer, by type and field; of a question that takes `first`, for each of so many. */
const LENGTHS: Record<string, number> = {
  'Trace.routes': 50,
  'Trace.stops': 30,
  'Subgraph.nodes': 1,
  'Subgraph.edges': 4,
  'Changes.changes': 1,
  'FieldChange.fromEntities': 2,
  'FieldChange.toEntities': 2,
}

function howMany(
  { name, type, extensions }: GraphQLField<unknown, unknown>,
  { first, last, ids, representations }: Record<string, unknown>,
  parent: GraphQLCompositeType,
  counts: Counts,
): number {
  if (typeof last === 'number') return Math.min(Math.max(0, last), LONGEST)
  if (typeof first === 'number') return Math.min(Math.max(0, first), LONGEST)
  const named = ids ?? representations
  if (Array.isArray(named)) return named.length
  // A page's own lists are as long as its `first`, which its field has counted.
  if (!isListType(getNullableType(type)) || /(Connection|Groups)$/.test(parent.name)) return 1
  const { lists } = extensions as { lists?: { from: string; to: string } }
  // As many as there are for each, where nothing is distinguished: the lines of all plans are no more than all lines.
  const each = lists === undefined ? 0 : Math.ceil((counts[lists.to] ?? 0) / Math.max(1, counts[lists.from] ?? 0))
  return LENGTHS[`${parent.name}.${name}`] ?? Math.max(SHORT_LIST, each)
}

class Walk {
  readonly #schema: GraphQLSchema
  readonly #variables: Record<string, unknown>
  readonly #counts: Counts
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #introspection: Introspection
  /** A fragment costs the same wherever it is spread: counted once, or a short text could keep this busy for ever. */
  readonly #known = new Map<string, Counted>()

  constructor(
    schema: GraphQLSchema,
    { definitions }: DocumentNode,
    variables: Record<string, unknown>,
    counts: Counts,
  ) {
    this.#counts = counts
    this.#schema = schema
    this.#variables = variables
    const fragments = definitions.filter(each => each.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map(each => [each.name.value, each]))
    this.#introspection = new Introspection(schema, this.#fragments, node => this.#isLeftOut(node), MOST_COUNTED)
  }

  inside({ selections }: SelectionSetNode, parent: GraphQLCompositeType): Counted {
    const costs = selections.map((selection): Counted => {
      if (this.#isLeftOut(selection)) return NOTHING
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent)
      if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value)
      const on = selection.typeCondition && this.#composite(selection.typeCondition.name.value)
      return this.inside(selection.selectionSet, on ?? parent)
    })
    return {
      objects: costs.reduce((sum, { objects }) => sum + objects, 0),
      ofList: costs.reduce((sum, { ofList }) => sum + ofList, 0),
      depth: Math.max(0, ...costs.map(({ depth }) => depth)),
    }
  }

  #fragment(name: string): Counted {
    const known = this.#known.get(name)
    const fragment = this.#fragments.get(name)
    const on = fragment && this.#composite(fragment.typeCondition.name.value)
    if (known !== undefined || !fragment || !on) return known ?? NOTHING
    const cost = this.inside(fragment.selectionSet, on)
    this.#known.set(name, cost)
    return cost
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): Counted {
    const isRoot = parent === this.#schema.getQueryType()
    if (isRoot && isIntrospection(node)) {
      const { name } = this.#given(TypeMetaFieldDef, node)
      const depth = 1 + (node.selectionSet === undefined ? 0 : depthOf(node.selectionSet, this.#fragments))
      return { ...NOTHING, objects: this.#introspection.costOf(node, name), depth }
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    const type = field && getNamedType(field.type)
    // Scalars come with the object that has them.
    if (!field || !isCompositeType(type) || !node.selectionSet) return { ...NOTHING, depth: 1 }
    const { objects, depth, ofList } = this.inside(node.selectionSet, type)
    const given = this.#given(field, node)
    const read = isRoot || field.extensions.cost !== undefined ? declaredCost(field)(given, this.#counts) : 0
    const all = 1 + read + ofList + howMany(field, given, parent, this.#counts) * (1 + objects)
    const isOfList = field.name === 'groups' && parent.name.endsWith('Connection')
    return isOfList ? { objects: 0, ofList: all, depth: depth + 1 } : { objects: all, ofList: 0, depth: depth + 1 }
  }

  /** Nothing where an argument is wrong: the execution says so when it comes to it. */
  #given(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, this.#variables)
    } catch {
      return {}
    }
  }

  #isLeftOut(node: FieldNode | InlineFragmentNode | FragmentSpreadNode): boolean {
    if (!node.directives?.length) return false
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables)?.if === true
    return skip || getDirectiveValues(GraphQLIncludeDirective, node, this.#variables)?.if === false
  }

  #composite(name: string): GraphQLCompositeType | undefined {
    const type = this.#schema.getType(name)
    return isCompositeType(type) ? type : undefined
  }
}
