import { Neo4jError } from 'neo4j-driver'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { toBolt } from '../../src/graph/bolt-values.ts'
import type { Database } from '../../src/graph/database.ts'
import { fromDriver, ownFault } from '../../src/graph/driver-errors.ts'
import { run, transact } from '../../src/graph/query.ts'
import { ensureSchema, schemaStatements } from '../../src/graph/schema.ts'
import { FilorossoError } from '../../src/model/errors.ts'
import { rejection } from '../database/helpers.ts'
import { openTestDatabase } from './support/database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

describe('a number', () => {
  const echo = {
    name: 'test/echo',
    text: 'RETURN $value AS value, valueType($value) AS type',
    parameters: z.object({ value: z.unknown() }),
    row: z.object({ value: z.unknown(), type: z.string() }),
  }

  test.each([0, -1, 16_431_374_400, Number.MAX_SAFE_INTEGER])('is an integer in the database, too: %i', async value => {
    expect(await run(database, echo, { value })).toEqual([{ value, type: 'INTEGER NOT NULL' }])
    expect(await run(database, echo, { value: { list: [value] } })).toMatchObject([{ value: { list: [value] } }])
  })

  test.each([0.1, 2 ** 53, Number.NaN])('that the graph cannot hold is never sent: %d', async value => {
    expect((await rejection(run(database, echo, { value }))).code).toBe('INTERNAL')
  })

  test('that a program cannot hold is never taken for another', async () => {
    const large = {
      ...echo,
      text: 'RETURN 9007199254740993 AS value',
      parameters: z.object({}),
      row: z.object({ value: z.int() }),
    }
    expect((await rejection(run(database, large, {}))).code).toBe('INTERNAL')
    expect(toBolt(['a', null, true])).toEqual(['a', null, true])
  })
})

describe('an error of the database', () => {
  test.each([
    ['ServiceUnavailable', 'UNAVAILABLE'],
    ['SessionExpired', 'UNAVAILABLE'],
    ['N/A', 'UNAVAILABLE'],
    ['ProtocolError', 'UNAVAILABLE'],
    ['Neo.ClientError.Security.Unauthorized', 'UNAVAILABLE'],
    ['Neo.TransientError.General.DatabaseUnavailable', 'UNAVAILABLE'],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'UNAVAILABLE'],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'TIMEOUT'],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'LIMIT_EXCEEDED'],
    ['Neo.ClientError.Statement.SyntaxError', 'INTERNAL'],
  ])('%s is said as %s, without its words', (code, expected) => {
    const error = new Neo4jError('MATCH (secret) at bolt://10.0.0.1', code, '', '')
    expect(fromDriver(error)).toMatchObject({ code: expected, cause: error })
    expect(JSON.stringify([fromDriver(error).message, fromDriver(error).hint])).not.toMatch(/secret|10\.0/)
  })

  test('that is one of ours already stays as it is', () => {
    const ours = new FilorossoError('NOT_FOUND', 'There is no such thing.')
    expect(fromDriver(ours)).toBe(ours)
    expect(ownFault(ours)).toBe(ours)
  })

  test('that is not of its protocol comes of a conversation that was cut; our own faults are distinguished from it', async () => {
    expect(fromDriver(new RangeError('out of bounds')).code).toBe('UNAVAILABLE')
    expect(ownFault(new TypeError('oops')).code).toBe('INTERNAL')
    const wrongRow = {
      name: 'test/row',
      text: 'RETURN 1 AS one',
      parameters: z.object({}),
      row: z.object({ two: z.int() }),
    }
    expect((await rejection(run(database, wrongRow, {}))).code).toBe('INTERNAL')
    const failing = () => Promise.reject(new TypeError('oops'))
    expect((await rejection(transact(database, failing))).code).toBe('INTERNAL')
    const wrongQuery = { ...wrongRow, text: 'RETURN' }
    expect((await rejection(transact(database, ask => ask(wrongQuery, {})))).code).toBe('INTERNAL')
  })
})

describe('the schema', () => {
  test('is all in place, and making it again, by several at once, changes nothing', async () => {
    await Promise.all([1, 2, 3].map(() => ensureSchema(database)))
    const { records } = await database.driver.executeQuery(
      'SHOW INDEXES YIELD name, state',
      {},
      { database: database.database },
    )
    const online = records.flatMap(record => (record.get('state') === 'ONLINE' ? [record.get('name')] : []))
    const names = schemaStatements().map(statement => / (\w+) IF NOT EXISTS/.exec(statement)?.[1])
    expect(names.length).toBeGreaterThan(28)
    expect(online).toEqual(expect.arrayContaining(names))
  })
})
