import 'reflect-metadata'
import { type GraphQLSchema, getNullableType, lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchema, type NonEmptyArray } from 'type-graphql'
import { kindTypes } from '../entities/base/registry.ts'
import { withResolvers } from '../entities/kinds/types.ts'
import { ENTITY_RESOLVERS } from '../entities/resolvers.ts'
import { ANSWER_CITATIONS } from './citations.ts'
import { ChangesQueries } from './queries/changes.ts'
import { CheckQueries } from './queries/checks.ts'
import { CoverageQueries } from './queries/coverage.ts'
import { DiffQueries } from './queries/diff.ts'
import { FederationQueries } from './queries/federation.ts'
import { GROUP_FIELDS } from './queries/groups.ts'
import { LabelQueries } from './queries/labels.ts'
import { NodeQueries } from './queries/nodes.ts'
import { KIND_QUERIES } from './queries/of-kind.ts'
import { PathsQueries } from './queries/paths.ts'
import { RelationshipQueries } from './queries/relationships.ts'
import { ReleaseQueries } from './queries/release.ts'
import { SearchQueries } from './queries/search.ts'
import { SubgraphQueries } from './queries/subgraph.ts'
import { SumQueries } from './queries/sum.ts'
import { TimelineQueries } from './queries/timeline.ts'
import { TraceQueries } from './queries/trace.ts'
import { declaredCost } from './question.ts'
import { resolvesInTurns } from './turns.ts'

const QUESTIONS = [
  NodeQueries,
  ...KIND_QUERIES,
  TraceQueries,
  DiffQueries,
  CoverageQueries,
  SumQueries,
  SearchQueries,
  PathsQueries,
  RelationshipQueries,
  SubgraphQueries,
  TimelineQueries,
  ChangesQueries,
  CheckQueries,
  ReleaseQueries,
  LabelQueries,
  FederationQueries,
]

/** The schema of the API: types from the definitions of kinds, what code resolves beside them, and one class for each question. */
export async function createSchema(questions: readonly object[] = QUESTIONS): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [...questions, ...ENTITY_RESOLVERS, ...ANSWER_CITATIONS, ...GROUP_FIELDS] as unknown as NonEmptyArray<
      new () => object
    >,
    orphanedTypes: kindTypes(),
    // Inputs are few and are checked where they mean something; a validator on every argument costs each resolver.
    validate: false,
    // Its own looks through all of them at each call.
    container: { get: instance },
  })
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) declaredCost(field)
  return resolvesInTurns(described(eachOnItsOwn(withResolvers(schema))))
}

const instances = new Map<new () => object, object>()

/** The one instance of a class that has resolvers. */
function instance(type: new () => object): object {
  const made = instances.get(type) ?? new type()
  instances.set(type, made)
  return made
}

/** What speaks of the service itself has no reason to fail alone. */
const ALWAYS_THERE = new Set(['nodes', 'release', 'releases', '_entities', '_service'])

/** A question that fails is null with its error: it takes nothing from those asked beside it. */
function eachOnItsOwn(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (!ALWAYS_THERE.has(field.name)) field.type = getNullableType(field.type)
  }
  return schema
}

/** What type-graphql has no place for: words on the schema as a whole, and on its root. */
function described(schema: GraphQLSchema): GraphQLSchema {
  schema.description = [
    'A knowledge graph of public-spending documents: follow money from the act that sets it to the result that is measured.',
    'Names, figures and dates are those of the sources, as printed; every fact says how it is known (basis, rule) and where it stands (evidence).',
    'Amounts are exact decimal strings. An answer speaks of one release: the live one, or that of ?release=<id> behind the address.',
  ].join('\n')
  const query = schema.getQueryType()
  if (query) {
    query.description =
      'What can be asked. Lookups by id answer null for what the release does not have; questions answer NOT_FOUND. Lists are paged by first and after, or backwards by last and before. A field that fails is null, with an error that has its path; the others are answered.'
  }
  return schema
}

/** The schema as a text, in an order that does not depend on how it was put together. */
export const sdlOf = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`
