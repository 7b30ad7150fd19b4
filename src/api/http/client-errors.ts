import type { Socket } from 'node:net'
import { MAX_ADDRESS_BYTES } from './faults.ts'

interface Unreadable {
  code?: string
  /** What was read last, where the parser gives it. */
  rawPacket?: unknown
}

/** What cannot be read as a request at all has no reply to answer with: this is written to the connection, which ends. */
export function refuseUnreadable(error: Unreadable, socket: Socket): void {
  if (!socket.writable) return void socket.destroy()
  const [status, code, message] = refusalOf(error)
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] })
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'content-type: application/graphql-response+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'access-control-allow-origin: *',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  )
}

function refusalOf({ code, rawPacket }: Unreadable): [string, string, string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      // An address that does not end within what was read is what is too long.
      return isAddress(rawPacket)
        ? ['414 URI Too Long', 'LIMIT_EXCEEDED', 'the address is too long']
        : ['431 Request Header Fields Too Large', 'LIMIT_EXCEEDED', 'the headers are too large']
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['408 Request Timeout', 'TIMEOUT', 'the request did not arrive in time']
    default:
      return ['400 Bad Request', 'BAD_USER_INPUT', 'this is not a valid HTTP request']
  }
}

function isAddress(packet: unknown): boolean {
  if (!Buffer.isBuffer(packet)) return false
  const end = packet.indexOf('\r\n')
  return end === -1 || end > MAX_ADDRESS_BYTES
}
