import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { eventLabel } from '../../src/locale/events.ts'
import { KINDS } from '../../src/model/kinds.ts'
import * as vocabulary from '../../src/model/vocabulary.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { datedOf } from '../../src/questions/timeline/events.ts'
import { memoryReader } from '../trace/memory-reader.ts'

const VALUES = new Set([
  ...Object.keys(KINDS),
  ...Object.values(vocabulary).flatMap(each => (each instanceof Set ? [] : Object.keys(each))),
])

/** Every text that a value holds, ids and codes of the contract aside. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}
const shouted = (texts: readonly string[]): string[] =>
  texts.filter(text => (text.match(/[A-Z][A-Z_]{2,}/g) ?? []).some(word => VALUES.has(word)))

describe.each(['data/rapporto-2019', 'tests/packages/comune-di-rivalta'])('in what is said of %s', folder => {
  const graph = readPackages([folder]).then(derive)

  test('no check or contradiction shows a word of a vocabulary as it is coded', async () => {
    const { checks, contradictions } = await graph
    const reported = checks.flatMap(({ name, formula }) => [name, formula])
    const disputed = contradictions.flatMap(({ name, explanation }) => [name, explanation ?? ''])
    expect(reported.length).toBeGreaterThan(20)
    expect(shouted([...reported, ...disputed])).toEqual([])
  })

  test('nor does an answer of sum, diff or timeline', async () => {
    const read = await graph
    const reader = memoryReader(read)
    const entities = [...read.entities.values()]
    expect(
      shouted(entities.flatMap(datedOf).map(({ name, occurrence }) => eventLabel('EN', name, occurrence))),
    ).toEqual([])
    const firsts = [
      ...new Map(entities.map(one => [one.kind === 'ALLOCATION' ? one.properties.stage : one.kind, one])).values(),
    ]
    for (const one of firsts)
      for (const other of firsts) expect(shouted(textsOf(await sum(reader, [one.id, other.id])))).toEqual([])
    const acts = []
    for (const { kind, id } of entities)
      if (kind === 'ACT' && (await reader.edges(id)).some(({ relation }) => relation === 'SETS')) acts.push({ id })
    expect(acts.length).toBeGreaterThan(3)
    for (const one of acts)
      for (const other of acts) expect(shouted(textsOf((await diff(reader, one.id, other.id)).explanation))).toEqual([])
  })
})

/** Wordings that a reader has to translate, each with the one to use. */
const AVOIDED: readonly [RegExp, string][] = [
  [/\bheld here\b/i, 'in the data'],
  [/\bgo(es)? on\b/i, 'was passed on; continue'],
  [/\bties?\b(?! >|\b.*count)|\btied\b/i, 'links, is linked to'],
  [/\bnobody\b/i, 'no source'],
  [/\basked wrongly\b|\bwhoever asks\b/i, 'invalid request; client'],
  [/\b(?<!there )(is|are) no (?!longer|more than)\w+/i, 'is not a valid …'],
  [/\bis none of\b/i, 'is not one of'],
  [/\btells?\b|\btold\b/i, 'states, stated'],
  [/\bmend(ed|s)?\b/i, 'fix'],
]

/** What a client, a citizen or an operator may read: string literals with a space in them, comments left out. */
function literals(file: string): string[] {
  const code = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
  const found = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)
  return [...found].flatMap(([, single, template]) => {
    const text = (single ?? template ?? '').replace(/\$\{[^}]*\}/g, '…')
    return /\w \w/.test(text) && !/MATCH|WITH |=> |\n {2}/.test(text) ? [text] : []
  })
}

test('no text of the source uses a wording that has a plainer one', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name))
  const found = files.flatMap(name =>
    literals(`src/${name}`).flatMap(text =>
      AVOIDED.flatMap(([wording, rather]) =>
        wording.test(text) ? [`src/${name}: “${text.slice(0, 120)}”, rather: ${rather}`] : [],
      ),
    ),
  )
  expect(files.length).toBeGreaterThan(200)
  expect(found).toEqual([])
})
