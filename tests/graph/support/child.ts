import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { address } from './database.ts'
import type { ChildLoads } from './load-in-child.ts'

const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

const SCRIPT = fileURLToPath(new URL('./load-in-child.ts', import.meta.url))

export interface LoadingChild {
  signal(name: NodeJS.Signals): void
  /** Resolves when the child has said this line. */
  said(line: string): Promise<void>
  /** Resolves with the signal that ended it, if one did, and all that it said. */
  ended: Promise<{ signal: NodeJS.Signals | null; lines: string[] }>
}

/** Loads a sample into some scopes, in a process of its own. */
export function loadInChild(loads: Omit<ChildLoads, 'address'>): LoadingChild {
  const job = JSON.stringify({ address, ...loads } satisfies ChildLoads)
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, job], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout }).on('line', line => lines.push(line))
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(([[, signal]]) => ({ signal, lines }))
  return {
    ended,
    signal: name => child.kill(name),
    async said(line) {
      while (!lines.includes(line)) {
        const alive = await Promise.race([once(reader, 'line').then(() => true), ended.then(() => false)])
        if (!alive && !lines.includes(line)) throw new Error(`the loader never said ${line}, but ${lines.join(', ')}`)
      }
    },
  }
}
