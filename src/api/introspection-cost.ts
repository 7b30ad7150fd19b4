import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** Objects of any other answer that take as long as one of introspection: it is answered in one piece, without a pause. */
const WEIGHT = 12

/** A part of the schema, as introspection sees it: what its fields lead to. */
type Part = object

/** What a field of introspection leads to from a part of the schema. What is deprecated is counted too. */
function partsAt(schema: GraphQLSchema, part: Part, field: string): readonly Part[] {
  const one = (type: Part | null | undefined): readonly Part[] => (type ? [type] : [])
  switch (field) {
    case 'types':
      return Object.values(schema.getTypeMap())
    case 'queryType':
      return one(schema.getQueryType())
    case 'mutationType':
      return one(schema.getMutationType())
    case 'subscriptionType':
      return one(schema.getSubscriptionType())
    case 'directives':
      return schema.getDirectives()
    case 'fields':
      return isObjectType(part) || isInterfaceType(part) ? Object.values(part.getFields()) : []
    case 'inputFields':
      return isInputObjectType(part) ? Object.values(part.getFields()) : []
    case 'interfaces':
      return isObjectType(part) || isInterfaceType(part) ? part.getInterfaces() : []
    case 'possibleTypes':
      return isInterfaceType(part) || isUnionType(part) ? schema.getPossibleTypes(part) : []
    case 'enumValues':
      return isEnumType(part) ? part.getValues() : []
    case 'ofType':
      return isListType(part) || isNonNullType(part) ? [part.ofType as Part] : []
    case 'type':
      return 'type' in part ? [part.type as Part] : []
    case 'args':
      return 'args' in part ? (part.args as readonly Part[]) : []
    default:
      return []
  }
}

/**
 * Counts what introspection would answer, exactly: the schema is at hand. Each selection is counted once for each part of the
 * schema that it is asked of, however many aliases and fragments lead there, so that a short text cannot keep this busy; and it
 * ends where there is more than anybody may ask.
 */
export class Introspection {
  readonly #schema: GraphQLSchema
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #most: number
  readonly #isLeftOut: (node: SelectionSetNode['selections'][number]) => boolean
  readonly #known = new Map<SelectionSetNode, Map<Part, number>>()
  #visits = 0

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    isLeftOut: (node: SelectionSetNode['selections'][number]) => boolean,
    most: number,
  ) {
    this.#schema = schema
    this.#fragments = fragments
    this.#isLeftOut = isLeftOut
    this.#most = most
  }

  /** Of `__schema` or `__type` of the root. */
  costOf(field: FieldNode, typeName: unknown): number {
    if (field.selectionSet === undefined) return 0
    const part = field.name.value === '__type' ? this.#schema.getType(String(typeName)) : this.#schema
    return part === undefined ? 0 : WEIGHT * (1 + this.#inside(field.selectionSet, part))
  }

  #inside(selectionSet: SelectionSetNode, part: Part): number {
    const known = this.#known.get(selectionSet) ?? new Map<Part, number>()
    this.#known.set(selectionSet, known)
    const before = known.get(part)
    if (before !== undefined) return before
    this.#visits += 1
    // Each visit is an object of the answer: there are more already than may be asked for.
    if (this.#visits * WEIGHT > this.#most) return this.#most
    let objects = 0
    for (const selection of selectionSet.selections) {
      if (this.#isLeftOut(selection)) continue
      if (selection.kind !== Kind.FIELD) {
        const set =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection.selectionSet
            : this.#fragments.get(selection.name.value)?.selectionSet
        if (set !== undefined) objects += this.#inside(set, part)
      } else if (selection.selectionSet !== undefined) {
        for (const next of partsAt(this.#schema, part, selection.name.value))
          objects += 1 + this.#inside(selection.selectionSet, next)
      }
    }
    known.set(part, objects)
    return objects
  }
}

/** Fields inside each other, of a selection of introspection as of any. */
export function depthOf(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known = new Map<SelectionSetNode, number>(),
): number {
  const before = known.get(selectionSet)
  if (before !== undefined) return before
  const depths = selectionSet.selections.map(selection => {
    const inside =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? fragments.get(selection.name.value)?.selectionSet
        : selection.selectionSet
    return (selection.kind === Kind.FIELD ? 1 : 0) + (inside === undefined ? 0 : depthOf(inside, fragments, known))
  })
  const depth = Math.max(0, ...depths)
  known.set(selectionSet, depth)
  return depth
}

export const isIntrospection = (field: FieldNode): boolean =>
  field.name.value === '__schema' || field.name.value === '__type'
