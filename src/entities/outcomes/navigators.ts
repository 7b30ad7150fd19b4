import { Ctx, Field, Int, ObjectType } from 'type-graphql'
import { compareIds } from '../../model/order.ts'
import type { Headcount as HeadcountData } from '../../model/properties.ts'
import type { HeadcountMeasure, Qualifier } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf, related, relatedIds } from '../base/entity-of.ts'
import { HeadcountMeasureEnum, QualifierEnum } from '../base/enums.ts'
import { Evidence, evidenceOf } from '../base/evidence.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { DateScalar } from '../base/scalars.ts'

@ObjectType({
  description: 'How many people of a cohort, at one stage. Never added to another: the same people are in several.',
})
export class Headcount {
  readonly data: HeadcountData

  constructor(data: HeadcountData) {
    this.data = data
  }

  @Field(() => HeadcountMeasureEnum, { description: 'What is counted.' })
  get measure(): HeadcountMeasure {
    return this.data.measure
  }

  @Field(() => String, { description: 'What is counted, in a few words.' })
  get label(): string {
    return this.data.label
  }

  @Field(() => Int, { description: 'How many people.' })
  get value(): number {
    return this.data.value
  }

  @Field(() => QualifierEnum, { description: 'How exact the figure is meant.' })
  get qualifier(): Qualifier {
    return this.data.qualifier
  }

  @Field(() => String, { nullable: true, description: 'The period it is of, as printed; null where none is.' })
  get period(): string | null {
    return this.data.period
  }

  @Field(() => DateScalar, { nullable: true, description: 'The day it is of; null where none is printed.' })
  get at(): string | null {
    return this.data.at
  }

  @Field(() => [Evidence], { description: 'Where it is printed.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }
}

@EntityType('NAVIGATOR_COHORT')
export class NavigatorCohort extends Entity<'NAVIGATOR_COHORT'> {
  @Field(() => [Headcount], { description: 'Every count of it that a source prints.' })
  headcounts(): Headcount[] {
    return this.data.properties.headcounts.map(each => new Headcount(each))
  }

  @Field(() => [typeOf('NAVIGATOR_COHORT')], { description: 'Cohorts that share people with it.' })
  async overlaps(@Ctx() context: Context): Promise<Entity[]> {
    const [right, left] = await Promise.all([
      relatedIds(context, this.id, 'OVERLAPS', 'OUT'),
      relatedIds(context, this.id, 'OVERLAPS', 'IN'),
    ])
    return entitiesOf(context, [...new Set([...right, ...left])].sort(compareIds))
  }

  @Field(() => [typeOf('REGION')], { description: 'The regions that a source names for it.' })
  regions(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'IN_REGION', 'OUT')
  }
}
