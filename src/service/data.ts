import { CHECK_KIND } from '../dataset/derive/checks/index.ts'
import { deriving } from '../dataset/derive/derive.ts'
import { RULES_VERSION } from '../dataset/derive/version.ts'
import {
  type Content,
  type HashedPackages,
  hashPackages,
  type PackageContent,
  type Stated,
  type Told,
} from '../dataset/package/read-packages.ts'
import { takenOf } from '../dataset/package/taken.ts'
import { PROGRAM } from '../dataset/program.ts'
import { proofOf } from '../dataset/verify/proof.ts'
import type { Database } from '../graph/database.ts'
import type { ReleaseInfo } from '../graph/reader.ts'
import { type Part, packed } from '../graph/releases/files.ts'
import { loadRelease, type Making, type LoadOptions as ReleaseOptions } from '../graph/releases/load.ts'
import { releaseId } from '../graph/releases/release-id.ts'
import { currentRelease, packageInWords } from '../graph/releases/releases.ts'
import { keepLive, type LastStart, readLastStart } from '../graph/releases/starts.ts'
import type { GraphValue } from '../model/graph.ts'
import { once } from '../model/once.ts'
import type { SourceTaken } from '../model/taken.ts'
import { inTurns, type Steps as Turns } from '../model/turns.ts'
import { collectGarbageSoon } from './garbage.ts'

/** How many packages a line names. */
const MOST_NAMED = 3

