import {
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql'
import { groupBy } from '../src/model/group-by.ts'
import { between, code, table } from './markdown.ts'

/** docs/frontends.md with the tables of every list that the schema has, its filter and its orders. */
export function listTables(schema: GraphQLSchema, page: string): string {
  const lists = listsOf(schema)
  const tables = [pagingOf(lists), rootTable(lists), nestedTable(schema, lists), plainTable(schema), ...filters(schema)]
  return between(page, 'lists', tables.join('\n\n'))
}

interface List {
  of: string
  on: GraphQLObjectType
  name: string
  args: readonly GraphQLArgument[]
}

const FORWARDS = ['first', 'after']
const PAGING = [...FORWARDS, 'last', 'before']
/** Read forwards alone: one stops where it has found enough, the other is walked through. */
const ONE_WAY = new Set(['Query.search', 'Query.relationships'])

function listsOf(schema: GraphQLSchema): List[] {
  return objects(schema).flatMap(on =>
    Object.values(on.getFields())
      .map(({ name, args, type }) => ({
        on,
        name,
        args,
        of: /^(.+)Connection$/.exec(getNamedType(type).name)?.[1] ?? '',
      }))
      .filter(({ of }) => of !== ''),
  )
}

const objects = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(
    type => isObjectType(type) && !type.name.startsWith('__'),
  ) as GraphQLObjectType[]

/** What is said once of all of them: it is an error here when it is not so. */
function pagingOf(lists: readonly List[]): string {
  const said = lists.map(({ on, name, args }) => {
    const both = ONE_WAY.has(`${on.name}.${name}`) ? FORWARDS : PAGING
    return FORWARDS.concat(both.slice(2)).map(each => shown(args.find(argument => argument.name === each)))
  })
  const [ways, ahead] = [said.filter(each => each.length > 2), said.map(each => each.slice(0, 2))].map(
    all => new Set(all.map(each => each.join(', '))),
  )
  if (ways?.size !== 1 || ahead?.size !== 1)
    throw new Error(`lists differ in how they page: ${[...(ways ?? [])].join('; ')}`)
  return `All ${lists.length} connections page by ${[...ways][0]}; search and relationships by the first two alone.`
}

function rootTable(lists: readonly List[]): string {
  const rows = lists
    .filter(({ on }) => on.name === 'Query')
    .map(({ name, of, args }) => [
      code(name),
      code(of),
      args
        .filter(each => !PAGING.includes(each.name) && each.name !== 'orderBy')
        .map(each => shown(each))
        .join(', '),
      ordersOf(args),
    ])
  return `### At the root\n\n${table(['list', 'of', 'further arguments', 'orders'], rows)}`
}

function ordersOf(args: readonly GraphQLArgument[]): string {
  const type = args.find(({ name }) => name === 'orderBy')?.type
  if (type === undefined || !isEnumType(getNamedType(type))) return ''
  const names = (getNamedType(type) as unknown as { getValues(): { name: string }[] })
    .getValues()
    .map(each => each.name)
  return [...new Set(names.map(name => name.replace(/_(ASC|DESC)$/, '')))].map(code).join(' ')
}

function nestedTable(schema: GraphQLSchema, lists: readonly List[]): string {
  const entities = schema.getPossibleTypes(schema.getType('Entity') as never).length
  const nested = groupBy(
    lists.filter(({ on }) => on.name !== 'Query'),
    ({ name, of, args }) =>
      [
        code(name),
        code(of),
        args
          .filter(each => !PAGING.includes(each.name))
          .map(each => shown(each))
          .join(', '),
      ].join(' | '),
  )
  const rows = [...nested].map(([list, on]) => [
    on.length === entities ? 'every `Entity`' : on.map(each => code(each.on.name)).join(' '),
    ...list.split(' | '),
  ])
  return `### Inside others\n\n${table(['on', 'list', 'of', 'further arguments'], rows)}`
}

/** Lists without pages: their arguments say how long they may be. */
function plainTable(schema: GraphQLSchema): string {
  const rows = Object.values(schema.getQueryType()?.getFields() ?? {})
    // What begins with an underscore is a gateway's.
    .filter(({ name, type }) => isListType(getNullableType(type)) && !name.startsWith('_'))
    .map(({ name, type, args, description }) => [
      code(name),
      code(getNamedType(type).name),
      args.map(each => shown(each, isListType(getNullableType(each.type)) ? description : undefined)).join(', '),
    ])
  return `### Whole, without pages\n\n${table(['list', 'of', 'arguments'], rows)}`
}

/** An argument with its type, its default and the bounds that its description gives, or that of its field. */
function shown(argument: GraphQLArgument | undefined, ofField?: string | null): string {
  if (argument === undefined) throw new Error('a list without first or after')
  const { name, type, defaultValue, description } = argument
  const bounds = /\b\d+ to \d+\b|at most \d+/.exec(`${description} ${ofField}`)?.[0]
  const fallback = defaultValue === undefined ? '' : ` = ${defaultValue}`
  return `${code(`${name}: ${type}${fallback}`)}${bounds === undefined ? '' : ` (${bounds})`}`
}

function filters(schema: GraphQLSchema): string[] {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType)
  const kinds = inputs.filter(input => 'and' in input.getFields())
  const operators = inputs.filter(input => !kinds.includes(input))
  const entity = schema.getType('Entity')
  const ofEntities = kinds.filter(({ name }) => {
    const type = schema.getType(name.replace(/Filter$/, ''))
    return type === entity || (isObjectType(type) && isInterfaceType(entity) && type.getInterfaces().includes(entity))
  })
  const common = fieldsOf(ofEntities[0]).filter(field =>
    ofEntities.every(each => `${each.getFields()[field.name]?.type}` === `${field.type}`),
  )
  const names = new Set(common.map(({ name }) => name))
  const rows = kinds.map(kind => {
    const own = fieldsOf(kind).filter(({ name }) => !ofEntities.includes(kind) || !names.has(name))
    return [code(kind.name), valuesOf(own), relationsOf(own)]
  })
  return [
    `### Filters\n\nEvery filter has \`and\`, \`or\`, \`not\`; that of an entity also ${valuesOf(common)} and ${relationsOf(common)}. \
A relation \`x\` takes a filter of what is at its other end, and \`hasX: Boolean\` asks whether there is any.`,
    table(['filter', 'its fields and what they are', 'its relations, and the filter of each'], rows),
    `### Operators\n\n${operatorTable(operators)}`,
  ]
}

