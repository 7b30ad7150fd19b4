import { LRUCache } from 'lru-cache'

const sent = new LRUCache<string, string>({ max: 1_000 })

/**
 * A text of Cypher without what explains it to a reader: whole lines of comment, and how lines stand. The driver sends 1,400 bytes at a
 * time, each of which wakes the database, and that looks for the plan by the whole text. No literal of ours goes over a line.
 */
export function asSent(text: string): string {
  const known = sent.get(text)
  if (known !== undefined) return known
  const lines = text.split('\n').map(line => line.trim())
  const short = lines.filter(line => line !== '' && !line.startsWith('//')).join(' ')
  sent.set(text, short)
  return short
}
