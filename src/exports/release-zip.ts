import { Readable } from 'node:stream'
import type { GraphQLSchema } from 'graphql'
import { ZipFile } from 'yazl'
import type { Step } from '../api/http/streams.ts'
import type { ReleaseInfo } from '../graph/reader.ts'
import type { KeptFile } from '../graph/releases/files.ts'
import { definitionOf, ENTITY_KINDS } from '../kinds/index.ts'
import { FilorossoError } from '../model/errors.ts'
import { exportAt } from './address.ts'
import { rowsOf } from './rows.ts'
import { textOf } from './text.ts'

/** What gives the files of a release's packages. */
export type FilesOf = (release: string, signal?: AbortSignal) => Promise<KeptFile[]>

/** The same bytes whenever it is made. */
const MADE = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

/** The release whose archive is at an address; null where it is not one. */
function releaseAt({ pathname }: URL): string | null {
  return /^\/releases\/([\w-]+)\.zip$/.exec(pathname)?.[1] ?? null
}

/** A whole release as an archive: the packages, which load again as the same release, and every table of it. */
export function releaseQuestion(schema: GraphQLSchema, url: URL, filesOf: FilesOf) {
  const release = releaseAt(url)
  if (release === null) return null
  return {
    // Another zlib packs otherwise.
    key: ['archive', process.versions.zlib],
    release,
    isPassing: false,
    contentType: 'application/zip',
    fileName: `filorosso-${release}.zip`,
    isPacked: true,
    open: async (step: Step) => ({ count: null, chunks: await archive(schema, step, filesOf) }),
  }
}

/**
 * The archive, made while it is taken. Whatever cannot be had ends it before its directory, without which it is none.
 * @throws FilorossoError NOT_FOUND where the release was loaded before files were kept
 */
async function archive(schema: GraphQLSchema, step: Step, filesOf: FilesOf) {
  const { release, files } = await step(async ({ reader, signal }) => ({
    release: reader.release,
    files: await filesOf(reader.release.id, signal),
  }))
  if (files.length === 0)
    throw new FilorossoError('NOT_FOUND', `the files of release ${release.id} were not kept when it was loaded`, {
      hint: 'load its packages again; its lists are there as CSV',
    })
  const zip = new ZipFile()
  const { outputStream } = zip as unknown as { outputStream: Readable }
  const fail = (error: unknown) => outputStream.destroy(error as Error)
  ;(zip as unknown as NodeJS.EventEmitter).on('error', fail)
  const add = (path: string, content: () => AsyncIterable<string | Buffer>) =>
    zip.addReadStreamLazy(path, MADE, take => {
      const stream = Readable.from(content(), { objectMode: false })
      stream.once('error', fail)
      take(null, stream)
    })
  const folders = foldersOf(release)
  zip.addBuffer(Buffer.from(readme(release, [...folders.values()])), 'README.md', MADE)
  zip.addBuffer(Buffer.from(`${JSON.stringify(described(release), null, 2)}\n`), 'release.json', MADE)
  for (const { fingerprint, file, bytes } of files)
    add(`packages/${folders.get(fingerprint) ?? fingerprint}/${file}`, () => inTurns(bytes(), step))
  for (const [name, address] of tablesOf(release)) {
    const asked = exportAt(schema, new URL(address, 'http://localhost'))
    if (asked !== null)
      add(`tables/${name}.csv`, async function* () {
        yield* textOf(await rowsOf(schema, asked, step), 'csv')
      })
  }
  zip.end()
  return chunksOf(outputStream)
}

/** Each piece in its turn among the requests. */
async function* inTurns<T>(pieces: AsyncGenerator<T, void>, step: Step): AsyncGenerator<T, void, undefined> {
  for (;;) {
    const piece = await step(() => pieces.next())
    if (piece.done === true) return
    yield piece.value
  }
}

async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  yield* stream as AsyncIterable<Uint8Array>
}

/** Each package under its name; where two have one, with what distinguishes them. */
function foldersOf({ packages }: ReleaseInfo): Map<string, string> {
  const isShared = (name: string) => packages.filter(each => each.name === name).length > 1
  return new Map(
    packages.map(({ name, fingerprint }) => [fingerprint, isShared(name) ? `${name}-${fingerprint}` : name]),
  )
}

/** A table of each kind that the release has, and of what is said about them. */
function tablesOf({ counts }: ReleaseInfo): [name: string, address: string][] {
  const kinds = ENTITY_KINDS.filter(kind => (counts[kind] ?? 0) > 0).map(kind => definitionOf(kind).resource)
  return [
    ...kinds.map((name): [string, string] => [name, `/${camel(name)}.csv`]),
    ['relationships', '/relationships.csv'],
    ['evidence', '/entities.csv?table=evidence'],
    ['checks', '/checks.csv'],
    ['contradictions', '/contradictions.csv'],
    ['claims', '/contradictions.csv?table=claims'],
  ]
}

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** What is the same wherever and whenever it is loaded. */
function described({ id, packages, program, entityCount, relationshipCount, counts }: ReleaseInfo) {
  return { id, packages, program, entityCount, relationshipCount, counts }
}

function readme({ id, packages, program }: ReleaseInfo, folders: readonly string[]): string {
  return `# Release ${id}

Loaded by filorosso ${program} of

${packages.map(({ name, version, fingerprint, licence }) => `- ${name} ${version} (files ${fingerprint})${licence === '' ? '' : `, ${licence}`}`).join('\n')}

- \`packages/\`: the data packages as they were loaded. The same version of filorosso makes this release of them again, under the same id:

      filorosso load ${folders.map(folder => `packages/${folder}`).join(' ')}

- \`tables/\`: all of the release as CSV, one file a kind of record, with computed figures, checks and contradictions. UTF-8, RFC 4180; what is
  linked is named by its id, and every relationship is in \`relationships.csv\`. \`evidence.csv\` says where each record is printed.
- \`release.json\`: what the release holds.

Cite the release by its id, and a record by its permalink.
`
}
