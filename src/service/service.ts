// What decorators record is kept by it: before anything that has them.
import 'reflect-metadata'
import { setTimeout as sleep } from 'node:timers/promises'
import { AllowList } from '../api/allow-list.ts'
import { createApollo } from '../api/apollo.ts'
import { federatedSdl } from '../api/federation.ts'
import { Admission } from '../api/http/admission.ts'
import { Answerer } from '../api/http/answer.ts'
import { HttpFault } from '../api/http/faults.ts'
import { KeptAnswers } from '../api/http/kept-answers.ts'
import { Outgoing } from '../api/http/outgoing.ts'
import type { HttpOptions } from '../api/http/routes.ts'
import { type HttpService, listen } from '../api/http/server.ts'
import { Streams } from '../api/http/streams.ts'
import { createSchema, sdlOf } from '../api/schema.ts'
import { buildId } from '../config/build.ts'
import type { Environment } from '../config/environment.ts'
import type { OpenedDatabase } from '../database/locate.ts'
import { exportQuestion } from '../exports/question.ts'
import { releaseQuestion } from '../exports/release-zip.ts'
import type { ReleaseInfo } from '../graph/reader.ts'
import { FilorossoError } from '../model/errors.ts'
import { pageQuestion } from '../pages/answer.ts'
import { NO_ASSETS, readAssets } from '../pages/assets.ts'
import { faultPage } from '../pages/frame/fault.tsx'
import { ensureWebBuilt } from '../web/build.ts'
import { contextMaker } from './context.ts'
import { type Configured, configure, loadAtStart, type Reading, type Steps, type Wanted, wanted } from './data.ts'
import { readSourceTexts } from './source-texts.ts'
import { type OpenStore, openStore } from './store.ts'

export interface Service {
  address: string
  release: ReleaseInfo
  /** Ends all of it: no new requests, those in flight are answered, then the database. */
  stop(): Promise<void>
  /** Resolves when the database has ended without being asked to. */
  databaseEnded: Promise<void>
}

export interface ServiceOptions {
  environment: Environment
  steps: Steps
  log: (error: unknown, requestId?: string) => void
  signal?: AbortSignal
  /** A test's own; empty in production. */
  scope?: string
  /** The database, where it is being opened already. */
  database?: Promise<OpenedDatabase>
  /** Whether it is known to be empty: then what it will be given is made while it starts. */
  first?: boolean
}

/** How long a request waits for its turn, in milliseconds. */
const QUEUE_WAIT_MS = 5_000

/** How long the service has been there before it does what only later starts gain by, in milliseconds. */
const HASTEN_AFTER_MS = 10_000

/** How long requests in flight may take once the service was asked to stop, in milliseconds. */
const GRACE_MS = 3_000

