// Hand-written Cypher behind node:http, and fixed bytes: the floor beneath every answer over HTTP. Statements and bytes are put first.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import neo4j from 'neo4j-driver'

const { PORT = '0', BOLT = '', PASSWORD = '' } = process.env
const driver = neo4j.driver(BOLT, neo4j.auth.basic('neo4j', PASSWORD), {
  disableLosslessIntegers: true,
  telemetryDisabled: true,
  notificationFilter: { minimumSeverityLevel: 'OFF' },
})
const kept = new Map<string, Buffer>()

async function answer(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const [, what = '', key = ''] = request.url?.split('/') ?? []
  if (request.method === 'PUT') {
    kept.set(`${what}/${key}`, body)
    return Buffer.alloc(0)
  }
  const put = kept.get(`${what}/${key}`)
  if (put === undefined) throw new Error(`nothing was put at ${request.url}`)
  if (what === 'fixed') return put
  const { variables } = JSON.parse(body.toString())
  for (const name in variables) if (Number.isInteger(variables[name])) variables[name] = neo4j.int(variables[name])
  const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ })
  try {
    const { records } = await session.run(put.toString(), variables)
    return Buffer.from(JSON.stringify({ data: records.map(record => record.get(0)) }))
  } finally {
    void session.close()
  }
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
  response.end(body)
}

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () =>
    answer(request, Buffer.concat(chunks)).then(
      body => send(response, 200, body),
      error => send(response, 500, Buffer.from(JSON.stringify({ errors: [String(error)] }))),
    ),
  )
}).listen(Number(PORT), '127.0.0.1', () => console.log('ready'))
process.on('SIGINT', () => process.exit(0))
