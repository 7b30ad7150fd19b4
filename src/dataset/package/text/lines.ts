import { createHash } from 'node:crypto'

/** The lines of a text; a last one that ends in a line break is not followed by another, empty one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
