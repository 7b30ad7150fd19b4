import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stripIgnoredCharacters } from 'graphql'
import { FilorossoError } from '../model/errors.ts'

/** The operations that a service answers where it does not answer all: by hash, and by text however it is laid out. */
export class AllowList {
  readonly #byHash = new Map<string, string>()
  readonly #texts = new Set<string>()

  /** Reads `.graphql` files, folders of them, or manifests: `{"<hash>": "<text>"}`, or Apollo's with its `operations`. */
  constructor(paths: readonly string[]) {
    for (const file of paths.flatMap(filesAt))
      for (const [hash, text] of operationsOf(file)) this.#add(hash, text, file)
  }

  get size(): number {
    return this.#texts.size
  }

  /**
   * The text of an operation that is sent as a text or by its hash.
   * @throws FilorossoError BAD_USER_INPUT where it is not on the list.
   */
  textOf(query: unknown, hash: unknown): string {
    if (typeof query === 'string' && this.#texts.has(laidOut(query))) return query
    const known = query === undefined && typeof hash === 'string' ? this.#byHash.get(hash) : undefined
    if (known !== undefined) return known
    throw new FilorossoError('BAD_USER_INPUT', 'this operation is not on the list of those that are answered here', {
      hint: 'send an operation of the list, as its text or by its SHA-256; who runs the service keeps the list',
    })
  }

  #add(hash: string, text: string, file: string): void {
    try {
      this.#texts.add(stripIgnoredCharacters(text))
    } catch (error) {
      throw new FilorossoError('BAD_USER_INPUT', `FILOROSSO_OPERATIONS: ${file}: ${(error as Error).message}`, {
        hint: 'each file is one document of GraphQL, or a JSON object of them',
      })
    }
    this.#byHash.set(hash, text).set(sha256(text), text)
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Spaces, commas and comments make no other operation. */
function laidOut(text: string): string {
  try {
    return stripIgnoredCharacters(text)
  } catch {
    return text
  }
}

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    return names.filter(name => name.endsWith('.graphql')).map(name => join(path, name))
  } catch (error) {
    throw unreadable(path, (error as NodeJS.ErrnoException).code ?? '')
  }
}

function operationsOf(file: string): [hash: string, text: string][] {
  const content = readFileSync(file, 'utf8')
  if (!file.endsWith('.json')) return [[sha256(content), content]]
  let manifest: unknown
  try {
    manifest = JSON.parse(content)
  } catch (error) {
    throw unreadable(file, (error as Error).message)
  }
  const { operations } = manifest as { operations?: { id: string; body: string }[] }
  const entries = operations?.map(({ id, body }) => [id, body]) ?? Object.entries(manifest as object)
  if (entries.some(([, text]) => typeof text !== 'string')) throw unreadable(file, 'an operation is not a text')
  return entries as [string, string][]
}

const unreadable = (path: string, why: string): FilorossoError =>
  new FilorossoError('BAD_USER_INPUT', `FILOROSSO_OPERATIONS: ${path} cannot be read: ${why}`, {
    hint: 'name .graphql files, folders of them, or JSON manifests, separated by commas',
  })
