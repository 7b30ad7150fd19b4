import { Ctx, Field, ObjectType } from 'type-graphql'
import type { EntityOf } from '../../model/graph.ts'
import type { Basis } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entityOf, related } from '../base/entity-of.ts'
import { BasisEnum } from '../base/enums.ts'
import { Evidence, evidenceOf } from '../base/evidence.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { DecimalScalar } from '../base/scalars.ts'
import { percentage } from './percentage.ts'

@ObjectType({ description: 'A value of an indicator: its target, its plan or what was reached.' })
export class Observation {
  @Field(() => DecimalScalar, { description: 'The figure, in the unit of the indicator.', simple: true })
  value!: string

  @Field(() => String, { description: 'As printed.', simple: true })
  printed!: string

  @Field(() => String, {
    description: 'The year or years it is of: 2019, or 2019-2021; empty where none is printed.',
    simple: true,
  })
  period!: string

  @Field(() => Boolean, { description: 'Whether the source says that it is cumulative.', simple: true })
  cumulative!: boolean

  evidenceIds!: readonly string[]

  @Field(() => [Evidence], { description: 'Where it is printed.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.evidenceIds)
  }
}

@ObjectType({ description: 'What an indicator measures, and how that is known.' })
export class Measure {
  @Field(() => Entity, { description: 'The section, line or programme.', simple: true })
  target!: Entity

  @Field(() => BasisEnum, { description: 'STATED, or INFERRED from equal names.', simple: true })
  basis!: Basis

  @Field(() => String, { nullable: true, description: 'The named rule when basis is not STATED.', simple: true })
  rule!: string | null

  evidenceIds!: readonly string[]

  @Field(() => [Evidence], { description: 'Where the names or the statement stand.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.evidenceIds)
  }
}

function observation({ properties }: EntityOf<'INDICATOR'>, name: 'target' | 'planned' | 'actual'): Observation | null {
  const value = properties[`${name}Value`]
  if (value === null) return null
  return Object.assign(new Observation(), {
    value,
    printed: properties[`${name}Printed`] ?? value,
    period: properties[`${name}Period`] ?? '',
    cumulative: properties[`${name}Cumulative`],
    evidenceIds: properties[`${name}Evidence`],
  })
}

@EntityType('INDICATOR')
export class Indicator extends Entity<'INDICATOR'> {
  @Field(() => String, { description: 'The unit, as printed.' })
  get unit(): string {
    return this.data.properties.unit
  }

  @Field(() => String, { nullable: true, description: 'How it is calculated, as printed; null where none is.' })
  get method(): string | null {
    return this.data.properties.method
  }

  @Field(() => String, { description: 'The heading of the area it stands under, as printed.' })
  get area(): string {
    return this.data.properties.area
  }

  @Field(() => [String], { description: 'What its footnotes say, in words of our own.' })
  get footnotes(): string[] {
    return this.data.properties.footnotes
  }

  @Field(() => typeOf('BUDGET_PROGRAMME'), { description: 'The programme of the State budget it is printed under.' })
  async budgetProgramme(@Ctx() context: Context): Promise<Entity> {
    const [programme] = await related(context, this.id, 'MEASURES', 'OUT', 'BUDGET_PROGRAMME')
    return programme as Entity
  }

  @Field(() => Observation, { nullable: true, description: 'What it is to reach; null where none is printed.' })
  target(): Observation | null {
    return observation(this.data, 'target')
  }

  @Field(() => Observation, { nullable: true, description: 'What the plan foresees; null where none is printed.' })
  planned(): Observation | null {
    return observation(this.data, 'planned')
  }

  @Field(() => Observation, {
    nullable: true,
    description: 'What was reached in the year; null where none is printed.',
  })
  actual(): Observation | null {
    return observation(this.data, 'actual')
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'actual / target x 100, computed, two decimals; null without either.',
  })
  achieved(): string | null {
    const { actualValue, targetValue } = this.data.properties
    return actualValue === null || targetValue === null ? null : percentage(actualValue, targetValue)
  }

  @Field(() => [Measure], { description: 'What it measures.' })
  async measures(@Ctx() context: Context): Promise<Measure[]> {
    const edges = (await context.reader.edges(this.id)).filter(edge => edge.relation === 'MEASURES')
    return Promise.all(
      edges.map(async ({ other, basis, rule, evidence }) =>
        Object.assign(new Measure(), {
          target: await entityOf(context, null, other),
          basis,
          rule,
          evidenceIds: evidence,
        }),
      ),
    )
  }

  @Field(() => [typeOf('RESULT')], { description: 'The same figure stated elsewhere, perhaps in another frame.' })
  corroboration(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'CORROBORATED_BY', 'OUT')
  }
}
