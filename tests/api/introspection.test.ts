import {
  type DocumentNode,
  executeSync,
  getIntrospectionQuery,
  type IntrospectionOptions,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { costOf } from '../../src/api/cost.ts'
import { admitted, LIMITS } from '../../src/api/limits.ts'
import { createSchema } from '../../src/api/schema.ts'

let schema: Awaited<ReturnType<typeof createSchema>>
beforeAll(async () => {
  schema = await createSchema()
})

const operationOf = ({ definitions }: DocumentNode) =>
  definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode

const read = (query: string) => {
  const document = parse(query)
  return [schema, document, operationOf(document), {}] as const
}

/** Every object of an answer, which is what introspection is weighed by. */
function objectsIn(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0
  const inside = Object.values(value).reduce((sum: number, each) => sum + objectsIn(each), 0)
  return inside + (Array.isArray(value) ? 0 : 1)
}

const OPTIONS = [
  'descriptions',
  'specifiedByUrl',
  'directiveIsRepeatable',
  'schemaDescription',
  'inputValueDeprecation',
  'oneOf',
]
/** With each set of options that a tool may ask with: GraphiQL, Apollo, codegen and urql all build theirs from this one. */
const STANDARD = Array.from({ length: 2 ** OPTIONS.length }, (_, bits) =>
  getIntrospectionQuery(
    Object.fromEntries(OPTIONS.map((name, nth) => [name, (bits >> nth) % 2 === 1])) as IntrospectionOptions,
  ),
)

const repeated = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')
const types = (a: number, b: number) =>
  `{ __schema { types { ${repeated(a, n => `a${n}: fields { ...F }`)} } } }
   fragment F on __Field { ${repeated(b, n => `b${n}: type { ...T }`)} }
   fragment T on __Type { name kind ofType { name ofType { name } } }`

const BOMBS: [string, string][] = [
  ['aliases inside aliases', types(5, 5)],
  ['aliases of fields of types of fields', types(30, 30)],
  [
    'possible types of possible types',
    `{ __type(name: "Entity") { ${'possibleTypes { interfaces { '.repeat(6)}name${' } }'.repeat(6)} } }`,
  ],
  [
    'one type many times',
    `{ ${repeated(300, n => `t${n}: __type(name: "Allocation") { fields { name args { name type { name ofType { name } } } type { name ofType { name ofType { name } } } } }`)} }`,
  ],
  [
    'fragments that double',
    `{ __schema { types { ...F0 } } } ${repeated(30, n => `fragment F${n} on __Type { a${n}: fields { type { ...F${n + 1} } } b${n}: fields { type { ...F${n + 1} } } }`)}
     fragment F30 on __Type { name }`,
  ],
  ['a long chain of ofType', `{ __schema { types { ${'ofType { '.repeat(200)}name${' }'.repeat(200)} } } }`],
]

describe('introspection', () => {
  test('costs the objects that it answers, exactly', () => {
    for (const query of [
      STANDARD[0],
      STANDARD.at(-1),
      '{ __type(name: "Act") { name fields { name } } }',
      '{ __type(name: "None") { name } }',
    ]) {
      const [, document] = read(query as string)
      const { data } = executeSync({ schema, document })
      const { objects } = costOf(...read(query as string))
      // `data` itself is an object; what is deprecated is counted though it is left out unless it is asked for.
      expect(objects / 12).toBeGreaterThanOrEqual(objectsIn(data) - 1)
      expect(objects / 12).toBeLessThan((objectsIn(data) - 1) * 1.1 + 1)
    }
  })

  test('passes as every tool asks it, with room for the schema to grow', () => {
    for (const query of STANDARD) expect(admitted(...read(query), {})?.objects).toBeLessThan(LIMITS.objects / 2)
  })

  test.each(BOMBS)('is refused at once: %s', (_, query) => {
    const asked = read(query)
    const begun = performance.now()
    expect(() => admitted(...asked, {})).toThrow(/at most (250000|20) are answered/)
    // Some ten milliseconds; this is for a machine that does other things, too.
    expect(performance.now() - begun).toBeLessThan(500)
  })

  test('of nothing costs nothing that lasts', () => {
    expect(costOf(...read('{ __typename }')).objects).toBe(0)
  })
})
