import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import type { Currency } from '../../model/currency.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { CheckValue, ContradictionValue, EntityValue } from '../../model/graph.ts'
import type { CheckStatus } from '../../model/vocabulary.ts'
import { connectionType } from '../base/connection.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf } from '../base/entity-of.ts'
import { CheckKindEnum, CheckStatusEnum, CurrencyEnum, LanguageEnum } from '../base/enums.ts'
import { evidenceFieldOf } from '../base/evidence.ts'
import { Node } from '../base/node.ts'
import { DecimalScalar } from '../base/scalars.ts'
import { WordsArg } from '../base/words.ts'
import { Contradiction, contradictionOf } from './contradiction.ts'
import { currencyOf } from './currency.ts'
import { calledIn, formulaInItalian, isCheckInItalian } from './italian.ts'

@ObjectType({
  implements: Node,
  description: 'A reconciliation, computed from the graph when it is loaded.',
  simpleResolvers: true,
})
export class Check {
  @Field(() => ID, { description: 'check/<kind>/<slug>, stable across releases.' })
  id!: string

  @Field(() => CheckKindEnum, { description: 'What is compared.' })
  kind!: string

  @Field(() => CheckStatusEnum, { description: 'How it came out.' })
  status!: CheckStatus

  @Field(() => DecimalScalar, { nullable: true, description: 'What the formula should give; null when it is absent.' })
  expected!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'What it gives; null when no term is there.' })
  found!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'expected less found; null when one of them is absent.' })
  difference!: string | null

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Half a printed unit for each term: so much rounding alone explains. Null where no figures are compared.',
  })
  tolerance!: string | null
}

@Resolver(() => Check)
export class CheckFields {
  @FieldResolver(() => String, { description: 'A short title. Filters and orders go by the English one.' })
  name(@Root() check: CheckValue, @WordsArg lang: Language | null, @Ctx() context: Context): string | Promise<string> {
    return calledIn(context, lang ?? context.language, check)
  }

  @FieldResolver(() => String, { description: 'The formula, in words.' })
  formula(@Root() check: CheckValue, @WordsArg lang: Language | null, @Ctx() context: Context): string {
    return (lang ?? context.language) === 'IT' ? formulaInItalian(check) : check.formula
  }

  @FieldResolver(() => LanguageEnum, {
    description:
      'The language of its title and formula, of the one asked for: English where they are not written in it.',
  })
  language(@Root() check: CheckValue, @WordsArg lang: Language | null, @Ctx() context: Context): Language {
    return (lang ?? context.language) === 'IT' && isCheckInItalian(check) ? 'IT' : 'EN'
  }

  @FieldResolver(() => CurrencyEnum, {
    nullable: true,
    description: 'The currency of its figures; null where they are not money, or there are none.',
  })
  currency(@Root() check: CheckValue, @Ctx() context: Context): Coming<Currency | null> {
    return check.expected === null && check.found === null ? null : currencyOf(context, check.about)
  }

  @FieldResolver(() => [Entity], { description: 'What it is about.' })
  about(@Root() { about }: CheckValue, @Ctx() context: Context): Coming<EntityValue[]> {
    return entitiesOf(context, about)
  }

  @FieldResolver(() => Contradiction, {
    nullable: true,
    description: 'The contradiction it found; null when it holds, and when it cannot be checked.',
  })
  async contradiction(
    @Root() { contradiction }: CheckValue,
    @Ctx() context: Context,
  ): Promise<ContradictionValue | null> {
    return contradiction === null ? null : contradictionOf(context, contradiction)
  }
}

export const CheckEvidence = evidenceFieldOf(() => Check, 'Where its terms are printed.')

export const CheckConnection = connectionType<CheckValue>('Check', () => Check)
export type CheckConnection = InstanceType<typeof CheckConnection>

export async function checkOf(context: Context, id: string): Promise<CheckValue> {
  const value = await context.reader.check(id)
  if (value === null) throw new FilorossoError('INTERNAL', `release ${context.reader.release.id} lacks ${id}`)
  return value
}

export function checksOf(context: Context, ids: readonly string[]): Promise<CheckValue[]> {
  return Promise.all(ids.map(id => checkOf(context, id)))
}
