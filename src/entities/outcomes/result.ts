import { Ctx, Field, Int } from 'type-graphql'
import type { Qualifier } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { related, relatedOne } from '../base/entity-of.ts'
import { QualifierEnum } from '../base/enums.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { DecimalScalar } from '../base/scalars.ts'

@EntityType('RESULT', 'A thing that a report says was done; with a value where it gives one.')
export class Result extends Entity<'RESULT'> {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The figure, in `unit`; null where the source gives none.',
  })
  get value(): string | null {
    return this.data.properties.value
  }

  @Field(() => String, { nullable: true, description: 'What is counted; null without a value.' })
  get unit(): string | null {
    return this.data.properties.unit
  }

  @Field(() => QualifierEnum, { description: 'How exact the figure is meant.' })
  get qualifier(): Qualifier {
    return this.data.properties.qualifier
  }

  @Field(() => String, { nullable: true, description: 'The period it was done in, as printed; null where none is.' })
  get period(): string | null {
    return this.data.properties.period
  }

  @Field(() => Boolean, {
    description: 'Whether the figure counts from the beginning of the work rather than from that of the period.',
  })
  get cumulative(): boolean {
    return this.data.properties.cumulative
  }

  @Field(() => Entity, { description: 'The line, section or programme that did it.' })
  async achievedBy(@Ctx() context: Context): Promise<Entity> {
    return (await relatedOne(context, this.id, 'ACHIEVED', 'IN')) as Entity
  }

  @Field(() => [typeOf('REGION')], { description: 'The regions that the source names.' })
  regions(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'IN_REGION', 'OUT')
  }

  @Field(() => Int, {
    nullable: true,
    description: 'How many regions the source counts, named or not; provinces printed beside them are in regions.',
  })
  get regionsCounted(): number | null {
    return this.data.properties.regionsCounted
  }

  @Field(() => [String], { description: 'Places that are not regions, as printed.' })
  get places(): string[] {
    return this.data.properties.places
  }

  @Field(() => [typeOf('CPI_GROUP')], { description: 'The groups of employment centres that took part.' })
  cpiGroups(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'INVOLVES', 'OUT', 'CPI_GROUP')
  }

  @Field(() => [typeOf('RESULT')], { description: 'The next stages of its funnel.' })
  next(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'LEADS_TO', 'OUT')
  }
}
