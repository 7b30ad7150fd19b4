import { readdirSync, readFileSync } from 'node:fs'
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql'

const OPERATIONS = new URL('../../schema/operations/', import.meta.url)
const EXPECTED = new URL('./expected/', import.meta.url)

/** A file of schema/operations. */
export interface Example {
  name: string
  source: string
  document: DocumentNode
  operations: OperationDefinitionNode[]
  /** Its first line of comment: what it asks. */
  question: string
  /** Whether it answers as it stands; one with a required variable is a template, such as a program sends. */
  runs: boolean
}

function namesIn(folder: URL, extension: string): string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith(extension))
    .map(file => file.slice(0, -extension.length))
    .sort()
}

function read(name: string): Example {
  const source = readFileSync(new URL(`${name}.graphql`, OPERATIONS), 'utf8')
  const document = parse(source)
  const operations = document.definitions.filter(each => each.kind === Kind.OPERATION_DEFINITION)
  const variables = operations.flatMap(({ variableDefinitions }) => variableDefinitions ?? [])
  return {
    name,
    source,
    document,
    operations,
    question: /^# (.*)/.exec(source)?.[1] ?? '',
    runs: variables.every(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined),
  }
}

export const EXAMPLES: readonly Example[] = namesIn(OPERATIONS, '.graphql').map(read)

export const ANSWERED: readonly string[] = namesIn(EXPECTED, '.json')

/** The right answer, as it was read from the report. */
export const answerOf = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, EXPECTED), 'utf8'))

/** Lists whose order the API promises nothing of: each by its field, with the field around it where that alone is not clear. */
const UNORDERED = new Set([
  'deadEnds',
  'reasons',
  'evidence',
  'routes',
  'stops',
  'flow.nodes',
  'flow.links',
  'terms',
  'measures',
  'claims',
])

/** Cursors name the release, which is another one whenever the data or the rules change. */
const CURSORS = new Set(['cursor', 'startCursor', 'endCursor'])

/**
 * The same answer with those lists in an order of their own and cursors as the list and the place they stand for, so that
 * two answers that mean the same are equal.
 */
export function inAnyOrder(value: unknown, field = '', around = ''): unknown {
  if (CURSORS.has(field) && typeof value === 'string' && !value.includes(' '))
    return JSON.parse(Buffer.from(value, 'base64url').toString('utf8')).slice(1).join(' ')
  if (Array.isArray(value)) {
    const items = value.map(item => inAnyOrder(item, '', field))
    if (!UNORDERED.has(field) && !UNORDERED.has(`${around}.${field}`)) return items
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, inAnyOrder(inner, name, field)]))
}
