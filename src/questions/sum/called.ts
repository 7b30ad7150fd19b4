import type { Accounts } from '../../ledger/accounts.ts'
import type { MoneyReader } from '../../ledger/read.ts'
import { called, type Language } from '../../locale/language.ts'
import type { Edge, EntityValue } from '../../model/graph.ts'
import { thingOf } from '../trace/words.ts'

/** No source names an amount: in a language other than that of its name it is called by what it is, who sets it and what it is for. */
export async function amountsCalled(reader: MoneyReader, accounts: Accounts, language: Language): Promise<Accounts> {
  const entities = new Map<string, EntityValue>(accounts.graph.entities)
  const edges = new Map<string, readonly Edge[]>()
  let level = [...accounts.ledger.entries.values()].flatMap(({ target, act }) => [target, act])
  while (level.length > 0) {
    const fresh = [...new Set(level)].filter(id => id !== null).filter(id => !entities.has(id))
    const read = await Promise.all(fresh.map(async id => [await reader.entity(id), await reader.edges(id)] as const))
    level = []
    for (const [value, around] of read) {
      if (value === null) continue
      entities.set(value.id, value)
      edges.set(value.id, around)
      for (const { relation, direction, other } of around)
        if (direction === 'IN' ? relation === 'HAS_LINE' || relation === 'HAS_SECTION' : relation === 'ISSUED_BY')
          level.push(other)
    }
  }
  const known = accounts.graph.edges
  const both = {
    get: (id: string) => edges.get(id) ?? known.get(id),
    has: (id: string) => edges.has(id) || known.has(id),
  }
  const graph = { ...accounts.graph, entities, edges: both }
  const entries = [...accounts.ledger.entries].map(
    ([id, entry]) => [id, { ...entry, name: called(language, thingOf(graph, id)) }] as const,
  )
  return { ...accounts, graph, ledger: { ...accounts.ledger, entries: new Map(entries) } }
}
