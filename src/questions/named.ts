import type { Accounts } from '../ledger/accounts.ts'
import { ledgerFrom } from '../ledger/entries.ts'
import { type Language, nameIn } from '../locale/language.ts'

/** The same money with its amounts called in a language. */
export function namedIn<Known extends Pick<Accounts, 'graph' | 'ledger'>>(language: Language, known: Known): Known {
  if (language === 'EN') return known
  const entries = [...known.ledger.entries.values()].map(entry => {
    const entity = known.graph.entities.get(entry.id)
    return entity === undefined ? entry : { ...entry, name: nameIn(language, entity) }
  })
  return { ...known, ledger: ledgerFrom(entries) }
}
