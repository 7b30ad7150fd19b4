import { Arg, Ctx, Field, ID, Int, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { EntityKindEnum, enumOf } from '../../entities/base/enums.ts'
import { Evidence } from '../../entities/base/evidence.ts'
import type { EvidenceValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import {
  CHANGE,
  type Change,
  type ChangesAnswer,
  type EntityChange as EntityChangeAnswer,
  type FieldChange as FieldChangeAnswer,
} from '../../questions/changes/answer.ts'
import { changes, MAX_CHANGES, MOST_COMPARED } from '../../questions/changes/changes.ts'
import { costOfChanges } from '../../questions/costs.ts'
import { Question } from '../question.ts'

const ChangeEnum = enumOf('EditionChange', CHANGE, 'How an entity differs between two editions or releases.')

/** Of those that this release has: the other side may be another release. */
async function evidenceHere(context: Context, ids: readonly string[]): Promise<EvidenceValue[]> {
  const found = await Promise.all(ids.map(id => context.reader.evidence(id)))
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

@ObjectType({ description: 'How many entities change in a field.' })
export class FieldCount {
  @Field(() => String, { description: 'The field, as in FieldChange.' })
  readonly field: string

  @Field(() => Int, { description: 'How many entities.' })
  readonly count: number

  constructor({ field, count }: { field: string; count: number }) {
    this.field = field
    this.count = count
  }
}

@ObjectType({ description: 'What changes from one edition of a source, or one release, to another.' })
export class Changes {
  readonly data: ChangesAnswer
  readonly kinds: readonly EntityKind[]

  constructor(data: ChangesAnswer, kinds: readonly EntityKind[]) {
    this.data = data
    this.kinds = kinds
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
  fields(): FieldCount[] {
    return this.data.fields.map(field => new FieldCount(field))
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
    @Arg('first', () => Int, { defaultValue: 100, description: `How many are listed at most, 0 to ${MAX_CHANGES}.` })
    first: number,
    @Ctx() context: Context,
  ): Promise<Changes> {
    return new Changes(
      await changes(
        { reader: context.reader, readerOf: context.readerOf },
        { from, to, kinds, first, ...(context.isFile && { most: MOST_COMPARED }) },
      ),
      kinds,
    )
  }
}
