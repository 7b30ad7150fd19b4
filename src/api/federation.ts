import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'

/** What a gateway asks of every service, and what it has of its own: no part of the schema that it composes. */
const OF_THE_GATEWAY = new Set(['_Any', '_Entity', '_Service', '_entities', '_service'])

/** The version that first has keys on interfaces: by it another service adds fields to every entity at once. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])'

const [KEY, SHAREABLE] = directivesOf('type T @key(fields: "id") @shareable { a: Int }')

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
  const leave = ({ name }: { name: { value: string } }) => (OF_THE_GATEWAY.has(name.value) ? null : undefined)
  return visit(document, {
    ScalarTypeDefinition: { leave },
    UnionTypeDefinition: { leave },
    FieldDefinition: { leave },
    ObjectTypeDefinition(node) {
      if (OF_THE_GATEWAY.has(node.name.value)) return null
      if (node.interfaces?.some(({ name }) => name.value === 'Node')) return withDirective(node, KEY)
      return node.name.value === 'PageInfo' ? withDirective(node, SHAREABLE) : undefined
    },
    InterfaceTypeDefinition(node) {
      return node.name.value === 'Entity' ? withDirective(node, KEY) : undefined
    },
  })
}

function directivesOf(text: string): [ConstDirectiveNode, ConstDirectiveNode] {
  const [type] = parse(text, { noLocation: true }).definitions
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new TypeError(`not a type: ${text}`)
  return type.directives as unknown as [ConstDirectiveNode, ConstDirectiveNode]
}
