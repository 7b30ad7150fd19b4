import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchema, type NonEmptyArray } from 'type-graphql'
import '../entities/index.ts'
import { registeredTypes } from '../entities/base/registry.ts'
import { CheckQueries } from './queries/checks.ts'
import { CoverageQueries } from './queries/coverage.ts'
import { DiffQueries } from './queries/diff.ts'
import { NodeQueries } from './queries/nodes.ts'
import { KIND_QUERIES } from './queries/of-kind.ts'
import { PathsQueries } from './queries/paths.ts'
import { ReleaseQueries } from './queries/release.ts'
import { SearchQueries } from './queries/search.ts'
import { SumQueries } from './queries/sum.ts'
import { TimelineQueries } from './queries/timeline.ts'
import { TraceQueries } from './queries/trace.ts'

/** The schema of the API, from the classes of the entities' rooms and one class for each question. */
export function createSchema(): Promise<GraphQLSchema> {
  const resolvers = [
    NodeQueries,
    ...KIND_QUERIES,
    TraceQueries,
    DiffQueries,
    CoverageQueries,
    SumQueries,
    SearchQueries,
    PathsQueries,
    TimelineQueries,
    CheckQueries,
    ReleaseQueries,
  ]
  return buildSchema({
    resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
    orphanedTypes: registeredTypes(),
    // Inputs are few and are checked where they mean something; a validator on every argument costs each resolver.
    validate: false,
  })
}
