import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { suggested } from '../api/errors.ts'
import { admitted, refuseBeyond } from '../api/limits.ts'
import type { Context } from '../entities/base/context.ts'
import { MAX_FIRST } from '../entities/base/paging.ts'
import { FilorossoError, notFound } from '../model/errors.ts'
import { MOST_COMPARED } from '../questions/changes/changes.ts'
import { MAX_PATHS } from '../questions/paths/paths.ts'
import { MAX_NODES } from '../questions/subgraph/subgraph.ts'
import { MAX_EVENTS } from '../questions/timeline/timeline.ts'
import { MAX_ROUTES } from '../questions/trace/question.ts'
import { type Export, pagedBy } from './address.ts'

/** A page of a list, or all of a question's answer. */
export interface Page {
  values: unknown[]
  next: string | null
  /** Of the whole list; null where it has no pages. */
  total: number | null
}

/** As much as there is of what an argument bounds, where nothing else is asked for. */
const MOST: Record<string, Record<string, number>> = {
  trace: { maxRoutes: MAX_ROUTES },
  changes: { first: MOST_COMPARED },
  paths: { first: MAX_PATHS },
  subgraph: { first: MAX_NODES },
}

/** How many of a list without connections are asked for at once, where each of its members has a cursor. */
const WALKED: Record<string, number> = { timeline: MAX_EVENTS }

/**
 * What reads a list page by page, or a question at once, selecting the same of each value.
 * @throws FilorossoError as the API has it for the same question
 */
export function runnerOf(schema: GraphQLSchema, asked: Export, selection: string) {
  const { args, field } = asked
  const by = pagedBy(getNamedType(field.type) as never)?.by ?? null
  // Whoever says how many is given so many.
  const walked = args.first === undefined ? WALKED[field.name] : undefined
  const given = { ...MOST[field.name], ...args }
  const isPaged = by !== null || walked !== undefined
  const names = [...Object.keys(given), ...(isPaged ? ['first', 'after'] : [])]
  const selected = walked === undefined ? selection : selection.replace('{', '{ cursor ')
  const document = documentOf(asked, selected, by, names)
  const admit = admission(schema, document, asked, by !== null)
  return async (context: Context, after: string | null): Promise<Page> => {
    const variables = { ...given, ...(isPaged && { first: walked ?? MAX_FIRST, after }) }
    admit(variables, context)
    const page = pageOf(await answered(schema, document, asked, variables, { ...context, isFile: true }), by)
    return walked === undefined ? page : { ...page, next: nextOf(page.values, walked) }
  }
}

function documentOf(
  { owner, id, field, type }: Export,
  selection: string,
  by: 'nodes' | 'edges' | null,
  names: readonly string[],
): DocumentNode {
  const args = field.args.filter(({ name }) => names.includes(name))
  const inBraces = (parts: string[]) => (parts.length === 0 ? '' : `(${parts.join(', ')})`)
  const isOneOf = getNamedType(field.type) !== type
  const rows = isOneOf && by === null ? `{ __typename ... on ${type.name} ${selection} }` : selection
  const body = by === null ? rows : `{ ${by} ${selection} totalCount pageInfo { hasNextPage endCursor } }`
  const asked = `${field.name}${inBraces(args.map(({ name }) => `${name}: $${name}`))} ${body}`
  const whole = id === null ? asked : `node(id: ${JSON.stringify(id)}) { ... on ${owner.name} { id ${asked} } }`
  return parse(`query Rows${inBraces(args.map(({ name, type }) => `$${name}: ${type}`))} { ${whole} }`)
}

/** @throws FilorossoError as the API says it, and NOT_FOUND where there is no such thing to have rows */
async function answered(
  schema: GraphQLSchema,
  document: DocumentNode,
  { field, id, args }: Export,
  variableValues: Record<string, unknown>,
  contextValue: Context,
): Promise<unknown> {
  const { data, errors } = await execute({ schema, document, contextValue, variableValues })
  const [error] = errors ?? []
  if (error !== undefined) throw faultOf(error)
  const owner = id === null ? data : (data?.node as Record<string, unknown> | null)
  const answer = owner?.[field.name] ?? null
  if (answer === null) throw notFound(id ?? String(args.id))
  return answer
}

/** A list is as much work as its filter at a time; a question is all its work at once. */
function admission(schema: GraphQLSchema, document: DocumentNode, { field, args }: Export, isPaged: boolean) {
  return (variables: Record<string, unknown>, context: Context): void => {
    if (isPaged) {
      const { cost } = field.extensions
      refuseBeyond({ objects: typeof cost === 'function' ? cost(args) : 0, depth: 0 })
      return
    }
    const [operation] = document.definitions.filter(each => each.kind === Kind.OPERATION_DEFINITION)
    admitted(schema, document, operation as OperationDefinitionNode, variables, context.reader.release.counts)
  }
}

function pageOf(answer: unknown, by: 'nodes' | 'edges' | null): Page {
  if (by === null) return { values: [answer].flat(), next: null, total: null }
  const { pageInfo, totalCount, ...page } = answer as {
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    totalCount: number
    nodes?: unknown[]
    edges?: unknown[]
  }
  return { values: page[by] ?? [], next: pageInfo.hasNextPage ? pageInfo.endCursor : null, total: totalCount }
}

/** Where a list of which each member has a cursor goes on; null where there is no more. */
function nextOf(values: readonly unknown[], size: number): string | null {
  return values.length < size ? null : (values.at(-1) as { cursor: string }).cursor
}

/** What the API says; what it says of a variable is said of the argument that it stands for. */
function faultOf({ message, originalError }: GraphQLError): Error {
  if (originalError !== undefined && !(originalError instanceof GraphQLError)) return originalError
  const [, name, what] = /^Variable "\$(\w+)" (.*)/s.exec(message) ?? [null, 'the address', message]
  return new FilorossoError('BAD_USER_INPUT', `${name}: ${suggested(what)}`)
}
