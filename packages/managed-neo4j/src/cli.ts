import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type DatabaseAddress, runningAddress } from './announcement.ts'
import { ManagedNeo4jError } from './error.ts'
import { type ManagedNeo4jOptions, startManagedNeo4j } from './managed-neo4j.ts'

const USAGE = `usage: managed-neo4j start [OPTION...]             start a Neo4j, say where it is, end it on Ctrl-C
       managed-neo4j run [OPTION...] -- COMMAND…   start a Neo4j for as long as COMMAND runs, with NEO4J_URI,
                                                   NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE in its environment
       managed-neo4j address [--state-dir FOLDER]  where the Neo4j that runs in a folder is

  --state-dir FOLDER       where data, password and logs are kept [.managed-neo4j]
  --temporary              an empty database, removed at the end
  --heap-mb MEGABYTES      the most that the Java heap may take [512]
  --neo4j-version VERSION  e.g. 5.26.30; 2025.01 and later need Java 21
  --jar-cache FOLDER       where the jars are kept [~/.cache/managed-neo4j]`

const FLAGS = { stateDir: '--state-dir', heapMb: '--heap-mb', jarCache: '--jar-cache' }

/** The program `managed-neo4j`: what it was asked for goes to standard output, how it fares to standard error. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(args)
  } catch (error) {
    if (error instanceof ManagedNeo4jError) {
      const { message, hint } = error.withNames(FLAGS)
      say(`managed-neo4j: ${message}`)
      if (hint !== undefined) say(`  ${hint}`)
      return 1
    }
    if (!(error instanceof TypeError) || !String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'))
      throw error
    say(`managed-neo4j: ${error.message}\n${USAGE}`)
    return 2
  }
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'state-dir': { type: 'string', default: '.managed-neo4j' },
      temporary: { type: 'boolean', default: false },
      'heap-mb': { type: 'string' },
      'neo4j-version': { type: 'string' },
      'jar-cache': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const [command, ...rest] = positionals
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const heapMb = values['heap-mb']
  if (heapMb !== undefined && !/^[1-9]\d*$/.test(heapMb)) return refuse(`--heap-mb: ${heapMb} is not a whole number`)
  const options = {
    ...(heapMb !== undefined && { heapMb: Number(heapMb) }),
    ...(values['neo4j-version'] !== undefined && { neo4jVersion: values['neo4j-version'] }),
    ...(values['jar-cache'] !== undefined && { jarCache: values['jar-cache'] }),
  }
  if (command === 'address' && rest.length === 0) return address(values['state-dir'])
  if (command === 'start' && rest.length === 0) return inFolder(values, options, untilSignal)
  if (command === 'run' && rest.length > 0) return inFolder(values, options, at => commandWith(rest, at))
  return refuse(command === undefined ? 'say what to do' : `${positionals.join(' ')} is not a command`)
}

function refuse(what: string): number {
  say(`managed-neo4j: ${what}\n${USAGE}`)
  return 2
}

function address(stateDir: string): number {
  const found = runningAddress(stateDir)
  if (found === null)
    throw new ManagedNeo4jError(`no Neo4j runs in ${stateDir}`, { hint: 'start one: managed-neo4j start' })
  process.stdout.write(variables(found))
  return 0
}

async function inFolder(
  { temporary, 'state-dir': given }: { temporary: boolean; 'state-dir': string },
  options: Omit<ManagedNeo4jOptions, 'stateDir'>,
  work: (address: DatabaseAddress, exited: Promise<unknown>) => Promise<number>,
): Promise<number> {
  const stateDir = temporary ? mkdtempSync(join(tmpdir(), 'managed-neo4j-')) : given
  try {
    const neo4j = await startManagedNeo4j({ stateDir, onProgress: say, ...options })
    try {
      return await work(neo4j.address, neo4j.exited)
    } finally {
      await neo4j.stop()
    }
  } finally {
    if (temporary) rmSync(stateDir, { recursive: true, force: true })
  }
}

async function untilSignal(at: DatabaseAddress, exited: Promise<unknown>): Promise<number> {
  const asked = new Promise<'asked'>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('asked'))
  })
  process.stdout.write(variables(at))
  if ((await Promise.race([asked, exited])) === 'asked') return 0
  throw new ManagedNeo4jError('Neo4j has ended without being asked to', { hint: 'its log is in the state directory' })
}

/** Ctrl-C reaches the command by itself: it decides when all ends. */
async function commandWith([program = '', ...args]: string[], at: DatabaseAddress): Promise<number> {
  const held = () => {}
  process.on('SIGINT', held)
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...environment(at) } })
  const passOn = () => child.kill('SIGTERM')
  process.on('SIGTERM', passOn)
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', error => reject(new ManagedNeo4jError(`${program} cannot be run: ${error.message}`)))
      child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']))
    })
  } finally {
    process.off('SIGINT', held).off('SIGTERM', passOn)
  }
}

const environment = ({ uri, user, password, database }: DatabaseAddress) => ({
  NEO4J_URI: uri,
  NEO4J_USER: user,
  NEO4J_PASSWORD: password,
  NEO4J_DATABASE: database,
})

const variables = (at: DatabaseAddress): string =>
  Object.entries(environment(at))
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
