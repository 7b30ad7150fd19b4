import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { expect, test } from 'vitest'
import { provedField } from '../../src/dataset/package/evidence-fields.ts'
import { FIELDS, NAMES } from '../../src/dataset/package/fields.ts'
import { resourceOf } from '../../src/dataset/package/resources.ts'
import { COMMON } from '../../src/kinds/columns.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../src/model/kinds.ts'

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))

test('the schema, its types, their fields, arguments and words all say what they are', () => {
  const silent: string[] = schema.description ? [] : ['schema']
  const ask = (name: string, described: { description?: string | null | undefined }) => {
    // A word with a capital before it and a point behind it says nothing that the word itself does not; nor does a type's own name.
    if (!described.description?.trim() || /^(\w+ vs \w+|The words of \w+)\.$/.test(described.description))
      silent.push(name)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Boolean', 'Int', 'Float', 'ID'].includes(type.name)) continue
    ask(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) ask(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) ask(`${type.name}.${field.name}`, field)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      ask(`${type.name}.${field.name}`, field)
      for (const argument of field.args) ask(`${type.name}.${field.name}(${argument.name})`, argument)
    }
  }
  for (const directive of schema.getDirectives()) {
    ask(`@${directive.name}`, directive)
    for (const argument of directive.args) ask(`@${directive.name}(${argument.name})`, argument)
  }
  expect(silent).toEqual([])
})

/** Whether the API has the field, `target.period` being that of what the field `target` gives. */
function has(kind: EntityKind, path: string): boolean {
  let type: GraphQLOutputType | undefined = schema.getType(KINDS[kind].label) as GraphQLOutputType
  for (const name of path.split('.')) {
    const named: GraphQLNamedType = getNamedType(type)
    type = isObjectType(named) ? named.getFields()[name]?.type : undefined
    if (type === undefined) return false
  }
  return true
}

test('every field that evidence proves is one of the API', () => {
  const common = new Set(['id', ...COMMON.map(({ name }) => name)])
  const unknown = ENTITY_KINDS.flatMap(kind => {
    const columns = resourceOf(kind).columns.flatMap(({ name }) => (common.has(name) ? [] : [name]))
    const fields = [...Object.keys(NAMES), ...Object.keys(FIELDS[kind]), ...columns]
    const proved = fields.map(
      field => provedField(kind, field.replace('*', 'a'))?.replace(/^observations\.a/, 'observations') ?? null,
    )
    return proved.flatMap(path => (path === null || has(kind, path) ? [] : [`${kind} ${path}`]))
  })
  expect(unknown).toEqual([])
})
