import { Arg, Ctx, Field, ID, Int, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { EntityKindEnum, enumOf } from '../../entities/base/enums.ts'
import { Evidence } from '../../entities/base/evidence.ts'
import { DecimalScalar } from '../../entities/base/scalars.ts'
import type { EntityValue, EvidenceValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import {
  CHANGE,
  type Change,
  type ChangesAnswer,
  type EntityChange as EntityChangeAnswer,
  type FieldChange as FieldChangeAnswer,
  type FieldCount as FieldCountAnswer,
} from '../../questions/changes/answer.ts'
import { type ChangesQuestion, changes, MAX_CHANGES, MOST_COMPARED } from '../../questions/changes/changes.ts'
import { costOfChanges } from '../../questions/costs.ts'
import { Question } from '../question.ts'

const ChangeEnum = enumOf('EditionChange', CHANGE, 'How an entity differs between two editions or releases.')

/** Of those that this release has: the other side may be another release. */
async function evidenceHere(context: Context, ids: readonly string[]): Promise<EvidenceValue[]> {
  const found = await Promise.all(ids.map(id => context.reader.evidence(id)))
  return found.filter(value => value !== null)
}

async function entitiesHere(context: Context, ids: readonly string[]): Promise<EntityValue[]> {
  const found = await Promise.all(ids.map(id => context.reader.entity(id)))
  return found.filter(value => value !== null)
}

@ObjectType({ description: 'What two editions or releases print of one field of an entity.' })
export class FieldChange {
  readonly data: FieldChangeAnswer

  constructor(data: FieldChangeAnswer) {
    this.data = data
  }

  @Field(() => String, {
    description:
      'The field as Evidence.field has it: amount, due, observations.target; or a relationship type: MEASURES.',
  })
  get field(): string {
    return this.data.field
  }

  @Field(() => String, {
    nullable: true,
    description:
      'What the first prints, letter by letter; the ids at the other end of a relationship; null where it prints nothing.',
  })
  get from(): string | null {
    return this.data.from
  }

  @Field(() => String, { nullable: true, description: 'The same of the second.' })
  get to(): string | null {
    return this.data.to
  }

  @Field(() => Boolean, {
    description: 'False where the unit or the type changed as well: then two figures say different things.',
  })
  get comparable(): boolean {
    return this.data.comparable
  }

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of figures and days, whether the second is higher or later; null for anything else.',
  })
  get rises(): boolean | null {
    return this.data.rises
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Of two figures in one unit, the second less the first: negative where it is lowered. Null for anything else.',
  })
  get difference(): string | null {
    return this.data.difference
  }

  @Field(() => String, {
    nullable: true,
    description:
      'The unit of the difference: the code of a currency, or as the second prints it. Null where no unit is printed or there is no difference.',
  })
  get unit(): string | null {
    return this.data.unit
  }

  @Field(() => [Entity], {
    description:
      'Of a relationship, what the first has at its other end, as far as this release has it; empty for a field.',
  })
  fromEntities(@Ctx() context: Context): Promise<EntityValue[]> {
    return entitiesHere(context, this.data.fromEnds)
  }

  @Field(() => [Entity], { description: 'The same of the second.' })
  toEntities(@Ctx() context: Context): Promise<EntityValue[]> {
    return entitiesHere(context, this.data.toEnds)
  }

  @Field(() => [Evidence], { description: 'Where the first prints it; empty where that is another release.' })
  fromEvidence(@Ctx() context: Context): Promise<EvidenceValue[]> {
    return evidenceHere(context, this.data.fromEvidence)
  }

  @Field(() => [Evidence], { description: 'Where the second prints it; empty where that is another release.' })
  toEvidence(@Ctx() context: Context): Promise<EvidenceValue[]> {
    return evidenceHere(context, this.data.toEvidence)
  }
}

@ObjectType({ description: 'An entity that two editions or releases do not print alike.' })
export class EntityChange {
  readonly data: EntityChangeAnswer

  constructor(data: EntityChangeAnswer) {
    this.data = data
  }

  @Field(() => ID, { description: 'Its id in the second; in the first where that alone has it.' })
  get id(): string {
    return this.data.id
  }

