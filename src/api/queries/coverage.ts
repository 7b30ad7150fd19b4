import { Arg, Ctx, Field, ID, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { BasisEnum, CurrencyEnum, EntityKindEnum, StageEnum } from '../../entities/base/enums.ts'
import { DateScalar, DecimalScalar } from '../../entities/base/scalars.ts'
import { Money, moneyOf } from '../../entities/money/money.ts'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import type { Currency } from '../../model/currency.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Basis, Stage } from '../../model/vocabulary.ts'
import { costOfCoverage } from '../../questions/costs.ts'
import type { CoverageAnswer, LevelAnswer } from '../../questions/coverage/answer.ts'
import { coverage } from '../../questions/coverage/coverage.ts'
import { EditionArg, LangArg, Question } from '../question.ts'
import { Stop } from '../types/stop.ts'

@ObjectType({
  description:
    'How much can be followed to one kind of thing, by how it is known. Levels do not add up: each is of the whole.',
})
export class CoverageLevel {
  readonly data: LevelAnswer

  constructor(data: LevelAnswer) {
    this.data = data
  }

  @Field(() => EntityKindEnum, { description: 'What the money is followed to.' })
  get kind(): EntityKind {
    return this.data.kind
  }

  @Field(() => BasisEnum, { description: 'How it is known. A level may be there once for each.' })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => Money, {
    nullable: true,
    description: 'Null where the level is reached without an amount; upper then bounds it.',
  })
  amount(): Money | null {
    return moneyOf(this.data.amount)
  }

  @Field(() => Money, {
    nullable: true,
    description:
      'The most that can reach the level in this way; null where there is an amount, or where nothing bounds it. Bounds of one level are not to be added: the same money may reach different things in different ways.',
  })
  upper(): Money | null {
    return moneyOf(this.data.upper)
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'amount / total x 100, two decimals, 0.00 to 100.00; null without an amount or a total.',
  })
  get share(): string | null {
    return this.data.share
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'upper / total x 100, two decimals, 0.00 to 100.00: a bound of the share. Null without an upper bound or a total.',
  })
  get upperShare(): string | null {
    return this.data.upperShare
  }
}

@ObjectType({ description: "How much of an act's or a plan's money can be followed to each level." })
export class Coverage {
  readonly data: CoverageAnswer

  constructor(data: CoverageAnswer) {
    this.data = data
  }

  @Field(() => Entity, { description: 'The act, the plan or the fund.' })
  of(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.of)
  }

  @Field(() => StageEnum, { nullable: true, description: 'The stage of the money covered; null where there is none.' })
  get stage(): Stage | null {
    return this.data.stage
  }

  @Field(() => CurrencyEnum, {
    nullable: true,
    description:
      'The currency of the money covered: amounts in others are never added to it. Null where there is none.',
  })
  get currency(): Currency | null {
    return this.data.currency
  }

  @Field(() => DateScalar, { nullable: true, description: 'The day asked about; null for all that acts ever set.' })
  get asOf(): string | null {
    return this.data.asOf
  }

  @Field(() => String, {
    nullable: true,
    description: 'The edition asked about; null for the last of each series.',
  })
  get edition(): string | null {
    return this.data.edition
  }

  @Field(() => Money, {
    nullable: true,
    description: 'All of the money; null where none is stated, or not for the whole.',
  })
  total(): Money | null {
    return moneyOf(this.data.total)
  }

  @Field(() => BasisEnum, {
    nullable: true,
    description:
      'How the total is known: COMPUTED where no source prints it and its parts are added up. Null without one.',
  })
  get totalBasis(): Basis | null {
    return this.data.totalBasis
  }

  @Field(() => [CoverageLevel], { description: 'The levels that are reached, from the widest to the narrowest.' })
  levels(): CoverageLevel[] {
    return this.data.levels.map(level => new CoverageLevel(level))
  }

  @Field(() => [Stop], { description: 'Where the money can be followed no further, and why.' })
  deadEnds(): Stop[] {
    return this.data.deadEnds.map(stop => new Stop(stop))
  }
}

@Resolver()
export class CoverageQueries {
  @Question(() => Coverage, {
    cost: costOfCoverage,
    description:
      "How much of an act's or a plan's money can be followed to each level; of a fund, what it has of its own, and the most that plans are charged to it. An id that the release does not have is NOT_FOUND.",
  })
  async coverage(
    @Arg('of', () => ID, { description: 'The id of an act, a plan or a fund.' }) of: string,
    @Arg('stage', () => StageEnum, {
      nullable: true,
      description:
        'The stage of the money; when null, that of the act itself, movements aside: for a plan, of the latest act.',
    })
    stage: Stage | null,
    @Arg('currency', () => CurrencyEnum, {
      nullable: true,
      description:
        'The currency of the money; when null, the one that most amounts are in. A dead end says which others there are.',
    })
    currency: Currency | null,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'Only what acts had set, and not yet superseded, by that day; everything when null.',
    })
    asOf: string | null,
    @EditionArg edition: string | null,
    @LangArg lang: Language | null,
    @Ctx() context: Context,
  ): Promise<Coverage> {
    return new Coverage(
      await coverage(context.reader, {
        of,
        stage: stage ?? null,
        currency: currency ?? null,
        asOf: asOf ?? null,
        edition: edition ?? null,
        language: lang ?? context.language,
      }),
    )
  }
}
