import 'reflect-metadata'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/api/limits.ts'
import { describeEnvironment, readEnvironment } from '../../src/config/environment.ts'
import { MAX_FIRST } from '../../src/entities/base/paging.ts'
import { LIMITS as FILTER_LIMITS } from '../../src/filters/values.ts'
import { ERROR_CODES } from '../../src/model/errors.ts'
import { MAX_TEXT } from '../../src/questions/search/search.ts'
import { MAX_TERMS } from '../../src/questions/sum/sum.ts'
import { MAX_EVENTS } from '../../src/questions/timeline/timeline.ts'
import { MAX_ROUTES } from '../../src/questions/trace/question.ts'

test('docs/configuration.md has every variable, with its default and what it is', () => {
  const text = readFileSync('docs/configuration.md', 'utf8')
  for (const { name, default: fallback, about } of describeEnvironment()) {
    expect(text).toContain(`| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${about} |`)
  }
  const documented = [...text.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(match => match[1])
  expect(documented.sort()).toEqual(
    describeEnvironment()
      .map(({ name }) => name)
      .sort(),
  )
})

test('the data that comes with the program is found from every folder; what is named is left as it is', () => {
  const started = process.cwd()
  process.chdir('docs')
  try {
    expect(existsSync(join(readEnvironment({}).FILOROSSO_DATA, 'datapackage.json'))).toBe(true)
    expect(readEnvironment({ FILOROSSO_DATA: 'mine' }).FILOROSSO_DATA).toBe('mine')
  } finally {
    process.chdir(started)
  }
  expect(readEnvironment({}).FILOROSSO_DATA).toBe('data/rapporto-2019')
})

test('docs/errors.md has every code, and no other', () => {
  const text = readFileSync('docs/errors.md', 'utf8')
  const documented = [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(match => match[1])
  expect(documented.sort()).toEqual([...ERROR_CODES].sort())
})

test('docs/configuration.md names every limit with an error of docs/errors.md', () => {
  const table = readFileSync('docs/configuration.md', 'utf8').split('## Limits')[1] ?? ''
  const rows = [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([A-Z_]+) `([^`]+)` \|$/gm)]
  expect(rows.length).toBeGreaterThan(10)
  const errors = readFileSync('docs/errors.md', 'utf8').split('\n')
  const unknown = rows.filter(([, , , code, message]) => {
    return !errors.some(row => row.includes(`\`${message}\``) && row.includes(` | ${code} | `))
  })
  expect(unknown.map(([row]) => row)).toEqual([])
})

test('the limits of docs/configuration.md are those of the program', () => {
  const table = readFileSync('docs/configuration.md', 'utf8').split('## Limits')[1] ?? ''
  const documented = (limit: string) =>
    table
      .split('\n')
      .find(row => row.startsWith(`| ${limit} |`))
      ?.split(' | ')[1]
  const figures = {
    'objects that an answer may hold': LIMITS.objects,
    'fields inside each other': LIMITS.depth,
    'entries of a page (`first`)': MAX_FIRST,
    'ids of `sum`': MAX_TERMS,
    'routes of a `trace`': MAX_ROUTES,
    'events of a `timeline`': MAX_EVENTS,
    'characters of a `search`': MAX_TEXT,
    'relationships inside each other in a filter': FILTER_LIMITS.relations,
    '`and`, `or`, `not` inside each other': FILTER_LIMITS.logic,
    'members of one `and` or `or`': FILTER_LIMITS.width,
    'conditions of a filter': FILTER_LIMITS.conditions,
    'values of one `in`': FILTER_LIMITS.values,
    'characters of a text in a filter': FILTER_LIMITS.characters,
  }
  for (const [limit, figure] of Object.entries(figures)) {
    expect(documented(limit), limit).toBe(figure.toLocaleString('en'))
  }
})
