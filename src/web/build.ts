import { type SpawnOptions, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FilorossoError } from '../model/errors.ts'

export interface BuildOptions {
  /** Where the service keeps what it makes; a site goes to `web/<name>-<hash>/` in it. */
  stateDir: string
  /** Called only when something is built. */
  onProgress?: (message: string) => void
  signal?: AbortSignal
}

/** What Vite builds for the browser. */
export interface Site {
  name: string
  /** What it is called in a message. */
  title: string
  /** The folder of its vite.config.ts. */
  root: string
  /** Folders of all its sources. */
  sources: readonly string[]
  /** Packages that end up in it, or decide how it is put together. Everything else may be upgraded without a build. */
  ingredients: readonly string[]
}

const require = createRequire(import.meta.url)
const thisFile = fileURLToPath(import.meta.url)
const folderOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const PRECOMPRESS = folderOf('web/precompress.js')
const TOOLS = ['react', 'react-dom', 'vite', '@vitejs/plugin-react']

export const GRAPHIQL: Site = {
  name: 'graphiql',
  title: 'the GraphiQL page',
  root: folderOf('web/graphiql'),
  sources: [folderOf('web/graphiql')],
  ingredients: [
    ...TOOLS,
    'graphiql',
    '@graphiql/react',
    '@graphiql/toolkit',
    'graphql',
    'monaco-editor',
    'monaco-graphql',
  ],
}

/** What the pages load: their script, the islands in it, the fonts. */
export const PAGES: Site = {
  name: 'pages',
  title: 'the scripts and fonts of the pages',
  root: folderOf('web/pages'),
  sources: [folderOf('web/pages'), folderOf('src/pages')],
  ingredients: [
    ...TOOLS,
    'd3-force',
    'd3-selection',
    'd3-zoom',
    'downshift',
    '@fontsource-variable/source-sans-3',
    '@fontsource-variable/source-serif-4',
  ],
}

/** The folders of everything that is built for the browser. */
export async function ensureWebBuilt(options: BuildOptions): Promise<{ graphiql: string; pages: string }> {
  const pages = await ensureBuilt(PAGES, options)
  return { pages, graphiql: await ensureBuilt(GRAPHIQL, options) }
}

/** The folder of a built site. Builds only when an input changed. */
export const ensureBuilt = async (site: Site, options: BuildOptions): Promise<string> => {
  try {
    return await build(site, options)
  } catch (error) {
    if (!DISK_FULL.test(String(error))) throw error
    throw new FilorossoError('UNAVAILABLE', `${site.title} cannot be built: the disk of ${options.stateDir} is full`, {
      hint: 'free some 30 MB there, or name a folder on another disk in FILOROSSO_STATE_DIR',
      cause: error,
    })
  }
}

const DISK_FULL = /ENOSPC|EDQUOT|EFBIG|No space left on device|quota exceeded|File too large/i

const build = async (site: Site, options: BuildOptions): Promise<string> => {
  const { onProgress, signal } = options
  const parent = resolve(options.stateDir, 'web')
  await mkdir(parent, { recursive: true })
  const name = `${site.name}-${await hashInputs(site)}`
  const built = join(parent, name)
  if (!existsSync(built)) {
    onProgress?.(`Building ${site.title} (only after a change of its sources)`)
    const temporary = await mkdtemp(join(parent, `.${name}.${process.pid}.`))
    try {
      await runVite(site, temporary, signal)
      await run([PRECOMPRESS, temporary], site, { ...(signal && { signal }) })
      signal?.throwIfAborted()
      await publish(temporary, built)
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  }
  await sweep(parent, site.name, name)
  return built
}

const hashInputs = async ({ ingredients, sources }: Site): Promise<string> => {
  const hash = createHash('sha256')
  // How a build is laid out and compressed is decided there.
  for (const file of [thisFile, PRECOMPRESS]) hash.update(await readFile(file))
  for (const name of ingredients) hash.update(`${name} ${await installedVersion(name)}\n`)
  for (const folder of sources) {
    for (const file of await filesBelow(folder)) {
      const content = await readFile(file)
      hash.update(`${relative(folder, file).replaceAll(sep, '/')} ${content.length}\n`).update(content)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

// Read by path, because some packages do not export their package.json.
const installedVersion = async (name: string): Promise<string> => {
  for (const folder of require.resolve.paths(name) ?? []) {
    const text = await readFile(join(folder, name, 'package.json'), 'utf8').catch(() => null)
    if (text !== null) return (JSON.parse(text) as { version: string }).version
  }
  return 'none'
}

// A process of its own, because Vite sets NODE_ENV=production in the process it runs in (Apollo Server would then turn
// introspection off, on the first start only) and leaves 900 MB resident. NODE_ENV is given, because Vite lets an
// inherited one, as vitest's, turn the page into a development build.
const runVite = async (site: Site, outDir: string, signal: AbortSignal | undefined): Promise<void> => {
  const { root } = site
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js')
  // 'runner' writes no temporary files into node_modules, which may be read-only or shared.
  const settings = { config: join(root, 'vite.config.ts'), configLoader: 'runner', outDir, logLevel: 'error' }
  const flags = [...Object.entries(settings).map(([name, value]) => `--${name}=${value}`), '--emptyOutDir']
  await run([vite, 'build', root, ...flags], site, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    ...(signal && { signal }),
  })
}

/** Runs a program of Node to its end. */
const run = async (args: string[], { root, title }: Site, options: SpawnOptions): Promise<void> => {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const ended = await new Promise<string>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, killedBy) => done(code === 0 ? '' : (killedBy ?? `exit code ${code}`)))
  })
  if (ended === '') return
  throw new Error(
    `${title} in ${root} could not be built (${basename(args[0] ?? '')} ended with ${ended}).\n${complaints.trim()}`,
  )
}

// The rename is what makes a build whole: before it there is no folder of that name.
const publish = async (temporary: string, built: string): Promise<void> => {
  try {
    await rename(temporary, built)
  } catch (error) {
    // Another process was first with the same inputs, hence the same page.
    if (!existsSync(built)) throw error
  }
}

const temporaryName = /^\.[a-z]+-[0-9a-f]{16}\.(\d+)\./
/** Without a name in front: what an earlier version built. */
const builtName = /^(?:([a-z]+)-)?[0-9a-f]{16}$/

const sweep = async (parent: string, site: string, current: string): Promise<void> => {
  for (const name of await readdir(parent)) {
    const owner = temporaryName.exec(name)?.[1]
    const built = builtName.exec(name)
    const isOld = built !== null && (built[1] ?? site) === site && name !== current
    const obsolete = owner === undefined ? isOld : !isRunning(Number(owner))
    // The Vite of a killed process may still be writing there: then the next start removes it.
    if (obsolete) await rm(join(parent, name), { recursive: true, force: true }).catch(() => {})
  }
}

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process: it exists.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
