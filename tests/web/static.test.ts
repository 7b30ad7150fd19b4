import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphiqlPage, type StaticFiles, staticFiles } from '../../src/web/static.ts'

const script = '/assets/graphiql/main-AbCd_1-9.js'
let parent: string
let folder: string
let files: StaticFiles

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'filorosso-static-'))
  folder = join(parent, 'page')
  await mkdir(join(folder, 'assets', 'graphiql'), { recursive: true })
  await writeFile(join(parent, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, script), 'plain')
  await writeFile(join(folder, `${script}.br`), 'brotli')
  await writeFile(join(folder, `${script}.gz`), 'gzip')
  await writeFile(join(folder, 'assets', 'graphiql', 'plain.ttf'), 'font')
  files = staticFiles(folder)
})

afterAll(() => rm(parent, { recursive: true, force: true }))

test.each([
  ['br, gzip', 'brotli', 'br'],
  ['gzip, deflate', 'gzip', 'gzip'],
  ['GZIP;q=1.0, br;q=0', 'gzip', 'gzip'],
  ['br; q=0.000, gzip; q=0.5', 'gzip', 'gzip'],
  ['broccoli', 'plain', undefined],
  ['', 'plain', undefined],
  [undefined, 'plain', undefined],
])('accept-encoding %j is answered with %s', (acceptEncoding, body, encoding) => {
  const file = files(script, acceptEncoding)
  expect(file?.body.toString()).toBe(body)
  expect(file?.headers).toMatchObject({ vary: 'accept-encoding', 'content-length': String(body.length) })
  expect(file?.headers['content-encoding']).toBe(encoding)
  expect(file?.headers['content-type']).toBe('text/javascript; charset=utf-8')
})

test('each encoding has a strong tag of its own, the same for the same bytes', () => {
  const tags = ['br', 'gzip', ''].map(encoding => files(script, encoding)?.headers.etag)
  expect(new Set(tags).size).toBe(3)
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]{27}"$/)
  expect(staticFiles(folder)(script, 'br')?.headers.etag).toBe(tags[0])
})

test('only a name with a hash is cached for ever', () => {
  expect(files(script, '')?.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(files('/assets/graphiql/plain.ttf', '')?.headers['cache-control']).toBe('no-cache')
  expect(files('/index.html', '')?.headers['cache-control']).toBe('no-cache')
})

test('a page is closed unless it is served with a policy of its own', () => {
  expect(files('/index.html', '')?.headers['content-security-policy']).toMatch(/^default-src 'none'; frame-ancestors/)
  const policy = graphiqlPage(files, '')?.headers['content-security-policy']
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("style-src 'self' 'unsafe-inline'")
})

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..\\secret.txt',
  '//secret.txt',
  '/assets',
  '/assets/',
  '/',
  '',
  'index.html',
  '/index.html/',
  '/index.html\0',
  '/__proto__',
  '/constructor',
  `${script}.br`,
  `${script}.gz`,
])('%j is not a file', pathname => {
  expect(files(pathname, 'br')).toBeNull()
})

test('a file that is gone is not found, and one that was read is kept', async () => {
  const other = await mkdtemp(join(parent, 'other-'))
  for (const name of ['a.txt', 'b.txt']) await writeFile(join(other, name), name)
  const lookup = staticFiles(other)
  expect(lookup('/a.txt', '')?.body.toString()).toBe('a.txt')
  await rm(other, { recursive: true })
  expect(lookup('/a.txt', '')?.body.toString()).toBe('a.txt')
  expect(lookup('/b.txt', '')).toBeNull()
})
