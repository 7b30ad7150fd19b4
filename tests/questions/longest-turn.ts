import { PerformanceObserver } from 'node:perf_hooks'

interface Turn {
  begun: number
  ended: number
  /** The time or the processor time that passed, whichever is less. */
  ms: number
}

/**
 * The longest that some work keeps the one thread from everything else, in milliseconds: of what passes between two turns of a
 * timer, the time or the processor time, whichever is less. A machine that is busy with others makes neither of both longer. `ownMs` is
 * the same without what the engine takes to collect garbage, which grows with all that is in memory.
 */
export async function longestTurn<T>(
  work: () => Promise<T>,
): Promise<{ answer: T; ms: number; ownMs: number; cpuMs: number }> {
  const pauses: { startTime: number; duration: number }[] = []
  const collected = new PerformanceObserver(list => pauses.push(...list.getEntries()))
  collected.observe({ entryTypes: ['gc'] })
  const turns: Turn[] = []
  const begun = process.cpuUsage()
  let [cpu, at, isOver] = [begun, performance.now(), false]
  const look = () => {
    const { user, system } = process.cpuUsage(cpu)
    const now = performance.now()
    turns.push({ begun: at, ended: now, ms: Math.min((user + system) / 1_000, now - at) })
    ;[cpu, at] = [process.cpuUsage(), now]
    if (!isOver) setTimeout(look, 1)
  }
  look()
  try {
    const answer = await work()
    // What was still going on when the answer came is part of it.
    await new Promise(resolve => setTimeout(resolve, 2))
    const { user, system } = process.cpuUsage(begun)
    const own = turns.map(turn => turn.ms - pausedIn(turn, pauses))
    return { answer, ms: largest(turns.map(({ ms }) => ms)), ownMs: largest(own), cpuMs: (user + system) / 1_000 }
  } finally {
    isOver = true
    look()
    collected.disconnect()
  }
}

const largest = (all: readonly number[]): number => all.reduce((most, one) => Math.max(most, one), 0)

const pausedIn = ({ begun, ended }: Turn, pauses: readonly { startTime: number; duration: number }[]): number =>
  pauses.reduce((sum, { startTime, duration }) => {
    return sum + Math.max(0, Math.min(ended, startTime + duration) - Math.max(begun, startTime))
  }, 0)
