import type { Entry } from '../../../ledger/entries.ts'
import { type Link, strength } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import type { Basis } from '../../../model/vocabulary.ts'
import type { Run } from '../routes/run.ts'

/** Where a flow begins. */
export interface Start {
  source: string | null
  /** The allocation that brings the money. */
  entry: string | null
  target: string
  basis: (entry: Entry | null) => Basis
}

/** Each allocation and target once, however many routes begin with them. */
export function distinctStarts(run: Run): Start[] {
  const starts = new Map<string, Start>()
  for (const { link, to } of run.starts.flatMap(({ on }) => on))
    for (const second of to.on.length === 0 ? [undefined] : to.on) {
      const start = startOf(link, second?.link)
      starts.set(`${start.entry} ${start.target}`, start)
    }
  return [...starts.values()].sort((a, b) => compareIds(a.target, b.target) || compareIds(a.entry ?? '', b.entry ?? ''))
}

function startOf(first: Link, second: Link | undefined): Start {
  const weakest =
    (link: Link | undefined) =>
    (entry: Entry | null): Basis => {
      const bases = [link?.basis ?? 'STATED', entry?.basis ?? 'STATED']
      return bases.sort((a, b) => strength({ basis: b }) - strength({ basis: a }))[0] ?? 'STATED'
    }
  if (first.relation === 'SETS')
    return { source: first.from, entry: first.to, target: second?.to ?? first.to, basis: weakest(second) }
  if (kindOfId(first.from) === 'ALLOCATION')
    return { source: first.from, entry: first.from, target: first.to, basis: weakest(first) }
  return { source: null, entry: null, target: first.from, basis: weakest(undefined) }
}
