export { type DatabaseAddress, runningAddress } from './announcement.ts'
export { ManagedNeo4jError } from './error.ts'
export {
  hastenStarts,
  type ManagedNeo4j,
  type ManagedNeo4jOptions,
  managedUnavailableReason,
  startManagedNeo4j,
} from './managed-neo4j.ts'
export { DEFAULT_NEO4J_VERSION } from './versions.ts'
