import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { FilorossoError } from '../../model/errors.ts'
import { groupBy } from '../../model/group-by.ts'
import { readAs } from '../../model/read-as.ts'
import type { Database } from '../database.ts'
import { defineQuery, type RunOptions, run } from '../query.ts'
import { batchOf, writtenRow } from '../records/shapes.ts'

/** The files of a package by their names, as they were hashed; the package by its fingerprint. */
export interface PackageBytes {
  fingerprint: string
  files: ReadonlyMap<string, Buffer>
}

/** A file of a package that a release keeps, its bytes still in the database. */
export interface KeptFile {
  fingerprint: string
  file: string
  bytes(): AsyncGenerator<Buffer, void, undefined>
}

/** So much of a file is in one node: what a transaction of the database takes easily. */
const PART_BYTES = 1024 * 1024
/** So much is in one transaction; most files are far shorter than a part. */
const BATCH_BYTES = 4 * PART_BYTES
const BATCH_PARTS = 200

const bytes = z.instanceof(Int8Array)
export const writeParts = defineQuery('package/write', {
  parameters: batchOf(z.object({ id: z.string(), fingerprint: z.string(), file: z.string(), bytes })),
  row: writtenRow,
})
const partsOfRelease = defineQuery('package/parts', {
  parameters: z.object({ release: z.string() }),
  row: z.object({ id: z.string(), fingerprint: z.string(), file: z.string() }),
})
const bytesOfPart = defineQuery('package/bytes', {
  parameters: z.object({ release: z.string(), id: z.string() }),
  row: readAs(z.object({ bytes }), row => row.bytes),
})

export interface Part {
  id: string
  fingerprint: string
  file: string
  /** Packed: so many of the bytes of the file. */
  bytes: Int8Array
}

/** The parts in which the files of a package are kept, packed by other threads; an empty file has one, too. */
export function packed({ fingerprint, files }: PackageBytes): Promise<Part[]> {
  const parts = [...files].flatMap(([file, content]) =>
    Array.from({ length: Math.max(1, Math.ceil(content.length / PART_BYTES)) }, async (_, index) => ({
      id: `${fingerprint}/${file}/${String(index).padStart(6, '0')}`,
      fingerprint,
      file,
      bytes: new Int8Array(await packing(content.subarray(index * PART_BYTES, (index + 1) * PART_BYTES))),
    })),
  )
  return Promise.all(parts)
}

const packing = promisify(gzip)

/** The parts of all files, as many together as one transaction writes. */
export function partsInBatches(parts: readonly Part[]): Part[][] {
  const batches: Part[][] = []
  let bytes = 0
  for (const part of parts) {
    const last = batches.at(-1)
    const fits = bytes + part.bytes.length <= BATCH_BYTES && (last?.length ?? BATCH_PARTS) < BATCH_PARTS
    if (last !== undefined && fits) last.push(part)
    else batches.push([part])
    bytes = fits ? bytes + part.bytes.length : part.bytes.length
  }
  return batches
}

/** The files of the packages that a release was made of; none where an old load did not keep them. */
export async function filesOf(database: Database, release: string, options: RunOptions): Promise<KeptFile[]> {
  const parts = await run(database, partsOfRelease, { release }, options)
  const files = groupBy(parts, ({ fingerprint, file }) => `${fingerprint}/${file}`)
  return [...files.values()].map(([first, ...rest]) => {
    const { fingerprint, file } = first as (typeof parts)[number]
    return {
      fingerprint,
      file,
      async *bytes() {
        for (const { id } of [first as (typeof parts)[number], ...rest]) {
          const [packed] = await run(database, bytesOfPart, { release, id }, options)
          if (packed === undefined)
            throw new FilorossoError('UNAVAILABLE', `release ${release} is being deleted`, {
              hint: 'ask for another release',
            })
          yield await unpacked(packed)
        }
      },
    }
  })
}

const unpacked = (packed: Int8Array): Promise<Buffer> =>
  promisify(gunzip)(new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength))
