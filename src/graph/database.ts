import type { Driver } from '../database/driver.ts'

/** An open Neo4j and the database in it that everything is asked of. */
export interface Database {
  driver: Driver
  database: string
}
