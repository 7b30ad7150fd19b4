import { connect, type Socket } from 'node:net'

/** An answer as it came. */
export interface Received {
  status: number
  body: string
}

/** A client that costs next to nothing: prepared bytes on a kept socket, the answer read by its length. What it measures is the server. */
export class Connection {
  readonly #socket: Socket
  #chunks: Buffer[] = []
  #have = 0
  #need = Number.POSITIVE_INFINITY
  #start = 0
  #head = ''
  #settle: { resolve: () => void; reject: (error: Error) => void } | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', chunk => this.#take(chunk))
    socket.on('error', error => this.#settle?.reject(error))
    socket.on('close', () => this.#settle?.reject(new Error('the connection was closed')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)))
      socket.once('error', reject)
    })
  }

  /** Resolves when the whole answer is there. */
  send(bytes: Buffer): Promise<void> {
    this.#chunks = []
    this.#have = 0
    this.#need = Number.POSITIVE_INFINITY
    this.#start = 0
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#socket.write(bytes)
    })
  }

  get status(): number {
    return Number(this.#head.slice(9, 12))
  }

  received(): Received {
    return { status: this.status, body: Buffer.concat(this.#chunks).subarray(this.#start).toString() }
  }

  close(): void {
    this.#settle = null
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#have += chunk.length
    if (this.#start === 0) {
      const all = Buffer.concat(this.#chunks)
      const end = all.indexOf('\r\n\r\n')
      if (end < 0) return
      this.#chunks = [all]
      this.#head = all.subarray(0, end).toString('latin1')
      const length = /content-length: *(\d+)/i.exec(this.#head)?.[1]
      if (length === undefined) this.#settle?.reject(new Error('an answer without its length'))
      this.#start = end + 4
      this.#need = this.#start + Number(length)
    }
    if (this.#have >= this.#need) this.#settle?.resolve()
  }
}

/** A request as it goes over the wire. */
export function post(path: string, body: unknown): Buffer {
  const text = JSON.stringify(body)
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: localhost',
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`)
}

export async function once(port: number, bytes: Buffer): Promise<Received> {
  const connection = await Connection.open(port)
  try {
    await connection.send(bytes)
    return connection.received()
  } finally {
    connection.close()
  }
}
