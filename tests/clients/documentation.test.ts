import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ERROR_CODES } from '../../src/model/errors.ts'
import { type Api, openApi } from '../api/harness.ts'

const PAGES = ['docs/frontends.md', 'docs/errors.md', 'docs/schema-changelog.md', 'docs/client/README.md']
const read = (file: string) => readFileSync(file, 'utf8')
const blocks = (language: string) =>
  PAGES.flatMap(page =>
    [...read(page).matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => ({
      page,
      text: String(text).trimEnd(),
    })),
  )

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

describe('the pages for frontends', () => {
  const compiled = readdirSync('docs/client')
    .filter(file => file.endsWith('.ts'))
    .map(file => read(`docs/client/${file}`))

  test.each(blocks('ts'))('show code that is compiled and run ($page: $text)', ({ text }) => {
    expect(compiled.some(file => file.includes(`${text}\n`))).toBe(true)
  })

  test.each(blocks('graphql'))('show an operation that finds something ($page: $text)', async ({ text }) => {
    const answer = await api.ask(text)
    expect(JSON.stringify(answer)).not.toMatch(/"nodes":\[\]|:null}$/)
  })

  test('show some of each, and nothing in a language that no test reads', () => {
    const languages = PAGES.flatMap(page => [...read(page).matchAll(/^```(\w+)$/gm)].map(([, language]) => language))
    expect([...new Set(languages)].sort()).toEqual(['graphql', 'ts'])
    expect(languages.length).toBeGreaterThan(8)
  })

  test('link to files that are there', () => {
    for (const page of PAGES) {
      const folder = new URL(`../../${page}`, import.meta.url)
      for (const [, target] of read(page).matchAll(/\]\((?!http)([^)#]+)\)/g)) {
        expect(readdirSync(new URL('.', new URL(String(target).replace(/\/$/, ''), folder)))).toContain(
          String(target).replace(/\/$/, '').split('/').at(-1),
        )
      }
    }
  })
})

test('the client knows every code of the API, and no other', () => {
  const [, codes] = /export type Code = (.+)/.exec(read('docs/client/client.ts')) ?? []
  expect(codes?.match(/\w+/g)?.sort()).toEqual([...ERROR_CODES].sort())
})
