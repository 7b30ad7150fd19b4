/**
 * The longest that some work keeps the one thread from everything else, in milliseconds: of what passes between two turns of a
 * timer, the time or the processor time, whichever is less. A machine that is busy with others makes neither of both longer.
 */
export async function longestTurn<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number; cpuMs: number }> {
  const begun = process.cpuUsage()
  let [cpu, at, ms, isOver] = [begun, performance.now(), 0, false]
  const look = () => {
    const { user, system } = process.cpuUsage(cpu)
    const now = performance.now()
    ms = Math.max(ms, Math.min((user + system) / 1_000, now - at))
    ;[cpu, at] = [process.cpuUsage(), now]
    if (!isOver) setTimeout(look, 1)
  }
  look()
  try {
    const answer = await work()
    // What was still going on when the answer came is part of it.
    await new Promise(resolve => setTimeout(resolve, 2))
    const { user, system } = process.cpuUsage(begun)
    return { answer, ms, cpuMs: (user + system) / 1_000 }
  } finally {
    isOver = true
    look()
  }
}
