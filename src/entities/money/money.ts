import { Field, ObjectType } from 'type-graphql'
import type { Currency } from '../../model/currency.ts'
import type { EntityOf } from '../../model/graph.ts'
import { type Amount, decimalOf, printedAmount } from '../../model/money.ts'
import type { Precision } from '../../model/vocabulary.ts'
import { CurrencyEnum, PrecisionEnum } from '../base/enums.ts'
import { DecimalScalar } from '../base/scalars.ts'

@ObjectType({
  description:
    'A sum of money, exact to the smallest unit of its currency. Amounts in different currencies are never added or compared.',
  simpleResolvers: true,
})
export class Money {
  readonly data: Amount

  constructor(value: Amount) {
    this.data = value
  }

  @Field(() => DecimalScalar, {
    description:
      'In units of the currency, with as many decimals as ISO 4217 gives it: two for EUR, none for JPY, three for KWD.',
  })
  get amount(): string {
    return decimalOf(this.data)
  }

  @Field(() => CurrencyEnum, { description: 'The currency, as its ISO 4217 code.' })
  get currency(): Currency {
    return this.data.currency
  }

  @Field(() => PrecisionEnum, { description: 'The unit of the printed figure; of the coarsest term where computed.' })
  get precision(): Precision {
    return this.data.precision
  }

  @Field(() => String, { nullable: true, description: 'As printed, e.g. "164.316.744,00"; null when computed.' })
  get printed(): string | null {
    return this.data.printed
  }
}

export function moneyOf(amount: Amount | null): Money | null {
  return amount === null ? null : new Money(amount)
}

/** What an allocation says. */
export const amountOf = ({ properties }: Pick<EntityOf<'ALLOCATION'>, 'properties'>): Money | null =>
  moneyOf(printedAmount(properties))