/** Starts everything: the database, the data, the page, the API. What was started is ended again when a later step fails. */
export async function startService({
  environment,
  steps,
  log,
  signal,
  scope = '',
  database,
  first = false,
}: ServiceOptions): Promise<Service> {
  let answering: HttpOptions | null = null
  let assets = NO_ASSETS
  const http = await listen({
    port: environment.PORT,
    host: environment.HOST,
    origins: listOf(environment.FILOROSSO_CORS_ORIGINS),
    options: () => answering,
    faultPage: faultPage(() => assets),
    log,
  })
  try {
    const operations = listOf(environment.FILOROSSO_OPERATIONS)
    const allowed = operations.length === 0 ? null : new AllowList(operations)
    const texts = await readSourceTexts(listOf(environment.FILOROSSO_SOURCE))
    const loading = {
      packages: listOf(environment.FILOROSSO_DATA),
      keep: environment.FILOROSSO_KEEP,
      steps,
      scope,
      signal,
    }
    // Let go of once it is loaded: the files of a hundred packages are 100 MB.
    let configured: Wanted | Configured | undefined
    let reading: Reading | undefined
    // The database starts in a process of its own.
    if (first) {
      const opened = configure(loading)
      reading = opened.read()
      configured = opened
    } else configured = wanted(loading)
    // The page is built beside the database's start: neither needs the other.
    const abandoned = new AbortController()
    const building = ensureWebBuilt({
      stateDir: environment.FILOROSSO_STATE_DIR,
      onProgress: steps.step,
      signal: AbortSignal.any([abandoned.signal, ...(signal ? [signal] : [])]),
    })
    building.catch(() => {})
    const opening = openStore(environment, {
      step: steps.step,
      onRestart: steps.step,
      scope,
      ...(signal && { signal }),
      ...(database && { opened: database }),
    })
    opening.catch(() => {})
    // While the database starts, which is another process's work.
    const making = createSchema()
    making.catch(() => {})
    // Data that is wrong need not wait for the database.
    const store = await Promise.race([opening, reading?.graph.then(() => opening) ?? opening]).catch(error => {
      reading?.end()
      // Nobody will look at the page: an error must not wait for it.
      abandoned.abort()
      opening.then(each => each.close()).catch(() => {})
      throw error
    })
    reading = undefined
    try {
      const release = await store.persist(() => loadAtStart(store.database, loading, configured))
      configured = undefined
      const schema = await making
      const apollo = await createApollo(schema, log)
      const context = contextMaker(store, sha256 => texts.get(sha256) ?? null, environment.FILOROSSO_ADDRESS)
      const sdl = sdlOf(schema)
      const built = await building
      assets = readAssets(built.pages)
      const admission = new Admission({
        inFlight: environment.FILOROSSO_IN_FLIGHT,
        queue: environment.FILOROSSO_QUEUE,
        waitMs: QUEUE_WAIT_MS,
      })
      answering = {
        apollo,
        answerer: new Answerer({
          build: [buildId(), assets.script ?? '', environment.FILOROSSO_ADDRESS ?? '', ...texts.keys()].join(' '),
          kept: new KeptAnswers(environment.FILOROSSO_ANSWERS_MB * 1024 * 1024),
          admission,
          outgoing: new Outgoing(),
          streams: new Streams(),
          requestMs: environment.FILOROSSO_REQUEST_MS,
          releaseId: async id => (await store.release(id)).id,
          context,
        }),
        allowed,
        page: (url, accept) => pageQuestion(schema, assets, url, accept),
        file: url => releaseQuestion(schema, url, store.files) ?? exportQuestion(schema, url),
        sdl,
        subgraph: federatedSdl(schema),
        ready: async () => ({ release: (await store.current().catch(unlogged)).id }),
        built,
      }
      // Requests are answered meanwhile: those that come first fill the memory themselves.
      const warming = store
        .warm(release, () => admission.quiet(), abandoned.signal)
        .then(() => sleep(HASTEN_AFTER_MS, undefined, { signal: abandoned.signal }))
        .then(() => store.hasten(abandoned.signal))
        .catch(() => {})
      return {
        address: addressOf(environment.HOST, http),
        release,
        databaseEnded: store.ended,
        stop: async () => {
          abandoned.abort()
          await Promise.all([stop(http, apollo, store), warming])
        },
      }
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    await http.close(0)
    throw error
  }
}

async function stop(http: HttpService, apollo: { stop(): Promise<void> }, store: OpenStore): Promise<void> {
  await http.close(GRACE_MS)
  await apollo.stop()
  await store.close()
}

/** A probe asks again and again: what it finds is in its answer, not in the log. */
function unlogged(error: unknown): never {
  if (!(error instanceof FilorossoError) || error.code !== 'UNAVAILABLE') throw error
  const { message, hint } = error
  throw new HttpFault(503, 'UNAVAILABLE', message, hint === undefined ? {} : { hint })
}

function addressOf(host: string, { port }: HttpService): string {
  const name =
    host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

export const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')
