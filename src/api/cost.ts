import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** What an operation may ask at most. */
export interface Cost {
  /** Objects that the answer would hold if every list were full. */
  objects: number
  /** Fields inside each other. */
  depth: number
}

/** Lists that no argument bounds are short: the sections of a plan, the places that prove a figure. */
const SHORT_LIST = 10

/** The worst case of an operation, counted without asking anything. It must be valid: fragments in a circle would not end. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Cost {
  const root = schema.getRootType(operation.operation)
  if (!root) return { objects: 0, depth: 0 }
  return new Walk(schema, document, variables).inside(operation.selectionSet, root)
}

/** What a question reads of the graph before it answers: hundreds of entities, whatever little of the answer is asked. */
const QUESTIONS: Record<string, number> = {
  trace: 2_000,
  coverage: 2_000,
  diff: 2_000,
  paths: 2_000,
  timeline: 1_000,
  search: 500,
  sum: 500,
}

function readBy(field: string, { id, ids }: Record<string, unknown>): number {
  // A trace may be asked by its id, too.
  const traces = [id, ids].flat().filter(each => typeof each === 'string' && each.startsWith('trace/'))
  return (QUESTIONS[field] ?? 0) + traces.length * (QUESTIONS.trace ?? 0)
}

function howMany(
  { type }: GraphQLField<unknown, unknown>,
  { first, ids }: Record<string, unknown>,
  parent: GraphQLCompositeType,
): number {
  if (typeof first === 'number') return Math.max(0, first)
  if (Array.isArray(ids)) return ids.length
  // A page's own lists are as long as its `first`, which its field has counted.
  return isListType(getNullableType(type)) && !parent.name.endsWith('Connection') ? SHORT_LIST : 1
}

class Walk {
  readonly #schema: GraphQLSchema
  readonly #variables: Record<string, unknown>
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** A fragment costs the same wherever it is spread: counted once, or a short text could keep this busy for ever. */
  readonly #known = new Map<string, Cost>()

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode, variables: Record<string, unknown>) {
    this.#schema = schema
    this.#variables = variables
    const fragments = definitions.filter(each => each.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map(each => [each.name.value, each]))
  }

  inside({ selections }: SelectionSetNode, parent: GraphQLCompositeType): Cost {
    const costs = selections.map(selection => {
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent)
      if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value)
      const on = selection.typeCondition && this.#composite(selection.typeCondition.name.value)
      return this.inside(selection.selectionSet, on ?? parent)
    })
    return {
      objects: costs.reduce((sum, { objects }) => sum + objects, 0),
      depth: Math.max(0, ...costs.map(({ depth }) => depth)),
    }
  }

  #fragment(name: string): Cost {
    const known = this.#known.get(name)
    const fragment = this.#fragments.get(name)
    const on = fragment && this.#composite(fragment.typeCondition.name.value)
    if (known !== undefined || !fragment || !on) return known ?? { objects: 0, depth: 0 }
    const cost = this.inside(fragment.selectionSet, on)
    this.#known.set(name, cost)
    return cost
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): Cost {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    const type = field && getNamedType(field.type)
    // Scalars come with the object that has them; introspection is of the schema, which is not large.
    if (!field || !isCompositeType(type) || !node.selectionSet) return { objects: 0, depth: 1 }
    const { objects, depth } = this.inside(node.selectionSet, type)
    const given = getArgumentValues(field, node, this.#variables)
    const read = parent === this.#schema.getQueryType() ? readBy(field.name, given) : 0
    return { objects: 1 + read + howMany(field, given, parent) * (1 + objects), depth: depth + 1 }
  }

  #composite(name: string): GraphQLCompositeType | undefined {
    const type = this.#schema.getType(name)
    return isCompositeType(type) ? type : undefined
  }
}
