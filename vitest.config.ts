import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const FOLDERS = ['tests', ...readdirSync('packages').map(name => `packages/${name}/tests`)].filter(existsSync)
const FILES = FOLDERS.flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => `${folder}/${name}`),
)

const answers = new Map<string, boolean>()

/** Whether a test, or what it imports of the tests, asks for the Neo4j of the run, a process or a browser. */
function needsMore(file: string): boolean {
  const known = answers.get(file)
  if (known !== undefined) return known
  answers.set(file, false)
  const text = readFileSync(file, 'utf8')
  const imported = [...text.matchAll(/from '(\.[^']+\.tsx?)'/g)].map(([, path = '']) => resolve(dirname(file), path))
  const needs =
    /inject\('neo4j'\)|openDatabase|chromium|node:child_process|managed-neo4j/.test(text) ||
    imported.some(path => path.includes('/tests/') && existsSync(path) && needsMore(path))
  answers.set(file, needs)
  return needs
}

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
    projects: [
      {
        extends: true,
        test: { name: 'unit', isolate: false, include: FILES.filter(file => !needsMore(resolve(file))) },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: FILES.filter(file => needsMore(resolve(file))),
          globalSetup: ['tests/database/global-setup.ts'],
        },
      },
    ],
  },
})
