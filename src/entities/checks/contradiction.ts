import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import { among, type ListArguments, listAmong, listing, pageOfFiltered } from '../../filters/page.ts'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import type { Currency } from '../../model/currency.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { ClaimValue, ContradictionValue, EntityValue } from '../../model/graph.ts'
import type { Basis, ContradictionKind } from '../../model/vocabulary.ts'
import { connectionType } from '../base/connection.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf, entityOf } from '../base/entity-of.ts'
import { BasisEnum, ContradictionKindEnum, CurrencyEnum, LanguageEnum } from '../base/enums.ts'
import { evidenceFieldOf } from '../base/evidence.ts'
import { Node } from '../base/node.ts'
import { listOf, type PageArgs, pageOf } from '../base/paging.ts'
import { DecimalScalar } from '../base/scalars.ts'
import { WordsArg } from '../base/words.ts'
import { currencyOf } from './currency.ts'
import { calledIn, explanationInItalian, isContradictionInItalian } from './italian.ts'

@ObjectType({
  description: 'One side of a contradiction: printed somewhere, or computed from figures printed in many places.',
  simpleResolvers: true,
})
export class Claim {
  @Field(() => String, { description: 'What is claimed, as printed or in words.' })
  value!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'The figure; null where the claim is none.' })
  number!: string | null

  @Field(() => BasisEnum, { description: 'How it is known.' })
  basis!: Basis

  @Field(() => String, { nullable: true, description: 'The named formula when basis is not STATED.' })
  rule!: string | null
}

export const ClaimEvidence = evidenceFieldOf(
  () => Claim,
  'Where it is printed; where its terms are, when it is computed.',
)

@Resolver(() => Claim)
export class ClaimFields {
  @FieldResolver(() => Entity, {
    nullable: true,
    description: 'The entity whose figure, day or name it is; null where it is nothing that has a page.',
  })
  entity(@Root() { entity }: ClaimValue, @Ctx() context: Context): Coming<EntityValue | null> {
    return entity === null ? null : entityOf(context, null, entity)
  }
}

@ObjectType({
  implements: Node,
  description: 'Two or more claims that cannot all be true. All are kept.',
  simpleResolvers: true,
})
export class Contradiction {
  @Field(() => ID, { description: 'contradiction/<kind of check, or source>/<slug>, stable across releases.' })
  id!: string

  @Field(() => ContradictionKindEnum, { description: 'What disagrees with what.' })
  kind!: ContradictionKind

  @Field(() => [Claim], { description: 'Every side.' })
  claims!: ClaimValue[]

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How far the two figures are apart; null where there are none or more, or where they do not count the same thing.',
  })
  difference!: string | null

  @Field(() => BasisEnum, {
    description:
      'COMPUTED by a check. Found by a reader of the sources: STATED where the claims as printed cannot all be true, INFERRED where the reader concludes that they speak of one thing.',
  })
  basis!: Basis

  @Field(() => String, {
    nullable: true,
    description: 'The named rule that prefers a claim; null when nothing decides.',
  })
  preferenceRule!: string | null
}

@Resolver(() => Contradiction)
export class ContradictionFields {
  @FieldResolver(() => String, { description: 'A short title. Filters and orders go by the English one.' })
  name(
    @Root() contradiction: ContradictionValue,
    @WordsArg lang: Language | null,
    @Ctx() context: Context,
  ): string | Promise<string> {
    return calledIn(context, lang ?? context.language, contradiction)
  }

  @FieldResolver(() => String, { description: 'What disagrees, for a reader who has not seen the source.' })
  explanation(
    @Root() contradiction: ContradictionValue,
    @WordsArg lang: Language | null,
    @Ctx() context: Context,
  ): string | Promise<string> {
    return (lang ?? context.language) === 'IT'
      ? explanationInItalian(context, contradiction)
      : contradiction.explanation
  }

  @FieldResolver(() => LanguageEnum, {
    description:
      'The language of its title and explanation, of the one asked for: English where they are not written in it. What a reader of the sources found stands in the words of whoever made the package.',
  })
  language(
    @Root() contradiction: ContradictionValue,
    @WordsArg lang: Language | null,
    @Ctx() context: Context,
  ): Language {
    return (lang ?? context.language) === 'IT' && isContradictionInItalian(contradiction) ? 'IT' : 'EN'
  }

  @FieldResolver(() => CurrencyEnum, {
    nullable: true,
    description: 'The currency of its difference; null where that is not money, or there is none.',
  })
  currency(@Root() { difference, about }: ContradictionValue, @Ctx() context: Context): Coming<Currency | null> {
    return difference === null ? null : currencyOf(context, about)
  }

  @FieldResolver(() => [Entity], { description: 'What it is about.' })
  about(@Root() { about }: ContradictionValue, @Ctx() context: Context): Coming<EntityValue[]> {
    return entitiesOf(context, about)
  }

  @FieldResolver(() => Claim, {
    nullable: true,
    description: 'The claim that totals and traces use, by the named rule; null when nothing decides.',
  })
  preferred(@Root() { claims, preferred }: ContradictionValue): ClaimValue | null {
    return preferred === null ? null : (claims[preferred] ?? null)
  }
}

export const ContradictionConnection = connectionType<ContradictionValue>('Contradiction', () => Contradiction)
export type ContradictionConnection = InstanceType<typeof ContradictionConnection>

export async function contradictionOf(context: Context, id: string): Promise<ContradictionValue> {
  const value = await context.reader.contradiction(id)
  if (value === null) throw new FilorossoError('INTERNAL', `release ${context.reader.release.id} lacks ${id}`)
  return value
}

export async function contradictionsAbout(context: Context, id: string, page: PageArgs, asked: ListArguments) {
  const ids = await context.reader.contradictionsAbout(id)
  const name = `contradictions of ${id}`
  const filtered = listAmong(name, 'CONTRADICTION', ids, asked)
  if (filtered !== null)
    return pageOfFiltered(ContradictionConnection, filtered, page, context.reader, each =>
      contradictionOf(context, each),
    )
  const list = listOf(context.reader, name)
  const all = pageOf(
    ContradictionConnection,
    list,
    ids,
    page,
    each => each,
    async (each, cursorAt) => {
      return { cursor: cursorAt(), node: await contradictionOf(context, each) }
    },
  )
  return listing(all, () => ({ kind: 'CONTRADICTION', condition: among('CONTRADICTION', ids) }))
}
