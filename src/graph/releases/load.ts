import { z } from 'zod'
import { FilorossoError } from '../../model/errors.ts'
import type { GraphValue } from '../../model/graph.ts'
import type { Database } from '../database.ts'
import { defineQuery } from '../query.ts'
import type { Origin, ReleaseInfo } from '../reader.ts'
import { refuseLooseEnds, summary, verifyWritten } from './contents.ts'
import type { Part } from './files.ts'
import { type Lease, type LeaseOptions, withLease } from './lease.ts'
import { deleteDeletable, unlistBeyond } from './prune.ts'
import { LOADER_VERSION, releaseId } from './release-id.ts'
import { byId, currentRelease, packageText } from './releases.ts'
import { noteLastStart } from './starts.ts'
import { type Batch, type Batches, type BatchStep, batchesOf } from './write.ts'

/** Where a load may be killed: before and after each of its transactions, by name and number. */
export type LoadPoint = `${'before' | 'after'} ${Step} ${number}`
type Step = 'begin' | BatchStep | 'pointer'

/** A graph in the making: all of its evidence is known, and written, before what follows from it is. */
export interface Making {
  evidence: Promise<GraphValue['evidence']>
  graph: Promise<GraphValue>
  /** The files that it is made of, kept with the release. */
  files: Promise<readonly Part[]>
}

