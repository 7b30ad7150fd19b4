import type { FastifyReply } from 'fastify'

// Vite writes a hash of the content into these names, so the same name is the same bytes for ever.
const HASHED_NAME = /-[\w-]{8}\.\w+$/
/** Compressed beside the file they are of: sent in its name, to who accepts them. */
const VARIANT = /\.(br|gz)$/

// Monaco inserts style elements at run time, with no nonce that could be given to it; its icons are a font.
const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The GraphiQL page, with the policy that it needs and nothing else of the service does. */
export function sendGraphiql(reply: FastifyReply, folder: string): FastifyReply {
  return reply
    .header('content-security-policy', GRAPHIQL_POLICY)
    .header('cache-control', 'no-cache')
    .header('vary', 'accept, accept-encoding')
    .sendFile('index.html', folder, { cacheControl: false })
}

/** A script, style, font or picture of the page; null where the path cannot be one. */
export function sendAsset(reply: FastifyReply, folder: string, path: string): FastifyReply | null {
  if (VARIANT.test(path) || path.endsWith('/')) return null
  return reply
    .header('cache-control', HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    .sendFile(path, folder, { cacheControl: false })
}
