import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'

/** What a package calls its things: its ids, and the names and codes that its evidence prints. */
function wordsOf(folder: string): { ids: string[]; names: string[] } {
  const rows = (file: string): Record<string, string>[] => parse(readFileSync(join(folder, file)), { columns: true })
  const ids = rows('ids.csv').map(({ id }) => id as string)
  const names = rows('evidence.csv')
    .filter(({ field }) => field === 'name' || field === 'alias' || field === 'projectCode')
    .map(({ raw }) => raw as string)
    // A single short word, such as the name of a kind of thing, is nobody's own.
    .filter(raw => /\s|\d/.test(raw.trim()) && raw.length >= 4)
  return { ids, names: [...new Set(names)] }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

/** Places in the code where a word of a package stands. */
function findings(code: readonly { path: string; text: string }[], words: readonly string[]): string[] {
  const lower = words.map(word => word.toLowerCase())
  return code.flatMap(({ path, text }) => {
    const searched = text.toLowerCase()
    return lower.filter(word => searched.includes(word)).map(word => `${path}: ${word}`)
  })
}

/** Examples to begin with, made of schema/operations: they ask the data, and no code reads them. */
const EXAMPLES = join('web', 'graphiql', 'examples.json')
const code = ['src', 'cypher', 'bin', 'web']
  .flatMap(filesIn)
  .filter(path => path !== EXAMPLES)
  .map(path => ({ path, text: readFileSync(path, 'utf8') }))

test.each(readdirSync('data').map(name => join('data', name)))(
  'no code knows %s: none of its ids or names occurs there',
  folder => {
    const { ids, names } = wordsOf(folder)
    expect(ids.length).toBeGreaterThan(100)
    expect(names.length).toBeGreaterThan(100)
    expect(findings(code, ids)).toEqual([])
    expect(findings(code, names)).toEqual([])
  },
)

test('an id or a name that does occur is found', () => {
  const planted = [{ path: 'src/x.ts', text: "if (id === 'plan/anpal-servizi/2019-2021') boost('Piano Operativo')" }]
  expect(findings(planted, ['plan/anpal-servizi/2019-2021', 'PIANO OPERATIVO', 'act/it/l-1-2000'])).toEqual([
    'src/x.ts: plan/anpal-servizi/2019-2021',
    'src/x.ts: piano operativo',
  ])
})
