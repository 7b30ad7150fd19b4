import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { claimHome } from '../src/claim.ts'
import { identify } from '../src/processes.ts'
import { rejection, temporaryDirectory } from './helpers.ts'

const silent = () => {}

function bystander(...args: string[]): ChildProcess {
  const child = spawn('/bin/sh', ['-c', 'echo ready; while :; do sleep 0.1; done', 'sh', ...args])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

function owner(home: string, content: unknown): void {
  writeFileSync(join(home, 'owner.json'), typeof content === 'string' ? content : JSON.stringify(content))
}

describe('the claim on a state directory', () => {
  test('is refused while the process that holds it lives, and given after', async () => {
    const home = temporaryDirectory()
    const claim = await claimHome(home, silent)
    const refused = await rejection(claimHome(home, silent))
    expect(refused).toMatchObject({ message: expect.stringContaining('this process itself') })
    claim.release()
    ;(await claimHome(home, silent)).release()
    expect(readdirSync(home)).toEqual([])
  })

  test('names the process that holds it', async () => {
    const home = temporaryDirectory()
    const child = bystander()
    owner(home, { ...identify(child.pid ?? 0), instance: 'x' })
    expect((await rejection(claimHome(home, silent))).message).toContain(`process ${child.pid}`)
  })

  test('of a process that is gone is stale, and what it left running is ended, nothing else', async () => {
    const home = temporaryDirectory()
    const leftover = bystander('-Dmanaged-neo4j.instance=gone')
    const another = bystander('-Dmanaged-neo4j.instance=another')
    await Promise.all([once(leftover.stdout ?? leftover, 'data'), once(another.stdout ?? another, 'data')])
    owner(home, { pid: 2 ** 22 + 1, started: 'long ago', instance: 'gone' })
    const ended = once(leftover, 'exit')
    const steps: string[] = []
    ;(await claimHome(home, step => steps.push(step))).release()
    expect(await ended).toEqual([null, 'SIGTERM'])
    expect(steps.join()).toContain('left behind')
    expect(another.exitCode).toBeNull()
  })

  test('is stale when its number now belongs to another process, which is left alone', async () => {
    const home = temporaryDirectory()
    const child = bystander()
    owner(home, { pid: child.pid, started: 'long ago', instance: 'gone' })
    ;(await claimHome(home, silent)).release()
    expect(child.exitCode ?? child.signalCode).toBeNull()
  })

  test.each(['', '{', '{"pid": "1"}'])('is stale when the file holds %j', async content => {
    const home = temporaryDirectory()
    owner(home, content)
    ;(await claimHome(home, silent)).release()
  })

  test('goes to one of many that ask at once, over a stale one', async () => {
    const home = temporaryDirectory()
    owner(home, { pid: 2 ** 22 + 1, started: 'long ago', instance: 'gone' })
    const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claimHome(home, silent)))
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
