// The program as JavaScript, compiled from its sources when it is first run: it starts in half the time and in much less memory than
// sources that are compiled while they are read. It is kept under the hash of all that it is made of, so it is never stale.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const TSCONFIG = join(ROOT, 'tsconfig.json')
const MANAGED = fileURLToPath(import.meta.resolve('managed-neo4j'))
const KEPT = join(ROOT, 'node_modules', '.cache', 'filorosso')
/** Of earlier sources; one of them may be running. */
const MOST_KEPT = 6

/**
 * @returns {Promise<string | null>} the address of the compiled entry; null where it cannot be made, as in a folder that is read-only or
 * on a full disk: then the sources are run as they are.
 */
export async function compiledProgram() {
  const folder = join(KEPT, hashOfSources())
  const entry = pathToFileURL(join(folder, 'main.js')).href
  if (existsSync(folder)) return entry
  const temporary = join(KEPT, `.${randomUUID()}`)
  try {
    mkdirSync(temporary, { recursive: true })
    await compile(temporary)
    renameSync(temporary, folder)
    sweep()
  } catch {
    // Nothing is left of what was begun, if anything was.
    if (existsSync(temporary)) rmSync(temporary, { recursive: true, force: true })
  }
  // Where it failed, another process may have been first with the same sources.
  return existsSync(folder) ? entry : null
}

function hashOfSources() {
  const hash = createHash('sha256').update(ROOT).update(process.version)
  const folders = [join(ROOT, 'src'), dirname(MANAGED)]
  const sources = folders.flatMap(filesBelow).filter(path => /\.tsx?$/.test(path))
  for (const path of [fileURLToPath(import.meta.url), TSCONFIG, join(ROOT, 'package.json'), ...sources.sort()])
    hash.update(`${path}\n`).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

async function compile(outdir) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: ROOT,
    entryPoints: { main: 'src/cli/main.ts' },
    outdir,
    tsconfig: TSCONFIG,
    bundle: true,
    // What is imported only when it is asked for stays so.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [inItsPlace],
  })
}

/** Modules go on knowing where their sources are: they read files that are beside those. */
const inItsPlace = {
  name: 'in-its-place',
  setup(build) {
    build.onResolve({ filter: /^managed-neo4j$/ }, () => ({ path: MANAGED }))
    build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }))
  },
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

function sweep() {
  const all = readdirSync(KEPT).map(name => join(KEPT, name))
  // One that has just gone was another process's own.
  const at = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const latest = all.map(path => ({ path, at: at(path) })).sort((one, other) => other.at - one.at)
  for (const { path } of latest.slice(MOST_KEPT)) rmSync(path, { recursive: true, force: true })
}
