import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql'
import { typeNameOf } from '../entities/base/node.ts'
import { FilorossoError } from '../model/errors.ts'
import { permalinked } from '../model/permalink.ts'
import { argumentIn } from './argument.ts'

export type Format = 'csv' | 'jsonl'

/** What an address asks to have as a file: a list or a question of the API, as rows. */
export interface Export {
  format: Format
  /** Null for the live one. */
  release: string | null
  /** The type that has the field, and the id of what is asked for it; the root where that is null. */
  owner: GraphQLObjectType
  id: string | null
  field: GraphQLField<unknown, unknown>
  args: Readonly<Record<string, unknown>>
  /** Where the field gives one of several types: the one that it gives here. */
  type: GraphQLCompositeType
  /** Which list inside each value makes the rows; null for the values themselves. */
  table: string | null
  /** The address in one spelling, without release and format. */
  name: string
  /** Whether it is of no release: it changes while the live one stays. */
  isPassing: boolean
}

/** What of an address is not an argument. */
const OWN = new Set(['release', 'table', 'lang'])
const OF_ALL = new Set(['table', 'lang'])
/** A file is whole: it has no pages. */
const PAGING = new Set(['first', 'after', 'last', 'before'])
/** The rows of a question that has several tables: those that say what it is asked for. */
const ROWS: Record<string, string> = {
  Trace: 'routes.hops',
  Coverage: 'levels',
  Diff: 'changes',
  Changes: 'changes.fields',
  Path: 'steps',
  Subgraph: 'edges',
}
/** What is neither a list nor a question of the data. */
const NO_FILES = new Set(['release', '_entities', '_service'])
/** What speaks of all releases is not part of any. */
const RELEASES = 'releases'

type Place = Pick<Export, 'owner' | 'id' | 'field'> & { args?: Record<string, unknown>; type?: GraphQLCompositeType }

/**
 * What an address asks to have as a file; null where it is not the address of one.
 * `/acts.csv`, `/trace.csv?from=…`, `/<id>.csv`, `/<id>/<list>.csv`, `/<question>/<id>.csv`.
 * @throws FilorossoError BAD_USER_INPUT for an argument that there is not, or that cannot be read
 */
export function exportAt(schema: GraphQLSchema, url: URL): Export | null {
  const [, path = '', ending] = /^\/(.+)\.(csv|jsonl)$/.exec(decoded(url.pathname)) ?? []
  const place = ending === undefined ? null : placeOf(schema, path)
  if (place === null) return null
  const { owner, id, field } = place
  const isPassing = owner === schema.getQueryType() && field.name === RELEASES
  const type = place.type ?? rowTypeOf(field)
  const given = { ...argumentsIn(url.searchParams, field, isPassing ? OF_ALL : OWN), ...place.args }
  const missing = field.args.find(arg => isRequiredArgument(arg) && given[arg.name] === undefined)
  if (missing !== undefined)
    throw new FilorossoError('BAD_USER_INPUT', `${missing.name} is missing`, {
      hint: `put ?${missing.name}=… behind /${path}.${ending}`,
    })
  const { searchParams } = url
  searchParams.sort()
  const asked = [...searchParams].filter(([name]) => name !== 'release')
  return {
    format: ending as Format,
    release: searchParams.get('release'),
    owner,
    id,
    field,
    args: given,
    type,
    table: searchParams.get('table') ?? ROWS[type.name] ?? null,
    name: `/${path}${asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`}`,
    isPassing,
  }
}

function placeOf(schema: GraphQLSchema, path: string): Place | null {
  const query = schema.getQueryType() as GraphQLObjectType
  const root = query.getFields()[path]
  if (root !== undefined) return isComposite(root) && !NO_FILES.has(path) ? atRoot(query, root) : null
  const cut = path.lastIndexOf('/')
  const [before, last] = [path.slice(0, cut), path.slice(cut + 1)]
  const inside = listIn(schema, before, last)
  if (inside !== null) return inside
  const thing = typeOfId(schema, path)
  const node = query.getFields().node
  if (thing !== null && node !== undefined) return { ...atRoot(query, node), args: { id: path }, type: thing }
  const [, question = '', id = ''] = /^([^/]+)\/(.+)$/.exec(path) ?? []
  const about = query.getFields()[question]
  const name = about?.args.find(({ type }) => isId(type))?.name
  if (about !== undefined && name !== undefined && isComposite(about) && permalinked(id) !== null)
    return { ...atRoot(query, about), args: { [name]: id } }
  return listIn(schema, id, question)
}

const atRoot = (owner: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Place => ({ owner, id: null, field })

/** A list of things that an entity leads to, by its name: `/act/…/allocations`, `/act/…/neighbours`. */
function listIn(schema: GraphQLSchema, id: string, name: string): Place | null {
  const owner = typeOfId(schema, id)
  const field = owner?.getFields()[name]
  if (owner === null || field === undefined || !isComposite(field)) return null
  const isMany = isListType(getNullableType(field.type)) || getNamedType(field.type).name.endsWith('Connection')
  return isMany ? { owner, id, field } : null
}

function typeOfId(schema: GraphQLSchema, id: string): GraphQLObjectType | null {
  const type = permalinked(id) === null ? null : schema.getType(typeNameOf({ id }))
  return isObjectType(type) ? type : null
}

const isComposite = (field: GraphQLField<unknown, unknown>): boolean => isCompositeType(getNamedType(field.type))
const isId = (type: GraphQLInputType): boolean => {
  const inner = getNullableType(type)
  return isScalarType(inner) && inner.name === 'ID'
}

/** What each row is made of: the nodes of a list or, where its edges say more than a cursor, the edges. */
function rowTypeOf({ type }: GraphQLField<unknown, unknown>): GraphQLCompositeType {
  const named = getNamedType(type) as GraphQLCompositeType
  return pagedBy(named)?.type ?? named
}

/** How the pages of a list are read; null where it has none. */
export function pagedBy(type: GraphQLCompositeType): { by: 'nodes' | 'edges'; type: GraphQLCompositeType } | null {
  if (!isObjectType(type) || !type.name.endsWith('Connection')) return null
  const { edges, nodes } = type.getFields()
  if (edges === undefined || nodes === undefined) return null
  const edge = getNamedType(edges.type) as GraphQLObjectType
  const by = Object.keys(edge.getFields()).length > 2 ? 'edges' : 'nodes'
  return { by, type: by === 'edges' ? edge : (getNamedType(nodes.type) as GraphQLCompositeType) }
}

function argumentsIn(
  params: URLSearchParams,
  field: GraphQLField<unknown, unknown>,
  own: ReadonlySet<string>,
): Record<string, unknown> {
  const isPaged = pagedBy(getNamedType(field.type) as GraphQLCompositeType) !== null
  const taken = field.args.filter(({ name }) => !isPaged || !PAGING.has(name))
  const given: Record<string, unknown> = {}
  for (const name of new Set(params.keys())) {
    if (own.has(name)) continue
    const arg = taken.find(each => each.name === name)
    if (arg === undefined)
      throw new FilorossoError('BAD_USER_INPUT', `${name} is not an argument of ${field.name} as a file`, {
        hint: `use ${[...taken.map(each => each.name), ...own].join(', ')}; a file is always the whole list`,
      })
    given[name] = argumentIn(arg.type, params.getAll(name), name)
  }
  return given
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
