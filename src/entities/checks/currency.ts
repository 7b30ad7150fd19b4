import { type Coming, when, whenAll } from '../../model/coming.ts'
import type { Currency } from '../../model/currency.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Context } from '../base/context.ts'
import { entityOf } from '../base/entity-of.ts'

/** The one currency of the amounts among what a finding is about; null where there are none, or they are in several. */
export function currencyOf(context: Context, about: readonly string[]): Coming<Currency | null> {
  const amounts = about.filter(id => kindOfId(id) === 'ALLOCATION').map(id => entityOf(context, 'ALLOCATION', id))
  return when(whenAll(amounts), found => {
    const currencies = found.flatMap(each => (each.kind === 'ALLOCATION' ? (each.properties.currency ?? []) : []))
    const [only, ...others] = new Set(currencies)
    return only === undefined || others.length > 0 ? null : only
  })
}
