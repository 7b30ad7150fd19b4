import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/**
 * A port of the loopback interface that nobody listens on now. It may be taken a moment later: Neo4j cannot be asked
 * for any free port, since it does not say which one it got, so whoever uses this tries again.
 */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
