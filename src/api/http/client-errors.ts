import type { Socket } from 'node:net'
import { encoded } from './address.ts'
import { MAX_ADDRESS_BYTES } from './faults.ts'

interface Unreadable {
  code?: string
  /** What was read last, where the parser gives it. */
  rawPacket?: unknown
}

/** What cannot be read as a request at all has no reply to answer with: this is written to the connection, which ends. */
export function refuseUnreadable(error: Unreadable, socket: Socket): void {
  if (!socket.writable) return void socket.destroy()
  const location = meantBy(error)
  const [status, code, message] =
    location === null
      ? refusalOf(error)
      : ['308 Permanent Redirect', 'BAD_USER_INPUT', `letters of an address are percent-encoded: ${location}`]
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] })
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      ...(location === null ? [] : [`location: ${location}`]),
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

/** The address that was meant by one with letters as they are, such as è, which the parser takes for no address; null for all else. */
function meantBy({ code, rawPacket }: Unreadable): string | null {
  if (code !== 'HPE_INVALID_URL' || !Buffer.isBuffer(rawPacket)) return null
  const line = /^[A-Z]+ (\/\S*[\x80-\xff]\S*) HTTP\/1\.\d\r$/m.exec(rawPacket.toString('latin1'))
  // Two slashes at the beginning would name another host.
  return line === null ? null : encoded((line[1] as string).replace(/^\/+/, '/'))
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
