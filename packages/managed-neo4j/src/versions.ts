/** The Neo4j that is fetched and run when nobody asks for another: the long-term support line. */
export const DEFAULT_NEO4J_VERSION = '5.26.30'

/** What a Neo4j version needs from whoever launches it. */
export interface LaunchFacts {
  mainClass: string
  /** The oldest Java it runs on, as a feature number: 17, 21. */
  minimumJava: number
}

/** Calendar versions (2025.01 and later) moved the entry point and left Java 17. */
export function launchFacts(version: string): LaunchFacts {
  const calendar = Number.parseInt(version, 10) >= 2025
  return calendar
    ? { mainClass: 'org.neo4j.server.Neo4jCommunity', minimumJava: 21 }
    : { mainClass: 'org.neo4j.server.CommunityEntryPoint', minimumJava: 17 }
}
