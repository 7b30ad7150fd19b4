import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Those who read meanwhile come first; a machine that has nothing else to do loses nothing by it. On Linux each thread has a priority of
 * its own, and nearly half of what a load takes of the processor is taken by the threads in which V8 collects garbage.
 */
export function comeLast(): void {
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid]
  for (const thread of threads) {
    try {
      setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // It has just ended.
    }
  }
}