  @Field(() => EntityKindEnum, { description: 'Its kind.' })
  get kind(): EntityKind {
    return this.data.kind
  }

  @Field(() => String, { description: 'What it is called.' })
  get name(): string {
    return this.data.name
  }

  @Field(() => ChangeEnum, { description: 'How it differs.' })
  get change(): Change {
    return this.data.change
  }

  @Field(() => [FieldChange], { description: 'The fields that differ; empty for what only one of them has.' })
  fields(): FieldChange[] {
    return this.data.fields.map(field => new FieldChange(field))
  }
}

@ObjectType({ description: 'How many entities change in a field.', simpleResolvers: true })
export class FieldCount implements FieldCountAnswer {
  @Field(() => String, { description: 'The field, as in FieldChange.' })
  field!: string

  @Field(() => Int, { description: 'How many entities.' })
  count!: number

  @Field(() => Int, { description: 'Of how many of these the figure is higher, or the day later, in the second.' })
  rises!: number

  @Field(() => Int, { description: 'Of how many it is lower, or earlier.' })
  falls!: number
}

@ObjectType({ description: 'What changes from one edition of a source, or one release, to another.' })
export class Changes {
  readonly data: ChangesAnswer
  readonly asked: Pick<ChangesQuestion, 'kinds' | 'field' | 'rises'>

  constructor(data: ChangesAnswer, asked: Pick<ChangesQuestion, 'kinds' | 'field' | 'rises'>) {
    this.data = data
    this.asked = asked
  }

  @Field(() => Int, { description: 'How many entities only the second has.' })
  get added(): number {
    return this.data.added
  }

  @Field(() => Int, { description: 'How many only the first has.' })
  get removed(): number {
    return this.data.removed
  }

  @Field(() => Int, { description: 'How many both have and do not print alike.' })
  get changed(): number {
    return this.data.changed
  }

  @Field(() => Int, { description: 'How many both print alike.' })
  get unchanged(): number {
    return this.data.unchanged
  }

  @Field(() => [FieldCount], { description: 'Of how many entities each field changes, by field.' })
  get fields(): FieldCountAnswer[] {
    return this.data.fields
  }

  @Field(() => Int, {
    description:
      'How many entities are added, removed or changed as `field` and `rises` ask, of which `changes` lists the first.',
  })
  get matching(): number {
    return this.data.matching
  }

  @Field(() => [EntityChange], { description: 'What differs, in the order of ids; as many as were asked for.' })
  changes(): EntityChange[] {
    return this.data.changes.map(change => new EntityChange(change))
  }
}

@Resolver()
export class ChangesQueries {
  @Question(() => Changes, {
    cost: costOfChanges,
    description:
      'What changes from one edition of a source to another, or from one release to another: what both print is matched by id and compared field by field, as printed; what only one has is listed as added or removed. Both are ids of sources of this release, or both ids of releases; an unknown one is NOT_FOUND.',
  })
  async changes(
    @Arg('from', () => ID, { description: 'The id of a source, or of a release.' }) from: string,
    @Arg('to', () => ID, { description: 'The id of another source, or of another release.' }) to: string,
    @Arg('kinds', () => [EntityKindEnum], {
      defaultValue: ['TARGET', 'INDICATOR', 'ALLOCATION'],
      description: 'The kinds of entities that are compared.',
    })
    kinds: EntityKind[],
    @Arg('field', () => String, {
      nullable: true,
      description: 'Lists the changes of this field alone, as FieldChange.field has it; all of them when null.',
    })
    field: string | null,
    @Arg('rises', () => Boolean, {
      nullable: true,
      description:
        'true: lists only figures that are higher and days that are later in the second; false: lower and earlier; null: everything.',
    })
    rises: boolean | null,
    @Arg('first', () => Int, { defaultValue: 100, description: `How many are listed at most, 0 to ${MAX_CHANGES}.` })
    first: number,
    @Ctx() context: Context,
  ): Promise<Changes> {
    const asked = { kinds, field, rises }
    return new Changes(
      await changes(
        { reader: context.reader, readerOf: context.readerOf },
        { from, to, ...asked, first, ...(context.isFile && { most: MOST_COMPARED }) },
      ),
      asked,
    )
  }
}
