import { Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { EntityOf } from '../../model/graph.ts'
import type { HeadcountMeasure, Qualifier } from '../../model/vocabulary.ts'
import { HeadcountMeasureEnum, QualifierEnum } from '../base/enums.ts'
import { evidenceFieldOf } from '../base/evidence.ts'
import { typeOf } from '../base/registry.ts'
import { DateScalar } from '../base/scalars.ts'

@ObjectType({
  description: 'How many people of a cohort, at one stage. Never added to another: the same people are in several.',
  simpleResolvers: true,
})
export class Headcount {
  @Field(() => HeadcountMeasureEnum, { description: 'What is counted.' })
  measure!: HeadcountMeasure

  @Field(() => String, { description: 'What is counted, in a few words.' })
  label!: string

  @Field(() => Int, { description: 'How many people.' })
  value!: number

  @Field(() => QualifierEnum, { description: 'How exact the figure is meant.' })
  qualifier!: Qualifier

  @Field(() => String, { nullable: true, description: 'The period it is of, as printed; null where none is.' })
  period!: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The day it is of; null where none is printed.' })
  at!: string | null
}

export const HeadcountEvidence = evidenceFieldOf(() => Headcount, 'Where it is printed.')

@Resolver(() => typeOf('NAVIGATOR_COHORT'))
export class NavigatorCohortFields {
  @FieldResolver(() => [Headcount], { description: 'Every count of it that a source prints.' })
  headcounts(@Root() { properties }: EntityOf<'NAVIGATOR_COHORT'>): Headcount[] {
    return properties.headcounts
  }
}
