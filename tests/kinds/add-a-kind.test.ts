import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Block, blocksOf } from '../dataset/support/steps.ts'

/** A copy of the project without its tests, in which the document's steps are done as a person does them. */
const folder = mkdtempSync(join(tmpdir(), 'filorosso-add-a-kind-'))
const blocks = blocksOf(readFileSync('docs/add-a-kind.md', 'utf8'))
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language))

const { uri, user, password, database } = inject('neo4j')
const env = {
  PATH: process.env.PATH,
  NEO4J_URI: uri,
  NEO4J_USER: user,
  NEO4J_PASSWORD: password,
  NEO4J_DATABASE: database,
  PORT: '0',
  FILOROSSO_DATA: 'ponti',
  FILOROSSO_STATE_DIR: join(folder, 'state'),
}

const filorosso = (args: readonly string[]): string =>
  execFileSync(process.execPath, ['bin/filorosso.js', ...args], { cwd: folder, env, encoding: 'utf8' })

/** A file is written, rows are added below the header that they repeat, and a line to what is there. */
function write({ language, file, lines }: Block): void {
  const path = join(folder, file)
  const there = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (language === 'csv') {
    expect(there.split('\n')[0], file).toBe(lines[0])
    appendFileSync(path, `${lines.slice(1).join('\n')}\n`)
  } else appendFileSync(path, `${lines.join('\n')}\n`)
}

function runIn({ lines: [command = '', ...shown] }: Block): void {
  const words = [...command.replace('$ npm run filorosso -- ', '').matchAll(/"([^"]*)"|(\S+)/g)]
  const printed = filorosso(words.map(([, quoted, plain]) => quoted ?? plain ?? '')).trimEnd()
  expect(printed.split('\n').slice(shown[0] === '…' ? 1 - shown.length : 0)).toEqual(shown.filter(line => line !== '…'))
}

beforeAll(() => {
  const parts = ['bin', 'cypher', 'docs', 'schema', 'scripts', 'src', 'web', 'package.json', 'tsconfig.json']
  for (const part of [...parts, 'tests/operations']) cpSync(part, join(folder, part), { recursive: true })
  for (const part of ['node_modules', 'packages']) symlinkSync(join(process.cwd(), part), join(folder, part))
  for (const block of blocks) {
    if (['ts', 'text', 'csv'].includes(block.language)) write(block)
    if (block.language === 'console') runIn(block)
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('docs/add-a-kind.md', () => {
  test('adds one file and one line, and the compiler asks for nothing else once the schema is written', () => {
    expect(of('ts').map(({ file }) => file)).toEqual(['src/kinds/footbridge.ts', 'src/kinds/all.ts'])
    expect(of('ts').at(-1)?.lines).toHaveLength(1)
    filorosso(['schema', '--write'])
    // It ends with what the changelog still has to say of the new rows.
    spawnSync(join(process.cwd(), 'node_modules/.bin/tsx'), ['scripts/schema-files.ts'], { cwd: folder })
    writeFileSync(join(folder, 'tsconfig.own.json'), JSON.stringify({ extends: './tsconfig.json', include: ['src'] }))
    const tsc = join(process.cwd(), 'node_modules/.bin/tsc')
    const { stdout } = spawnSync(tsc, ['--noEmit', '-p', 'tsconfig.own.json'], { cwd: folder, encoding: 'utf8' })
    expect(stdout).toBe('')
  }, 120_000)

  test('changes the schema by what the kind has, and by nothing else', () => {
    const before = readFileSync('schema/schema.graphql', 'utf8')
    const after = filorosso(['schema'])
    for (const each of [
      'footbridge(',
      'footbridges(',
      'type Footbridge implements Entity & Node',
      'enum Material',
      'BUILDS',
    ])
      expect(after).toContain(each)
    const lines = new Set(after.split('\n'))
    const gone = before.split('\n').filter(line => !lines.has(line))
    // What a gateway may ask by its id: the one line that lists all types.
    const union = gone.find(line => line.startsWith('union _Entity = ')) ?? ''
    expect(gone).toEqual([union])
    expect(lines.has(union.replace(' | Fund |', ' | Footbridge | Fund |'))).toBe(true)
  }, 60_000)

  test('answers what it says, and shows what it says', async () => {
    // A start leaves in place what somebody loaded by hand, as other tests do beside this one: what is asked of is this one's.
    const release = /release (r[0-9a-f]{16})/.exec(filorosso(['load', 'ponti']))?.[1]
    const child = spawn(process.execPath, ['bin/filorosso.js', 'serve'], { cwd: folder, env })
    let printed = ''
    const ended = new Promise<never>((_, reject) => child.once('close', () => reject(new Error(printed))))
    ended.catch(() => undefined)
    const ready = new Promise<RegExpExecArray>(resolve => {
      const look = (chunk: Buffer) => {
        printed += String(chunk)
        const match = /(http:\/\/localhost:\d+)\/graphql · release (\S+) · /.exec(printed)
        if (match !== null) resolve(match)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
    })
    try {
      const [, address] = await Promise.race([ready, ended])
      const answers = of('json').map(({ lines }) => JSON.parse(lines.join('\n')))
      expect(answers.length).toBeGreaterThan(1)
      for (const [nth, { lines }] of of('graphql').entries()) {
        const answer = await fetch(`${address}/graphql?release=${release}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: lines.join('\n') }),
        })
        expect(await answer.json()).toMatchObject({ data: answers[nth] })
      }
      for (const { file, lines } of of('html')) {
        const page = await fetch(`${address}${file}?release=${release}`, { headers: { accept: 'text/html' } })
        const text = (await page.text()).replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, '\n')
        const shown = text.split('\n').map(line => line.trim())
        for (const line of lines) expect(shown).toContain(line)
      }
    } finally {
      child.kill('SIGINT')
      await ended.catch(() => undefined)
    }
  }, 120_000)
})
