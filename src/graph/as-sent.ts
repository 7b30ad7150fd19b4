import { keeping } from '../model/once.ts'

/**
 * A text of Cypher without what explains it to a reader: whole lines of comment, and how lines stand. The driver sends 1,400 bytes at a
 * time, each of which wakes the database, and that looks for the plan by the whole text. No literal of ours goes over a line.
 */
export const asSent = keeping(1_000, (text: string): string => {
  const lines = text.split('\n').map(line => line.trim())
  return lines.filter(line => line !== '' && !line.startsWith('//')).join(' ')
})