const fieldsOf = (input: GraphQLInputObjectType | undefined) =>
  Object.values(input?.getFields() ?? {}).filter(({ name }) => !['and', 'or', 'not'].includes(name))
type Field = ReturnType<typeof fieldsOf>[number]

const isRelation = ({ type }: Field) => 'and' in ((getNamedType(type) as GraphQLInputObjectType).getFields?.() ?? {})

function valuesOf(fields: readonly Field[]): string {
  const values = fields.filter(field => isInputObjectType(getNamedType(field.type)) && !isRelation(field))
  const byType = groupBy(values, ({ type }) => getNamedType(type).name.replace(/Filter$/, ''))
  return [...byType].map(([type, of]) => `${of.map(({ name }) => code(name)).join(' ')} ${type}`).join(' · ')
}

function relationsOf(fields: readonly Field[]): string {
  return fields
    .filter(isRelation)
    .map(({ name, type }) => {
      const has = `has${name[0]?.toUpperCase()}${name.slice(1)}`
      if (!fields.some(each => each.name === has)) throw new Error(`${name} has no ${has}`)
      return `${code(name)} ${getNamedType(type).name.replace(/Filter$/, '')}`
    })
    .join(' · ')
}

function operatorTable(operators: readonly GraphQLInputObjectType[]): string {
  const alike = groupBy(operators, each => Object.keys(each.getFields()).map(code).join(' '))
  const rows = [...alike].map(([names, of]) => [of.map(({ name }) => name.replace(/Filter$/, '')).join(' '), names])
  return table(['a field that is', 'can be asked'], rows)
}
