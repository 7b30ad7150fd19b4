import type { Driver } from 'neo4j-driver'

/** An open Neo4j and the database in it that everything is asked of. */
export interface Database {
  driver: Driver
  database: string
}
