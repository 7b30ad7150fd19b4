import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Edge, get, openEdge, send } from '../http/support.ts'

const run = promisify(execFile)
const README = readFileSync('README.md', 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'filorosso-readme-'))
let edge: Edge
beforeAll(async () => {
  edge = await openEdge('readme', { FILOROSSO_DATA: 'data/rapporto-2019' })
})
afterAll(async () => {
  await edge?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What the README shows in a language, asked of the service of this test. */
function shown(language: string): string {
  const [, text] = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'm').exec(README) ?? []
  return String(text).replaceAll('http://localhost:4000', edge.service.address)
}

describe('the question of the README is answered alike', () => {
  test('in GraphQL', async () => {
    expect((await send(edge.port, get(shown('graphql')))).body.toString()).toContain('"verdict":"EXPLORED"')
  })

  test('by curl', async () => {
    expect((await run('sh', ['-c', shown('sh')])).stdout).toContain('"verdict":"EXPLORED"')
  })

  test('in TypeScript', async () => {
    const file = join(folder, 'question.ts')
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    writeFileSync(file, shown('ts').replaceAll("'./docs/", `'${process.cwd()}/docs/`))
    const { stdout } = await run(process.execPath, ['--import', 'tsx', file])
    expect(stdout).toBe('EXPLORED\n')
  })

  test('in Python', async () => {
    const env = { ...process.env, PYTHONPATH: 'clients/python', PYTHONDONTWRITEBYTECODE: '1' }
    expect((await run('python3', ['-c', shown('python')], { env })).stdout).toBe('EXPLORED\n')
  })
})

test('every page that leads to others leads to files that are there', () => {
  const pages = [
    'README.md',
    'clients/python/README.md',
    'clients/typescript/README.md',
    ...readdirSync('docs')
      .filter(name => name.endsWith('.md'))
      .map(name => `docs/${name}`),
  ]
  const dead = pages.flatMap(page =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .filter(([, target]) => !existsSync(join(dirname(page), String(target))))
      .map(([, target]) => `${page}: ${target}`),
  )
  expect(dead).toEqual([])
})
