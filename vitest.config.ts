import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const FOLDERS = ['tests', ...readdirSync('packages').map(name => `packages/${name}/tests`)].filter(existsSync)
const FILES = FOLDERS.flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => `${folder}/${name}`),
)

/** The text of a test and of all that it imports of the tests. */
function textOf(file: string, read = new Set<string>()): string {
  if (read.has(file)) return ''
  read.add(file)
  const text = readFileSync(file, 'utf8')
  const imported = [...text.matchAll(/from '(\.[^']+\.tsx?)'/g)]
    .map(([, path = '']) => resolve(dirname(file), path))
    .filter(path => path.includes('/tests/') && existsSync(path))
  return [text, ...imported.map(path => textOf(path, read))].join('\n')
}

/** What asks for the Neo4j of the run, a process or a browser. */
const NEEDS_MORE = /inject\('neo4j'\)|openDatabase|chromium|node:child_process|managed-neo4j/
/** What replaces a module, or measures what else the process does and keeps. */
const NEEDS_A_PROCESS = /vi\.mock\(|cpuUsage|memoryUsage|HeapSpace/

type Project = 'unit' | 'database' | 'apart'

function projectOf(file: string): Project {
  const text = textOf(resolve(file))
  if (!NEEDS_MORE.test(text)) return 'unit'
  return NEEDS_A_PROCESS.test(text) || file.startsWith('packages/') ? 'apart' : 'database'
}

const PROJECTS = FILES.map(file => ({ file, project: projectOf(file) }))
const filesOf = (name: Project) => PROJECTS.flatMap(({ file, project }) => (project === name ? [file] : []))

/** What takes longest, the longest first: whatever is begun last ends last, and the other worker has nothing left to do. */
const LONGEST = [
  'pages/every-page',
  'recipes/asked',
  'filters/equivalence',
  'api/replay',
  'operations/operations',
  'api/trees',
  'graph/ground',
  'pages/pages',
  'cli/killed-database',
  'graph/killed-load',
  'operations/queries',
  'trace/properties',
  'cli/serve',
  'cli/commands',
  'graph/faults',
].map(name => `/tests/${name}.test.ts`)

/** Project by project, as workers are kept for one; of each what takes longest first, then what is largest. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    const rank = ({ moduleId, project }: TestSpecification) => {
      const place = LONGEST.findIndex(name => moduleId.endsWith(name))
      return projects.indexOf(project) * 1_000 + (place === -1 ? LONGEST.length : place)
    }
    return sorted.sort((one, other) => rank(one) - rank(other))
  }
}

const DATABASE = { globalSetup: ['tests/database/global-setup.ts'] }

export default defineConfig({
  resolve: {
    // Two copies of graphql would meet otherwise: its CommonJS and its ESM build.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    setupFiles: ['tests/seed.ts'],
    // Two cores, and a database beside the tests.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'unit', isolate: false, include: filesOf('unit') } },
      { extends: true, test: { name: 'database', isolate: false, include: filesOf('database'), ...DATABASE } },
      { extends: true, test: { name: 'apart', include: filesOf('apart'), ...DATABASE } },
    ],
  },
})
