import { readFileSync } from 'node:fs'
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql'
import { describe, expect, test } from 'vitest'
import {
  bare,
  changelogWith,
  changesBetween,
  fingerprint,
  finished,
  lastFingerprint,
  unsaid,
} from '../../scripts/schema-changes.ts'

const file = (name: string) => readFileSync(name, 'utf8')
const shown = (before: string, after: string) =>
  changesBetween(buildSchema(before), buildSchema(after)).map(({ weight, what }) => `${weight}: ${what}`)

const BASE = `type Query { act(id: ID!): Act acts(first: Int = 20): [Act] }
type Act { id: ID! name: String kind: Kind! } enum Kind { LAW }`

describe('the changes of a schema', () => {
  test('are none where only words and order differ', () => {
    expect(shown(BASE, `enum Kind { "A law." LAW }\n${BASE.replace('enum Kind { LAW }', '')}`)).toEqual([])
  })

  test('name a field of an interface once, not for each type that has it', () => {
    const interfaces = BASE.replace('type Act', 'interface Node { id: ID! } type Act implements Node')
    expect(shown(interfaces, interfaces.replaceAll('id: ID! ', 'id: ID! link: ID! '))).toEqual([
      'safe: Node.link was added.',
    ])
    const named = interfaces.replaceAll('id: ID! ', 'id: ID! link: ID! ')
    expect(shown(named, named.replaceAll('link: ID! ', 'link(lang: Int): ID! '))).toEqual([
      'safe: An optional arg lang on Node.link was added.',
    ])
  })

  test.each([
    ['a field that is gone', ['name: String', ''], 'breaking: Act.name was removed.'],
    ['a type that is another', ['name: String', 'name: ID'], 'breaking: Act.name changed type from String to ID.'],
    [
      'a field that may be null now',
      ['kind: Kind!', 'kind: Kind'],
      'breaking: Act.kind changed type from Kind! to Kind.',
    ],
    ['a word that is gone', ['{ LAW }', '{ DECREE }'], 'breaking: LAW was removed from enum type Kind.'],
    ['a word that came', ['{ LAW }', '{ LAW DECREE }'], 'dangerous: DECREE was added to enum type Kind.'],
    [
      'a default that is another',
      ['= 20', '= 50'],
      'dangerous: Query.acts arg first has changed defaultValue from 20 to 50.',
    ],
    ['a field that came', ['name: String', 'name: String date: ID'], 'safe: Act.date was added.'],
    [
      'a field that is never null now',
      ['name: String', 'name: String!'],
      'safe: Act.name changed type from String to String!.',
    ],
    ['an argument that came', ['= 20', '= 20, of: ID'], 'safe: An optional arg of on Query.acts was added.'],
    ['a type that came', ['enum Kind', 'enum Sort { A }\nenum Kind'], 'safe: Sort was added.'],
    [
      'a field that will go',
      ['name: String', 'name: String @deprecated(reason: "ask title")'],
      'safe: Act.name is deprecated.',
    ],
  ])('name %s', (_, [from, to], change) => {
    expect(shown(BASE, BASE.replace(from as string, to as string))).toContain(change)
  })
})

describe('the changelog', () => {
  const empty = `# X\n\n## Next\n\n<!-- changes: written by npm run schema -->\n<!-- /changes -->\n\n## 1 · 2026-01-01 · \`${fingerprint(BASE)}\`\n`
  const without = BASE.replace('name: String', '')

  test('asks a person what a breaking change means, and keeps what was said', () => {
    const page = changelogWith(buildSchema(BASE), buildSchema(without), empty)
    expect(unsaid(page)).toEqual(['| Act.name was removed. | breaking | **to be said** |'])
    const said = page.replace('**to be said**', 'Ask `title`.')
    expect(changelogWith(buildSchema(BASE), buildSchema(without), said)).toBe(said)
    expect(unsaid(said)).toEqual([])
  })

  test('forgets what was said of a change that was taken back', () => {
    const said = changelogWith(buildSchema(BASE), buildSchema(without), empty).replace('**to be said**', 'Ask `title`.')
    expect(changelogWith(buildSchema(BASE), buildSchema(BASE), said)).not.toContain('title')
  })

  test('ends an entry with the fingerprint of its schema and opens another', () => {
    const said = changelogWith(buildSchema(BASE), buildSchema(without), empty).replace('**to be said**', 'Ask `title`.')
    const page = finished(said, without, '2', '2026-02-01')
    expect(lastFingerprint(page)).toBe(fingerprint(without))
    expect(page.indexOf('Nothing yet.')).toBeLessThan(page.indexOf('## 2 · 2026-02-01'))
    expect(page.indexOf('Ask `title`.')).toBeGreaterThan(page.indexOf('## 2 · 2026-02-01'))
    expect(changelogWith(buildSchema(bare(without)), buildSchema(without), page)).toBe(page)
  })

  test('of this project names every change of schema/schema.graphql since schema/recorded.graphql', () => {
    const page = file('docs/schema-changelog.md')
    const [recorded, now] = [file('schema/recorded.graphql'), file('schema/schema.graphql')]
    expect(lastFingerprint(page)).toBe(fingerprint(recorded))
    expect(changelogWith(buildSchema(recorded), buildSchema(now), page)).toBe(page)
    expect(unsaid(page)).toEqual([])
  })
})

test('schema/schema.graphql keeps all that schema/contract.graphql promises', () => {
  const [promised, now] = ['contract', 'schema'].map(name => buildSchema(file(`schema/${name}.graphql`)))
  if (promised === undefined || now === undefined) throw new Error('two schemas were read')
  expect(findBreakingChanges(promised, now)).toEqual([])
  const defaults = findDangerousChanges(promised, now).filter(({ type }) => `${type}` === 'ARG_DEFAULT_VALUE_CHANGE')
  expect(defaults).toEqual([])
})
