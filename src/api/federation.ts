import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  type TypeNode,
  visit,
} from 'graphql'

/** What a gateway asks of every service, and what it has of its own: no part of the schema that it composes. */
const OF_THE_GATEWAY = new Set(['_Any', '_Entity', '_Service', '_entities', '_service'])

/** The version that first has keys on interfaces: by it another service adds fields to every entity at once. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])'

const [KEY, SHAREABLE, NO_KEY] = directivesOf(
  'type T @key(fields: "id") @shareable @key(fields: "__typename", resolvable: false) { a: Int }',
)

const known = new WeakMap<GraphQLSchema, string>()

/**
 * The schema as a subgraph of Apollo Federation 2: what has an id of its own is an entity by it, which other services may refer to
 * and add fields to; `PageInfo` may be in several.
 */
export function federatedSdl(schema: GraphQLSchema): string {
  const made =
    known.get(schema) ?? `${LINK}\n\n${print(asSubgraph(parse(printSchema(lexicographicSortSchema(schema)))))}\n`
  known.set(schema, made)
  return made
}

function asSubgraph(document: DocumentNode): DocumentNode {
  const withDirective = <T extends { directives?: readonly ConstDirectiveNode[] }>(
    node: T,
    directive: ConstDirectiveNode,
  ): T => ({
    ...node,
    directives: [...(node.directives ?? []), directive],
  })
  const guessed = guessedIn(document)
  const leave = ({ name }: { name: { value: string } }) => (OF_THE_GATEWAY.has(name.value) ? null : undefined)
  return visit(document, {
    ScalarTypeDefinition: { leave },
    UnionTypeDefinition: { leave },
    FieldDefinition: { leave },
    ObjectTypeDefinition(node) {
      if (OF_THE_GATEWAY.has(node.name.value)) return null
      if (node.interfaces?.some(({ name }) => name.value === 'Node')) return withDirective(node, KEY)
      if (guessed.has(node.name.value)) return withDirective(node, NO_KEY)
      return node.name.value === 'PageInfo' ? withDirective(node, SHAREABLE) : undefined
    },
    InterfaceTypeDefinition(node) {
      return node.name.value === 'Entity' ? withDirective(node, KEY) : undefined
    },
  })
}

/**
 * Answers with a field that is called as an argument of their question, such as `Coverage.of`. GraphQL Mesh takes it for a key, unless
 * one is said.
 */
function guessedIn({ definitions }: DocumentNode): ReadonlySet<string> {
  const types = definitions.filter(each => each.kind === Kind.OBJECT_TYPE_DEFINITION)
  const fieldsOf = (name: string) => types.find(each => each.name.value === name)?.fields ?? []
  const found = fieldsOf('Query').flatMap(({ type, arguments: given = [] }) => {
    const name = nameOf(type)
    const names = new Set(fieldsOf(name).map(field => field.name.value))
    return given.some(argument => names.has(argument.name.value)) ? [name] : []
  })
  return new Set(found)
}

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type))

function directivesOf(text: string): [ConstDirectiveNode, ConstDirectiveNode, ConstDirectiveNode] {
  const [type] = parse(text, { noLocation: true }).definitions
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new TypeError(`not a type: ${text}`)
  return type.directives as unknown as [ConstDirectiveNode, ConstDirectiveNode, ConstDirectiveNode]
}
