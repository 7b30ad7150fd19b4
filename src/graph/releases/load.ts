import { z } from 'zod'
import { FilorossoError } from '../../model/errors.ts'
import type { GraphValue } from '../../model/graph.ts'
import type { Database } from '../database.ts'
import { defineQuery } from '../query.ts'
import type { Origin, ReleaseInfo } from '../reader.ts'
import { refuseLooseEnds, summary, verifyWritten } from './contents.ts'
import type { PackageBytes } from './files.ts'
import { type Lease, type LeaseOptions, withLease } from './lease.ts'
import { deleteDeletable, unlistBeyond } from './prune.ts'
import { LOADER_VERSION, releaseId } from './release-id.ts'
import { byId, currentRelease, packageText } from './releases.ts'
import { noteLastStart } from './starts.ts'
import { BATCH_STEPS, type BatchStep, batchesOf } from './write.ts'

/** Where a load may be killed: before and after each of its transactions, by name and number. */
export type LoadPoint = `${'before' | 'after'} ${Step} ${number}`
type Step = 'begin' | BatchStep | 'pointer'

export interface LoadOptions extends LeaseOptions {
  /** Empty in production; a test owns one. */
  scope?: string | undefined
  /** Of everything that decides the graph: see releaseId. */
  contentHash: string
  /** Noted with the release, so that whoever cites it can have it again; a test's graph comes from nowhere. */
  origin?: Origin | undefined
  /** The files that the graph was read from, kept with the release; a test's graph has none. */
  files?: readonly PackageBytes[] | undefined
  /** The hash of the packages that a start is configured with, where it is one that loads. */
  startedWith?: string | undefined
  /** Asked once nobody else can change what is live: whether the load is still wanted. What is live stays where it is not. */
  isWanted?: (() => Promise<boolean>) | undefined
  /** How many releases stay, the new one among them; all when not given. Older ones are unlisted now, deleted later. */
  keep?: number | undefined
  onPoint?: ((point: LoadPoint) => void | Promise<void>) | undefined
  batchSize?: number | undefined
}

/** A first load has the database to itself; beside those who read, each transaction is short. */
const BATCH_SIZE = { alone: 4_000, beside: 1_000 }
const NOWHERE: Origin = { packages: [], program: '' }

const ofRelease = z.object({ release: z.string() })
const id = z.object({ id: z.string() })
const stateOf = defineQuery('release/state', { parameters: ofRelease, row: z.object({ state: z.string() }) })
const begin = defineQuery('release/begin', {
  parameters: ofRelease.extend({ scope: z.string(), contentHash: z.string(), loader: z.int() }),
  row: id,
})
const finish = defineQuery('release/finish', {
  parameters: ofRelease.extend({
    entityCount: z.int(),
    relationshipCount: z.int(),
    counts: z.string(),
    sources: z.array(z.string()),
    packages: z.array(z.string()),
    program: z.string(),
    taken: z.string(),
  }),
  row: id,
})
const goLive = defineQuery('release/go-live', { parameters: ofRelease.extend({ scope: z.string() }), row: id })

/**
 * Writes a graph as one immutable release and makes it the live one of its scope. Nobody sees any of it before all of it
 * is written and counted; killed at any point, the release before is whole and live, and the next load clears the
 * debris. A release that is there already is not written again.
 */
export async function loadRelease(database: Database, graph: GraphValue, options: LoadOptions): Promise<ReleaseInfo> {
  const { scope = '', contentHash, origin = NOWHERE, keep, onProgress } = options
  const release = releaseId(contentHash, scope)
  refuseLooseEnds(graph)
  return withLease(database, scope, options, async lease => {
    const live = await currentRelease(database, scope)
    if (live !== null && options.isWanted !== undefined && !(await options.isWanted())) return live
    await deleteDeletable(lease, scope, options)
    const [known] = await lease.transact(run => run(stateOf, { release }))
    if (known === undefined) await writeRelease(lease, release, scope, graph, { ...options, alone: live === null })
    // Also of a release that is there already: the same hash for another graph is a mistake of whoever made the hash.
    await lease.transact(run => verifyWritten(run, release, graph, options.files))
    await around(options, 'pointer', 1, async () => {
      await lease.transact(async run => {
        if (known === undefined) {
          const { counts, ...facts } = summary(graph)
          const { packages, program, taken = [] } = origin
          await run(finish, {
            release,
            counts: JSON.stringify(counts),
            ...facts,
            packages: packages.map(packageText),
            program,
            taken: JSON.stringify(taken),
          })
        }
        await run(goLive, { release, scope })
        const { startedWith = null } = options
        await noteLastStart(run, scope, { configured: startedWith, chosen: startedWith === null })
      })
    })
    if (keep !== undefined) await unlistBeyond(lease, scope, keep)
    onProgress?.(`release ${release} is live`)
    const [info] = await lease.transact(run => run(byId, { release, scope }))
    if (info === undefined)
      throw new FilorossoError('INTERNAL', `release ${release} (${contentHash}) is not there after its load`)
    return info
  })
}

/** What is written one after the other, in sequences that do not meet: what stands alone, and what is tied to something. */
const SEQUENCES: readonly (readonly BatchStep[])[] = [
  BATCH_STEPS.filter(step => step !== 'evidence'),
  ['evidence', 'search', 'files'],
]

/**
 * All of a release. The first load of a database writes the sequences at once; a later one writes one after the other, and leaves room for
 * those who read meanwhile.
 */
async function writeRelease(
  lease: Lease,
  release: string,
  scope: string,
  graph: GraphValue,
  options: LoadOptions & { alone: boolean },
): Promise<void> {
  const { contentHash, onProgress, alone, files = [] } = options
  const { batchSize = alone ? BATCH_SIZE.alone : BATCH_SIZE.beside } = options
  await around(options, 'begin', 1, async () => {
    await lease.transact(run => run(begin, { release, scope, contentHash, loader: LOADER_VERSION }))
  })
  const steps = batchesOf(graph, release, files, batchSize)
  const all = Object.values(steps)
    .flat()
    .reduce((sum, { size }) => sum + size, 0)
  let done = 0
  const writing = alone ? lease.beside : lease
  const failures: unknown[] = []
  const write = async (step: BatchStep) => {
    for (const [nth, batch] of steps[step].entries()) {
      // What another sequence failed by is the error: this one has no more to do.
      if (failures.length > 0) return
      onProgress?.(`written: ${Math.floor((100 * done) / all)} %, now ${step}`)
      await around(options, step, nth + 1, async () => {
        const written = await writing.transact(batch.made())
        if (written !== batch.size)
          throw new FilorossoError('INTERNAL', `release ${release}: ${written} of ${batch.size} ${step} written`)
      })
      done += batch.size
    }
    steps[step] = []
  }
  const writeInTurn = async (sequence: readonly BatchStep[]) => {
    for (const step of sequence) await write(step)
  }
  const noted = (sequence: readonly BatchStep[]) => writeInTurn(sequence).catch(error => void failures.push(error))
  if (alone) await Promise.all(SEQUENCES.map(noted))
  else for (const sequence of SEQUENCES) await noted(sequence)
  if (failures.length > 0) throw failures[0]
}

async function around({ onPoint }: LoadOptions, step: Step, batch: number, work: () => Promise<void>): Promise<void> {
  await onPoint?.(`before ${step} ${batch}`)
  await work()
  await onPoint?.(`after ${step} ${batch}`)
}
