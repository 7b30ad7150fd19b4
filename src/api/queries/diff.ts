import { Arg, Ctx, Field, ID, ObjectType, Resolver } from 'type-graphql'
import { Called } from '../../entities/base/called.ts'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { enumOf, PartEnum } from '../../entities/base/enums.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { DecimalScalar } from '../../entities/base/scalars.ts'
import { Money, moneyOf } from '../../entities/money/money.ts'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Part } from '../../model/vocabulary.ts'
import { costOfDiff } from '../../questions/costs.ts'
import { CHANGE_STATUS, type ChangeAnswer, type ChangeStatus, type DiffAnswer } from '../../questions/diff/answer.ts'
import { diff } from '../../questions/diff/diff.ts'
import { LangArg, Question } from '../question.ts'

const CHANGE_ORDER = {
  TARGET: 'By the ids of their targets.',
  PLAN: 'As a plan is read: what is for a plan or a section itself, such as its coordination, before what is inside of it.',
} as const
type ChangeOrder = keyof typeof CHANGE_ORDER

const ChangeOrderEnum = enumOf('ChangeOrder', CHANGE_ORDER, 'In which order the rows of a difference come.')
const ChangeStatusEnum = enumOf('ChangeStatus', CHANGE_STATUS, 'What became of a row.')

function maybe(context: Context, kind: EntityKind, id: string | null): Coming<Entity | null> {
  return id === null ? null : entityOf(context, kind, id)
}

@ObjectType({
  description: 'What became of one row: a target, one part of it, under one fund, for one beneficiary.',
  simpleResolvers: true,
})
export class Change {
  readonly data: ChangeAnswer

  constructor(data: ChangeAnswer) {
    this.data = data
  }

  @Called(() => Entity, { description: 'What the money is for.' })
  target(_: unknown, context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.target)
  }

  @Field(() => PartEnum, { description: 'Which part of it.' })
  get part(): Part {
    return this.data.part
  }

  @Called(() => typeOf('FUND'), {
    nullable: true,
    description: 'The fund it is charged to; null where neither act names one.',
  })
  fund(_: unknown, context: Context): Coming<Entity | null> {
    return maybe(context, 'FUND', this.data.fund)
  }

  @Called(() => typeOf('ORGANISATION'), {
    nullable: true,
    description: 'Who receives it; null where neither act names anybody.',
  })
  beneficiary(_: unknown, context: Context): Coming<Entity | null> {
    return maybe(context, 'ORGANISATION', this.data.beneficiary)
  }

  @Field(() => ChangeStatusEnum, { description: 'What became of it.' })
  get status(): ChangeStatus {
    return this.data.status
  }

  @Called(() => typeOf('ALLOCATION'), {
    nullable: true,
    description: 'What the one act sets; null where it prints no such row.',
  })
  before(_: unknown, context: Context): Coming<Entity | null> {
    return maybe(context, 'ALLOCATION', this.data.before)
  }

  @Called(() => typeOf('ALLOCATION'), {
    nullable: true,
    description: 'What the other sets; null where it prints no such row.',
  })
  after(_: unknown, context: Context): Coming<Entity | null> {
    return maybe(context, 'ALLOCATION', this.data.after)
  }

  @Field(() => Money, {
    nullable: true,
    description: 'after less before, computed; null where they are not comparable.',
  })
  get delta(): Money | null {
    return moneyOf(this.data.delta)
  }

  @Called(() => typeOf('ALLOCATION'), {
    nullable: true,
    description: 'The movement as a source prints it, where it does: it may differ from delta.',
  })
  declared(_: unknown, context: Context): Coming<Entity | null> {
    return maybe(context, 'ALLOCATION', this.data.declared)
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'delta / before x 100, two decimals; null without a delta, or where nothing was there before.',
  })
  get share(): string | null {
    return this.data.share
  }

  @Field(() => String, {
    nullable: true,
    description: 'Why the two acts cannot be compared here; null unless the status is NOT_COMPARABLE.',
  })
  get reason(): string | null {
    return this.data.reason
  }
}

@ObjectType({
  description: 'What one act changed against another, target by target, inside each plan that both set money for.',
})
export class Diff {
  readonly data: DiffAnswer

  constructor(data: DiffAnswer) {
    this.data = data
  }

  @Field(() => typeOf('ACT'), { description: 'The act compared from.' })
  from(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, 'ACT', this.data.from)
  }

  @Field(() => typeOf('ACT'), { description: 'The act compared to.' })
  to(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, 'ACT', this.data.to)
  }

  @Field(() => [Change], {
    description: 'The rows, in the order of their targets. What holds them is in totals, before and after.',
  })
  changes(
    @Arg('order', () => ChangeOrderEnum, { defaultValue: 'TARGET', description: 'In which order.' })
    order: ChangeOrder,
  ): Change[] {
    const { changes, asRead } = this.data
    return (order === 'PLAN' ? asRead : changes).map(change => new Change(change))
  }

  @Field(() => [Change], {
    description:
      'The totals of a section, of a fund or of all that both acts have, printed or computed, compared like rows. They hold the rows of changes and each other: never add them up.',
  })
  totals(): Change[] {
    return this.data.totals.map(change => new Change(change))
  }

  @Field(() => Money, { nullable: true, description: 'The total that from sets; null where it is not stated.' })
  before(): Money | null {
    return moneyOf(this.data.before)
  }

  @Field(() => Money, { nullable: true, description: 'The total that to sets; null where it is not stated.' })
  after(): Money | null {
    return moneyOf(this.data.after)
  }

  @Field(() => Money, {
    nullable: true,
    description:
      'The movement between them as a source prints it; negative when read from the later act to the earlier. Null where none is declared.',
  })
  declared(): Money | null {
    return moneyOf(this.data.declared)
  }

  @Field(() => Money, {
    nullable: true,
    description:
      'before less after less declared: what no source accounts for. Null where the totals are not comparable.',
  })
  residual(): Money | null {
    return moneyOf(this.data.residual)
  }

  @Field(() => String, {
    nullable: true,
    description: 'What the figures do not say by themselves; null when they say it all.',
  })
  get explanation(): string | null {
    return this.data.explanation
  }
}

@Resolver()
export class DiffQueries {
  @Question(() => Diff, {
    cost: costOfDiff,
    description: 'What one act changed against another. An id that the release does not have is NOT_FOUND.',
  })
  async diff(
    @Arg('from', () => ID, { description: 'The id of an act.' }) from: string,
    @Arg('to', () => ID, { description: 'The id of an act.' }) to: string,
    @LangArg lang: Language | null,
    @Ctx() context: Context,
  ): Promise<Diff> {
    return new Diff(await diff(context.reader, from, to, lang ?? context.language))
  }
}
