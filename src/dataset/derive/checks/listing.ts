import type { EntityValue } from '../../../model/graph.ts'
import type { CheckStatus } from '../../../model/vocabulary.ts'
import { KIND_WORDS } from '../../../model/words.ts'
import { computedClaim, type Finding, finding, statedClaim } from './finding.ts'

const COUNT_RULE = 'count-of-list'

/** How many things a source counts, and those that it names. */
export interface Listing {
  owner: EntityValue
  /** The plural of what is counted. */
  what: string
  count: number
  /** Ids. */
  list: readonly string[]
  /** Evidence of the count, and of the list. */
  counted: readonly string[]
  listed: readonly string[]
  /** Whether a source may name but some of what it counts: then a list is one that holds more than half of them. */
  someMayBeNamed?: boolean
}

/** Not checkable where the graph holds no list at all: the source may name them where the package does not look. */
export function countOfList(listing: Listing): Finding {
  const { owner, what, count, list, counted, listed } = listing
  const status = statusOf(listing)
  const found = list.length === 0 ? null : String(list.length)
  return finding(
    {
      of: [owner.id, what],
      name: `${owner.name}: its ${what}, as counted and as listed`,
      status,
      expected: String(count),
      found,
      difference: found === null ? null : String(count - list.length),
      tolerance: '0',
      formula: `stated number of ${what} - ${what} listed${found !== null && status === 'NOT_CHECKABLE' ? '; only some are named' : ''}`,
      about: [owner.id, ...list],
      concerns: [owner.id],
      evidence: [...counted, ...listed],
    },
    () => ({
      kind: 'TOTAL_VS_PARTS',
      name: `${owner.name}: ${count} ${what} stated, ${list.length} listed`,
      explanation: `The ${KIND_WORDS[owner.kind][0]} "${owner.name}" is said to have ${count} ${what}, but ${list.length} are listed.`,
      claims: [
        statedClaim(owner, String(count), String(count), counted),
        computedClaim(String(list.length), COUNT_RULE, listed, owner.id),
      ],
    }),
  )
}

function statusOf({ count, list, someMayBeNamed = false }: Listing): CheckStatus {
  if (list.length === 0) return 'NOT_CHECKABLE'
  if (list.length === count) return 'HOLDS'
  return someMayBeNamed && list.length * 2 <= count ? 'NOT_CHECKABLE' : 'FAILS'
}
