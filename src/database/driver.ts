import { createRequire } from 'node:module'
import type * as published from 'neo4j-driver'
import { generator } from './generator.ts'

export type { Driver, ManagedTransaction, Record, Result, Session } from 'neo4j-driver'

/**
 * The driver of Neo4j, which is published as ES5: each of its modules takes `__generator` from what it exports, where that has one, and
 * each of its async functions makes such a generator. With TypeScript's own everything that a query reads outlives its request.
 */
function driverOfNeo4j(): typeof published {
  Object.defineProperty(Object.prototype, '__generator', { value: generator, configurable: true })
  try {
    return createRequire(import.meta.url)('neo4j-driver')
  } finally {
    Reflect.deleteProperty(Object.prototype, '__generator')
  }
}

const { default: neo4j, Neo4jError: ErrorOfNeo4j } = driverOfNeo4j()

export default neo4j
export const Neo4jError = ErrorOfNeo4j
export type Neo4jError = published.Neo4jError
