import { entriesById } from '../../ledger/entries.ts'
import { explain, type Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { kindOfId } from '../../model/kinds.ts'
import { isInexact, sumAmounts } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { pause } from '../../model/turns.ts'
import { entitiesById } from '../arguments.ts'
import { namedIn } from '../named.ts'
import type { SumAnswer } from './answer.ts'
import { countRefusals } from './counts.ts'
import { accountsAround, type SumReader } from './money.ts'
import { inOrder, moneyRefusals } from './refusals.ts'

export const MAX_TERMS = 100

/**
 * The sum of these allocations, or every reason why they must not be added. The order of the ids changes nothing.
 * @throws FilorossoError NOT_FOUND, BAD_USER_INPUT for no ids, LIMIT_EXCEEDED for too many.
 */
export async function sum(reader: SumReader, ids: readonly string[], language: Language = 'EN'): Promise<SumAnswer> {
  checkCount(ids)
  await reader.ground({ money: [...new Set(ids)].filter(id => kindOfId(id) === 'ALLOCATION') })
  const listed = await entitiesById(reader, [...new Set(ids)].sort(compareIds))
  const allocations = listed.filter(entity => entity.kind === 'ALLOCATION').map(entity => entity.id)
  const accounts = namedIn(language, await accountsAround(reader, allocations))
  const entries = entriesById(accounts.ledger, allocations)
  const repeated = allocations.filter(id => ids.indexOf(id) !== ids.lastIndexOf(id))
  const [rivals, counted] = await Promise.all([rivalsAmong(reader, allocations), countRefusals(reader, listed)])
  await pause()
  const refused = inOrder([...moneyRefusals({ entries, repeated, accounts, rivals }), ...counted])
  const reasons = refused.map(({ code, why, entities }) => ({ code, message: explain(language, why), entities }))
  if (reasons.length > 0) return { kind: 'REFUSED', reasons }
  const amounts = entries.flatMap(({ amount }) => amount ?? [])
  // Past this a number is no longer exact to the cent, on the way to the sum or at its end.
  if (isInexact(amounts))
    throw new FilorossoError('LIMIT_EXCEEDED', 'The sum is too large to be exact to the cent.', {
      hint: 'Add fewer amounts.',
    })
  const total = sumAmounts(amounts)
  return { kind: 'SUM', total, count: allocations.length, terms: allocations }
}

function checkCount(ids: readonly string[]): void {
  if (ids.length === 0)
    throw new FilorossoError('BAD_USER_INPUT', 'ids is empty: nothing is there to add.', {
      hint: 'List the ids of allocations.',
    })
  if (ids.length > MAX_TERMS)
    throw new FilorossoError('LIMIT_EXCEEDED', `ids: ${ids.length} are too many.`, {
      hint: `Add at most ${MAX_TERMS} at once; a total that a source prints is better than a long sum.`,
    })
}

/** Listed allocations that one contradiction sets against each other. */
async function rivalsAmong(reader: SumReader, ids: readonly string[]): Promise<string[][]> {
  const about = await Promise.all(ids.map(id => reader.contradictionsAbout(id)))
  const met = await Promise.all([...new Set(about.flat())].sort(compareIds).map(id => reader.dispute(id)))
  return met.flatMap(dispute => {
    const figures = (dispute?.claims ?? []).filter(claim => claim.number !== null)
    const rivals = [...new Set(figures.flatMap(claim => claim.entity ?? []))].filter(id => ids.includes(id))
    return rivals.length > 1 ? [rivals] : []
  })
}
