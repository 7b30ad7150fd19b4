/** What a printed text reads as, or why it cannot be read: a reason that says what is expected instead. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string }

export function read<T>(value: T): Parsed<T> {
  return { ok: true, value }
}

export function unread(reason: string): { ok: false; reason: string } {
  return { ok: false, reason }
}