/** `a, b, c and 97 more`: a line for people. */
export function fewOf(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED
  // One more is as short as its name.
  return rest > 1 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${rest} more` : names.join(', ')
}

/** Where long work says how far it is. */
export interface Steps {
  step: (text: string) => void
  detail: (text: string) => void
}

export interface LoadOptions {
  packages: readonly string[]
  keep: number
  steps: Steps
  signal?: AbortSignal | undefined
  /** A test's own; empty in production. */
  scope?: string
}

/**
 * Brings a database to the release of these packages: read, concluded, written, switched to. What is live already is left as
 * it is. Throws PackageError for data that is wrong, and then nothing has changed.
 */
export async function loadPackages(
  database: Database,
  options: LoadOptions,
  configured = configure(options),
): Promise<ReleaseInfo> {
  const live = await currentRelease(database, options.scope)
  return live?.id === configured.release ? live : load(database, configured, options)
}

/**
 * What a start does: it loads the packages that it is configured with where nothing is live, or where they are not what the start before was
 * configured with, or where rules have changed that what is live was concluded by. Else what is live stays, and is said to.
 */
export async function loadAtStart(
  database: Database,
  options: LoadOptions,
  configured: Wanted | Configured = wanted(options),
): Promise<ReleaseInfo> {
  const { scope = '', steps } = options
  const names = fewOf(options.packages)
  const decide = async () => {
    const [live, last] = await Promise.all([currentRelease(database, scope), readLastStart(database, scope)])
    return { live, last, decision: decideAtStart(configured, live, last) }
  }
  const { live, last, decision } = await decide()
  if (live === null || 'load' in decision) {
    steps.step(`loading ${names}: ${'load' in decision ? decision.load : 'no release is live'}`)
    const isWanted = async () => 'load' in (await decide()).decision
    const opened = 'read' in configured ? configured : configure(options)
    const loaded = await load(database, opened, { ...options, startedWith: opened.content.hash, isWanted })
    collectGarbageSoon()
    return loaded
  }
  if (live.id !== configured.release) {
    steps.step(`release ${live.id} (${fewOf(live.packages.map(packageInWords))}) stays live: it was loaded on request`)
    steps.step(`  ${names} goes live by: filorosso load ${options.packages.join(' ')}`)
    if (live.program !== PROGRAM)
      steps.step(`  it was loaded by filorosso ${live.program}: load it again for what this version concludes`)
  }
  await keepLive(database, scope, { configured: configured.content.hash, chosen: last.chosen })
  return live
}

/** What is in the packages that a start is configured with, and the release that they make. */
export interface Wanted {
  content: Content
  hash: string
  release: string
}

/** The same with their graph, as a load needs it. */
export interface Configured extends Wanted {
  /** What they say and what follows from it: begun when it is first asked for, which may be before there is a database. */
  read(): Reading
}

/** What packages say and what follows from it, made in turns with whatever else there is to do. */
export interface Reading extends Making {
  taken: Promise<SourceTaken[]>
  /** Nobody wants it any more. */
  end(): void
}

type Packages = Pick<LoadOptions, 'packages' | 'scope' | 'steps' | 'signal'>

/** Reads what decides the release. @throws PackageError where a folder or its datapackage.json cannot be read */
export const wanted = ({ packages: paths, scope }: Packages): Wanted => wantedBy(hashPackages(paths), scope)

/** The same of what is to be loaded. @throws PackageError where a folder or its datapackage.json cannot be read */
export function configure({ packages: paths, scope, steps, signal }: Packages): Configured {
  const packages = hashPackages(paths)
  const read = once(() => {
    steps.step(`reading ${fewOf(paths)}`)
    return reading(packages, steps.detail, signal)
  })
  return { ...wantedBy(packages, scope), read }
}

function reading(packages: HashedPackages, detail: Steps['detail'], signal?: AbortSignal): Reading {
  const ended = new AbortController()
  const until = AbortSignal.any([ended.signal, ...(signal ? [signal] : [])])
  const prints = new Map<string, string>()
  const packing: Promise<Part[]>[] = []
  const onFiles = ({ path, ...content }: PackageContent) => {
    prints.set(path, content.fingerprint)
    packing.push(packed(content))
  }
  function* work(onEvidence: NonNullable<Told['onEvidence']>): Turns<Stated> {
    const onRead = (percent: number) => detail(`read: ${percent} %`)
    const { graph, taken } = yield* packages.stating({ onRead, onFiles, onEvidence })
    return { graph: yield* deriving(graph), taken }
  }
  let made!: Promise<Stated>
  const evidence = new Promise<GraphValue['evidence']>((resolve, reject) => {
    made = inTurns(work(resolve), until)
    made.catch(reject)
  })
  // All are there by then.
  const files = evidence.then(async () => (await Promise.all(packing)).flat())
  const graph = made.then(each => each.graph)
  const taken = made.then(each => takenOf(each.taken, path => proofOf(path, prints.get(path) ?? '')))
  // Who waits for one of them hears of what is wrong; not all are waited for.
  for (const each of [evidence, files, graph, taken]) each.catch(() => {})
  return { evidence, files, graph, taken, end: () => ended.abort() }
}

function wantedBy(packages: HashedPackages, scope: string | undefined): Wanted {
  const content = packages.content()
  // A kind of check that is added or taken away concludes something else.
  const hash = `${content.hash} rules ${RULES_VERSION} ${Object.keys(CHECK_KIND).join(' ')}`
  return { content, hash, release: releaseId(hash, scope) }
}

/** Why a start loads what it is configured with, or that what is live stays. */
function decideAtStart(
  { content, release }: Pick<Wanted, 'content' | 'release'>,
  live: Pick<ReleaseInfo, 'id' | 'packages'> | null,
  last: LastStart,
): { load: string } | { keep: true } {
  if (live === null) return { load: 'no release is live' }
  if (live.id === release) return { keep: true }
  const prints = ({ packages }: Pick<ReleaseInfo, 'packages'>) =>
    packages
      .map(({ fingerprint }) => fingerprint)
      .sort()
      .join()
  if (prints(live) === prints(content)) return { load: 'the rules have changed since what is live was loaded' }
  // Before the first start that remembers: what nobody chose was loaded by a start of an earlier version.
  if (last.configured === null)
    return last.chosen
      ? { keep: true }
      : { load: 'the packages of the configuration are others than those of the live release' }
  return last.configured === content.hash
    ? { keep: true }
    : { load: 'the packages of the configuration have changed since the last start' }
}

async function load(
  database: Database,
  { content, hash, read }: Configured,
  options: LoadOptions & Pick<ReleaseOptions, 'startedWith' | 'isWanted'>,
): Promise<ReleaseInfo> {
  const reading = read()
  const { step, detail } = options.steps
  try {
    // Most of what can be wrong is found by then, and before anything is written.
    await reading.evidence
    const sayOf = ({ entities, relationships }: GraphValue) =>
      step(`loading ${entities.size} entities and ${relationships.length} relationships`)
    reading.graph.then(sayOf, () => {})
    const { packages } = content
    return await loadRelease(database, reading, {
      contentHash: hash,
      // Known with the graph.
      origin: async () => ({ packages, program: PROGRAM, taken: await reading.taken }),
      scope: options.scope ?? '',
      keep: options.keep,
      onProgress: detail,
      startedWith: options.startedWith,
      isWanted: options.isWanted,
      signal: options.signal,
    })
  } finally {
    reading.end()
  }
}
