import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryDirectory } from './helpers.ts'

const run = promisify(execFile)
const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))

test('the packed package runs by plain Node, as its README says', { timeout: 180_000 }, async () => {
  const folder = temporaryDirectory()
  await run(process.execPath, ['build.js', join(folder, 'dist')], { cwd: PACKAGE })
  const { stdout } = await run('npm', ['pack', '--json', join(folder, 'dist')], { cwd: folder })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  await run('npm', ['install', '--offline', '--no-audit', `./${JSON.parse(stdout)[0].filename}`], { cwd: folder })
  symlinkSync(join(MODULES, 'neo4j-driver'), join(folder, 'node_modules', 'neo4j-driver'))

  const example = /```js\n([\s\S]*?)```/.exec(readFileSync(join(PACKAGE, 'README.md'), 'utf8'))?.[1]
  writeFileSync(join(folder, 'example.js'), example ?? '')
  expect((await run(process.execPath, ['example.js'], { cwd: folder })).stdout).toBe('1\n')

  const bin = join(folder, 'node_modules', '.bin', 'managed-neo4j')
  const started = spawn(bin, ['start'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  const lines: string[] = []
  for await (const line of createInterface({ input: started.stdout })) if (lines.push(line) === 4) break
  expect(lines.map(line => line.split('=')[0])).toEqual(['NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_DATABASE'])
  expect((await run(bin, ['address'], { cwd: folder })).stdout).toBe(`${lines.join('\n')}\n`)
  const shell = ['run', '--', 'sh', '-c', 'echo unreached']
  await expect(run(bin, shell, { cwd: folder })).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining(`in use by process ${started.pid}`),
  })
  started.kill('SIGINT')
  expect(await once(started, 'exit')).toEqual([0, null])
  await expect(run(bin, ['address'], { cwd: folder })).rejects.toMatchObject({ code: 1 })
})

test('a command gets the database for as long as it runs, and its exit code is kept', { timeout: 60_000 }, async () => {
  const bin = join(PACKAGE, 'bin', 'managed-neo4j.js')
  const command = ['run', '--temporary', '--', 'sh', '-c', 'echo "$NEO4J_URI $NEO4J_USER"; exit 3']
  await expect(run(process.execPath, [bin, ...command])).rejects.toMatchObject({
    code: 3,
    stdout: expect.stringMatching(/^bolt:\/\/127\.0\.0\.1:\d+ neo4j\n$/),
  })
})

test.each([[['begin']], [['start', '--heap-mb', 'many']], [['start', '--port', '1']], [['run']], [[]]])(
  '%j is refused with the usage',
  async args => {
    const bin = join(PACKAGE, 'bin', 'managed-neo4j.js')
    await expect(run(process.execPath, [bin, ...args])).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('usage: managed-neo4j start'),
    })
  },
)
