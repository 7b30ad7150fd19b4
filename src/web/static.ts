import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

export type StaticFile = { body: Buffer; headers: Record<string, string>; status: 200 }

/** Null when there is no such file. Conditional requests and HEAD are the server's to answer, from `headers.etag`. */
export type StaticFiles = (pathname: string, acceptEncoding: string | undefined) => StaticFile | null

type Coding = 'br' | 'gzip'

const suffixes: Record<Coding, string> = { br: '.br', gzip: '.gz' }

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

// Vite writes a hash of the content into these names, so the same name is the same bytes for ever.
const hashedName = /^\/assets\/.+-[\w-]{8}\.\w+$/

// Monaco inserts style elements at run time, with no nonce that could be given to it; its icons are a font.
const graphiqlPolicy = [
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

/**
 * The files of a built page, read when first asked for and then kept. The names are listed once, here: what is not on
 * the list does not exist, whatever a pathname looks like.
 */
export const staticFiles = (folder: string): StaticFiles => {
  const paths = new Map(listFiles(folder).map(file => [`/${relative(folder, file).split(sep).join('/')}`, file]))
  const kept = new Map<string, StaticFile>()
  return (pathname, acceptEncoding) => {
    const original = paths.get(pathname)
    if (original === undefined || isVariant(pathname, paths)) return null
    const codings = (['br', 'gzip'] as const).filter(coding => paths.has(pathname + suffixes[coding]))
    const coding = codings.find(candidate => accepts(acceptEncoding, candidate))
    const path = coding === undefined ? original : original + suffixes[coding]
    const known = kept.get(path)
    if (known !== undefined) return known
    const file = readStatic(path, pathname, coding, codings.length > 0)
    if (file !== null) kept.set(path, file)
    return file
  }
}

/** The GraphiQL page, with the policy that it needs and nothing else of the service does. */
export const graphiqlPage = (files: StaticFiles, acceptEncoding: string | undefined): StaticFile | null => {
  const page = files('/index.html', acceptEncoding)
  return page && { ...page, headers: { ...page.headers, 'content-security-policy': graphiqlPolicy } }
}

const readStatic = (path: string, pathname: string, coding: Coding | undefined, varies: boolean): StaticFile | null => {
  const body = readIfThere(path)
  if (body === null) return null
  const extension = extname(pathname)
  return {
    status: 200,
    body,
    headers: {
      'content-type': contentTypes[extension] ?? 'application/octet-stream',
      'content-length': String(body.length),
      'cache-control': hashedName.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      // Of the bytes as sent: each encoding is a representation of its own.
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
      'x-content-type-options': 'nosniff',
      ...(coding && { 'content-encoding': coding }),
      ...(varies && { vary: 'accept-encoding' }),
      // Closed unless whoever serves the page says what it needs.
      ...(extension === '.html' && { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" }),
    },
  }
}

// A later start with other sources removes the folder under an older process: then the file is not found, no more.
const readIfThere = (path: string): Buffer | null => {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

const isVariant = (pathname: string, paths: Map<string, string>): boolean =>
  Object.values(suffixes).some(suffix => pathname.endsWith(suffix) && paths.has(pathname.slice(0, -suffix.length)))

// `br;q=0` refuses; `*` is left alone, because the plain file suits it too.
const accepts = (acceptEncoding: string | undefined, coding: Coding): boolean =>
  (acceptEncoding ?? '').split(',').some(item => {
    const [name, ...parameters] = item.split(';').map(part => part.trim().toLowerCase())
    return name === coding && !parameters.some(parameter => /^q=0(\.0*)?$/.test(parameter))
  })
