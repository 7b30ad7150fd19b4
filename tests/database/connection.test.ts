import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { DatabaseAddress } from 'managed-neo4j'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/database/connection.ts'
import type { FilorossoError } from '../../src/model/errors.ts'
import { rejection } from './helpers.ts'

const address = inject('neo4j')

async function refusal(changes: Partial<DatabaseAddress>): Promise<FilorossoError> {
  const connection = openConnection({ ...address, ...changes })
  const error = await rejection(connection.verify())
  await connection.close()
  return error
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** A server that speaks just enough of Bolt `version` to be asked its name: it answers every message with it. */
function boltServer(name: string, version: [number, number]): Server {
  const text = (value: string) => [0xd0, value.length, ...Buffer.from(value)]
  const success = Buffer.from([
    0xb1,
    0x70,
    0xa2,
    ...text('server'),
    ...text(name),
    ...text('connection_id'),
    ...text('1'),
  ])
  const chunk = Buffer.concat([Buffer.from([0, success.length]), success, Buffer.from([0, 0])])
  return createServer((socket: Socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(Buffer.from([0, 0, version[1], version[0]]))
      socket.on('data', data => {
        // Chunks of a message, each after its length, then one of length 0.
        for (let at = 0; at + 1 < data.length; at += 2 + data.readUInt16BE(at)) {
          if (data.readUInt16BE(at) === 0) socket.write(chunk)
        }
      })
    })
  })
}

describe('a connection', () => {
  test('answers a query with plain numbers, and knows what the server is', async () => {
    const connection = openConnection(address)
    expect(await connection.verify()).toMatch(/^Neo4j\/(5\.26|20\d\d)\./)
    const session = connection.readSession()
    const { records, summary } = await session.run('RETURN 26000000000 AS cents, $name AS name', { name: 'ŝ "`' })
    expect(records[0]?.toObject()).toEqual({ cents: 26_000_000_000, name: 'ŝ "`' })
    expect(summary.database.name).toBe(address.database)
    await session.close()
    await connection.close()
  })

  test('for reading writes nothing', async () => {
    const connection = openConnection(address)
    const session = connection.readSession()
    await expect(session.run('CREATE (n:Forbidden) RETURN n')).rejects.toThrow(/[Ww]rit/)
    await connection.close()
  })

  // Of a user that is not there: three wrong passwords would lock out the user of all other tests.
  test('with a wrong user or password says so, and shows neither', async () => {
    const refused = await refusal({ user: 'nobody', password: 'wrong-secret' })
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', hint: 'check NEO4J_USER and NEO4J_PASSWORD' })
    expect(refused.message).toContain('does not let nobody in')
    expect(refused.message).not.toContain('wrong-secret')
  })

  test.each(['bolt', 'neo4j'])('to a port where nobody listens says so, by %s://', async scheme => {
    const server = createServer()
    const port = await portOf(server)
    server.close()
    const refused = await refusal({ uri: `${scheme}://127.0.0.1:${port}` })
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', hint: expect.stringContaining('NEO4J_URI') })
    expect(refused.message).toContain(`no Neo4j can be reached at ${scheme}://127.0.0.1:${port}: connect ECONNREFUSED`)
  })

  test('to a host that is not there says so', async () => {
    expect((await refusal({ uri: 'bolt://no-such-host.invalid' })).message).toMatch(/ENOTFOUND|EAI_AGAIN/)
  })

  test('to a database that is not there names it', async () => {
    const refused = await refusal({ database: 'nosuchdatabase' })
    expect(refused.message).toContain('there is no database nosuchdatabase')
    expect(refused.hint).toBe('check NEO4J_DATABASE')
  })

  test('that asks for encryption where there is none says so', async () => {
    const refused = await refusal({ uri: address.uri.replace(/^\w+(\+\w+)?:/, 'bolt+s:') })
    expect(refused.message).toContain('encryption')
    expect(refused.hint).toContain('+ssc')
  })

  test('to an HTTP port says which port is wanted', async () => {
    const port = await portOf(createHttpServer((_, response) => response.end('hello')))
    expect((await refusal({ uri: `bolt://127.0.0.1:${port}` })).hint).toContain('7687')
  })

  test('with a scheme that is not of Bolt is refused at once', () => {
    expect(() => openConnection({ ...address, uri: 'https://localhost:7473' })).toThrow('is not the address of a Neo4j')
  })

  test.each([
    ['4.4.40', [4, 4], 'it does not speak the Bolt of today'],
    ['5.25.1', [5, 2], 'Neo4j 5.25.1'],
  ] as const)('to Neo4j %s says that 5.26 is needed', async (version, bolt, why) => {
    const port = await portOf(boltServer(`Neo4j/${version}`, [...bolt]))
    const refused = await refusal({ uri: `bolt://127.0.0.1:${port}` })
    expect(refused.message).toContain(`is too old: ${why}`)
    expect(refused.hint).toBe('use Neo4j 5.26 or newer')
  })

  test.each([
    ['acquire', { connect: 300, acquire: 400, retry: 100, verify: 10_000 }],
    ['verify', { connect: 10_000, acquire: 10_000, retry: 100, verify: 400 }],
  ])('to a server that never answers ends with its patience, here to %s', async (_, patience) => {
    const uri = `bolt://127.0.0.1:${await portOf(createServer(socket => socket.resume()))}`
    const connection = openConnection({ ...address, uri }, patience)
    const began = performance.now()
    expect((await rejection(connection.verify())).code).toBe('UNAVAILABLE')
    expect(performance.now() - began).toBeLessThan(3 * 1_000)
    await connection.close()
  })
})
