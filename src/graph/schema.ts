import neo4j, { Neo4jError, type Session } from '../database/driver.ts'
import { definitionOf, ENTITY_KINDS, type EntityKind, KINDS } from '../kinds/index.ts'
import type { Database } from './database.ts'
import { fromDriver } from './driver-errors.ts'
import { cypher } from './query.ts'
import { SHARED_ENDS } from './shared.ts'

const MADE_BY = ['schema/constraints', 'schema/indexes', 'schema/search-index']
const OF_A_KIND = 'schema/of-a-kind'
const OF_AN_ORDER = 'schema/of-an-order'
const OF_A_JOIN = 'schema/of-a-join'
const OF_SHARED = 'schema/of-shared'
const AWAITED_BY = 'schema/await-indexes'
const SHOWN_BY = 'schema/made'
/** The files under cypher/ that are not queries with parameters and rows. */
export const SCHEMA_FILES: readonly string[] = [
  ...MADE_BY,
  OF_A_KIND,
  OF_AN_ORDER,
  OF_A_JOIN,
  OF_SHARED,
  AWAITED_BY,
  SHOWN_BY,
]

/** The statements that constraints and indexes are made with, in order: those of all, then what definitions ask for each kind. */
export function schemaStatements(): string[] {
  const ofAll = MADE_BY.flatMap(file => cypher(file).split(/;\s*$/m))
  const statements = [...ofAll, ...ENTITY_KINDS.flatMap(statementsOf), ...SHARED_ENDS.map(ofShared)].map(statement =>
    statement.trim(),
  )
  return [...new Set(statements)].filter(statement => statement !== '')
}

/** Of a type of relationship, as seen from what many share at its left or right. */
function ofShared({ relation, direction }: (typeof SHARED_ENDS)[number]): string {
  const end = direction === 'OUT' ? 'from' : 'to'
  return cypher(OF_SHARED)
    .replace(/INDEX \w+/, `INDEX ${relation.toLowerCase()}_${end}_shared`)
    .replace(':BENEFITS', `:${relation}`)
    .replace('toShared', `${end}Shared`)
}

function statementsOf(kind: EntityKind): string[] {
  const { properties, views } = definitionOf(kind)
  const orders = Object.entries(properties).flatMap(([property, { order }]) =>
    order?.index ? writtenFor(OF_AN_ORDER, kind, property, order.name.toLowerCase()) : [],
  )
  const joins = Object.values(views).flatMap(({ to, join, wide, filter }) => {
    if (join?.from === 'id') return writtenFor(OF_A_JOIN, to as EntityKind, join.to)
    return join === null || wide || !filter ? [] : writtenFor(OF_A_JOIN, kind, join.from)
  })
  return [writtenFor(OF_A_KIND, kind), ...orders, ...joins]
}

/** A file that is written for one kind and property, for others. */
function writtenFor(file: string, kind: EntityKind, property = 'id', name = snake(property)): string {
  const { label } = KINDS[kind]
  return cypher(file)
    .replace(/(CREATE \w+) \w+/, `$1 ${snake(label)}_${name}`)
    .replace(/node:\w+/, `node:${label}`)
    .replace(/node\.(date|table)/, `node.${property}`)
}

const snake = (name: string) => name.replace(/(?<=.)[A-Z]/g, letter => `_${letter}`).toLowerCase()

/** Makes the constraints and indexes that are missing and waits until all can be used. */
export async function ensureSchema({ driver, database }: Database): Promise<void> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.WRITE })
  try {
    const { records } = await session.run(cypher(SHOWN_BY))
    const made = new Set(records.flatMap(record => (record.get('state') === 'ONLINE' ? [record.get('name')] : [])))
    const missing = schemaStatements().filter(statement => !made.has(nameOf(statement)))
    // At nearly every start: nothing is written then, and the plans that the database has stay good.
    if (missing.length === 0) return
    // In one transaction, which takes half the time; where another process makes them at the same time, one after another.
    await makeAll(session, missing).catch(async () => {
      for (const statement of missing) await make(session, statement)
    })
    await session.executeRead(transaction => transaction.run(cypher(AWAITED_BY)))
  } catch (error) {
    throw fromDriver(error)
  } finally {
    await session.close()
  }
}

/** The name that a statement gives to what it makes. */
const nameOf = (statement: string): string | undefined => /^CREATE .*?(\w+) IF NOT EXISTS/m.exec(statement)?.[1]

async function makeAll(session: Session, statements: readonly string[]): Promise<void> {
  await session.executeWrite(transaction => Promise.all(statements.map(statement => transaction.run(statement))))
}

/** Where two processes start at once, IF NOT EXISTS may look before the other has made it, and then fail. */
async function make(session: Session, statement: string): Promise<void> {
  const attempt = () => session.executeWrite(transaction => transaction.run(statement))
  await attempt().catch(error => {
    if (error instanceof Neo4jError && error.code.endsWith('AlreadyExists')) return attempt()
    throw error
  })
}
