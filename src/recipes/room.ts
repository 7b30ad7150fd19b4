import { getHeapStatistics } from 'node:v8'
import { refuse } from './refuse.ts'

/** Bytes that a piece of evidence takes until its package is proved, as measured (docs/importing.md), and what the program takes itself. */
const A_PIECE = 3_000
const PROGRAM = 64 * 2 ** 20

/** How many pieces of evidence the memory of the program has room for. */
export const roomIn = (limit: number = getHeapStatistics().heap_size_limit): number =>
  Math.max(Math.floor((limit - PROGRAM) / A_PIECE), 0)

/** A file is read record by record, but what is made of it is held until it is proved: what is too much for that is refused while there is room. */
export function checkRoom(pieces: number, place: string, room: number = roomIn()): void {
  if (pieces <= room) return
  refuse(
    [`${place}: up to here there are ${pieces} pieces of evidence, and the memory of the program has room for ${room}`],
    'take fewer columns, import parts of it as packages that are loaded together, or give more memory: NODE_OPTIONS=--max-old-space-size=16000 (megabytes)',
  )
}
