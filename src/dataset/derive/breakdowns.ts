import { splitBy } from '../../ledger/balance.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import type { Allocation, GraphIndex } from './index-of-graph.ts'

/** One way in which one total is split. */
export interface Split {
  total: Allocation
  by: Breakdown
  parts: Allocation[]
  /** Whether every tie of it was derived: then it says again what the printed amounts already say. */
  computed: boolean
}

export function splitsOf(index: GraphIndex, total: Allocation): Split[] {
  const ties = index.out('BREAKS_DOWN_INTO', total.id)
  const ways = [...new Set(ties.flatMap(tie => tie.breakdown ?? []))].sort()
  return ways.flatMap(by =>
    index.entries([total]).flatMap(entry => {
      const parts = (splitBy(index.ledger, entry, by)?.parts ?? []).flatMap(
        ({ id }) => index.find('ALLOCATION', id) ?? [],
      )
      const computed = ties.every(tie => tie.breakdown !== by || tie.basis === 'COMPUTED')
      return [{ total, by, parts, computed }]
    }),
  )
}