export interface LoadOptions extends LeaseOptions {
  /** Empty in production; a test owns one. */
  scope?: string | undefined
  /** Of everything that decides the graph: see releaseId. */
  contentHash: string
  /** Noted with the release, so that whoever cites it can have it again; a test's graph comes from nowhere. */
  origin?: Origin | (() => Promise<Origin>) | undefined
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
const BATCH_SIZE = { alone: 2_000, beside: 1_000 }
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
 * debris. What was written of a graph that cannot be made is cleared at once. A release that is there already is not written again.
 */
export async function loadRelease(
  database: Database,
  given: GraphValue | Making,
  options: LoadOptions,
): Promise<ReleaseInfo> {
  const { scope = '', contentHash, origin = NOWHERE, keep, onProgress } = options
  const release = releaseId(contentHash, scope)
  const making = inTheMaking(given)
  return withLease(database, scope, options, async lease => {
    const live = await currentRelease(database, scope)
    if (live !== null && options.isWanted !== undefined && !(await options.isWanted())) return live
    await deleteDeletable(lease, scope, options)
    const [known] = await lease.transact(run => run(stateOf, { release }))
    if (known === undefined) await writeRelease(lease, release, scope, making, { ...options, alone: live === null })
    const [graph, files] = await lease.meanwhile(Promise.all([making.graph, making.files]))
    // Also of a release that is there already: the same hash for another graph is a mistake of whoever made the hash.
    await lease.transact(run => verifyWritten(run, release, graph, files))
    await around(options, 'pointer', 1, async () => {
      await lease.transact(async run => {
        if (known === undefined) {
          const { counts, ...facts } = summary(graph)
          const { packages, program, taken = [] } = typeof origin === 'function' ? await origin() : origin
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

function inTheMaking(given: GraphValue | Making): Making {
  if (!('entities' in given)) {
    const graph = given.graph.then(made => {
      refuseLooseEnds(made)
      return made
    })
    // Who waits for it hears of it; a load that ends before does not wait.
    graph.catch(() => {})
    return { ...given, graph }
  }
  refuseLooseEnds(given)
  return { evidence: Promise.resolve(given.evidence), graph: Promise.resolve(given), files: Promise.resolve([]) }
}

/**
 * What comes before each step, which is begun in this order: what others wait for first, then what makes the program work (words of the search)
 * beside what makes the database work (evidence).
 */
const AFTER: Readonly<Record<BatchStep, readonly BatchStep[]>> = {
  entities: [],
  relationships: ['entities'],
  contradictions: [],
  checks: [],
  claims: ['contradictions'],
  'contradictions-about': ['entities', 'contradictions'],
  'checks-about': ['entities', 'checks'],
  'checks-found': ['contradictions', 'checks'],
  search: [],
  evidence: [],
  files: [],
}
const STEPS = Object.keys(AFTER) as BatchStep[]

/** The database locks what is tied: two transactions that tie would wait for each other. */
const isTied = (step: BatchStep) => AFTER[step].length > 0

/** How many transactions are under way at once: in the first load of a database, and in a later one, which leaves room for those who read meanwhile. */
const AT_ONCE = { alone: 3, beside: 1 }

/** All of a release; of a graph in the making, each part as soon as it is known. */
async function writeRelease(
  lease: Lease,
  release: string,
  scope: string,
  making: Making,
  options: LoadOptions & { alone: boolean },
): Promise<void> {
  const { contentHash, onProgress, alone } = options
  const mode = alone ? 'alone' : 'beside'
  await around(options, 'begin', 1, async () => {
    await lease.transact(run => run(begin, { release, scope, contentHash, loader: LOADER_VERSION }))
  })
  const batches = batchesOf(release, options.batchSize ?? BATCH_SIZE[mode])
  const waiting = Object.fromEntries(STEPS.map(step => [step, []])) as unknown as Record<BatchStep, Batch[]>
  const writing = alone ? lease.beside : lease
  const underWay: BatchStep[] = []
  const begun = new Map<BatchStep, number>()
  let [all, done, isWhole, isWrong] = [0, 0, false, false]
  const add = (known: Batches) => {
    Object.assign(waiting, known)
    for (const { size } of Object.values(known).flat()) all += size
  }
  const coming = [
    making.files.then(files => add(batches.files(files))),
    making.evidence.then(evidence => add(batches.evidence(evidence))),
    making.graph.then(
      graph => {
        add(batches.rest(graph))
        isWhole = true
      },
      error => {
        isWrong = true
        throw error
      },
    ),
  ].map(part => lease.meanwhile(part))
  const isDone = (step: BatchStep) => waiting[step].length === 0 && !underWay.includes(step)
  const isReady = (step: BatchStep) =>
    waiting[step].length > 0 && AFTER[step].every(isDone) && !(isTied(step) && underWay.some(isTied))
  const write = async (step: BatchStep, batch: Batch): Promise<void> => {
    const nth = (begun.get(step) ?? 0) + 1
    begun.set(step, nth)
    underWay.push(step)
    onProgress?.(isWhole ? `written: ${Math.floor((100 * done) / all)} %, now ${step}` : `written meanwhile: ${step}`)
    await around(options, step, nth, async () => {
      const written = await writing.transact(await batch.made())
      if (written !== batch.size)
        throw new FilorossoError('INTERNAL', `release ${release}: ${written} of ${batch.size} ${step} written`)
    })
    underWay.splice(underWay.indexOf(step), 1)
    done += batch.size
  }
  const next = () => {
    const step = STEPS.find(isReady)
    // Let go of as it is taken: what was written is not kept.
    const batch = step && waiting[step].shift()
    return step && batch && write(step, batch)
  }
  await atOnce(AT_ONCE[mode], next, coming).catch(async error => {
    // What cannot be cleared now is cleared by the next load.
    if (isWrong) await deleteDeletable(lease, scope, options).catch(() => [])
    throw error
  })
}

/**
 * Does work, so much of it at once, until there is no more and what brings some has come; nothing is begun after a failure, which is thrown
 * once all that was begun has ended.
 */
async function atOnce(
  most: number,
  begin: () => Promise<void> | undefined,
  coming: readonly Promise<void>[],
): Promise<void> {
  const failures: unknown[] = []
  const note = (work: Promise<void>, among: Set<Promise<void>>) => {
    const noted = work.catch(error => void failures.push(error)).finally(() => among.delete(noted))
    among.add(noted)
  }
  const [underWay, awaited] = [new Set<Promise<void>>(), new Set<Promise<void>>()]
  for (const each of coming) note(each, awaited)
  for (;;) {
    while (underWay.size < most && failures.length === 0) {
      const work = begin()
      if (work === undefined) break
      note(work, underWay)
    }
    if (underWay.size === 0 && (awaited.size === 0 || failures.length > 0)) break
    await Promise.race([...underWay, ...awaited])
  }
  if (failures.length > 0) throw failures[0]
}

async function around({ onPoint }: LoadOptions, step: Step, batch: number, work: () => Promise<void>): Promise<void> {
  await onPoint?.(`before ${step} ${batch}`)
  await work()
  await onPoint?.(`after ${step} ${batch}`)
}
