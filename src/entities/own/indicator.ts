import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { matchingOf } from '../../filters/page.ts'
import { latest, ofOnePeriod } from '../../kinds/observations.ts'
import type { EntityOf, EntityValue } from '../../model/graph.ts'
import { minus, percentage } from '../../model/percentage.ts'
import type { Basis, ObservationType } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entityOf } from '../base/entity-of.ts'
import { BasisEnum, ObservationTypeEnum } from '../base/enums.ts'
import { evidenceFieldOf } from '../base/evidence.ts'
import { typeOf } from '../base/registry.ts'
import { DateScalar, DecimalScalar } from '../base/scalars.ts'
import { checkedFirst, FirstArg, narrowing } from '../kinds/narrowed.ts'

@ObjectType({
  description: 'A value of an indicator: its target, its plan or what was reached.',
  simpleResolvers: true,
})
export class Observation {
  @Field(() => DecimalScalar, { description: 'The figure, in the unit of the indicator.' })
  value!: string

  @Field(() => String, { description: 'As printed.' })
  printed!: string

  @Field(() => String, {
    nullable: true,
    description: 'The year or years it is of: 2019, or 2019-2021; null where none is printed.',
  })
  period!: string | null

  @Field(() => Boolean, { description: 'Whether the source says that it is cumulative.' })
  cumulative!: boolean
}

@ObjectType({
  description:
    'One value that a source prints of an indicator or target: a baseline, a target, a plan or what was reached.',
  simpleResolvers: true,
})
export class ObservedValue {
  @Field(() => ObservationTypeEnum, { description: 'What the value is.' })
  type!: ObservationType

  @Field(() => DecimalScalar, { nullable: true, description: 'The figure; null where a text is printed, such as Yes.' })
  value!: string | null

  @Field(() => String, { nullable: true, description: 'As printed.' })
  printed!: string | null

  @Field(() => String, { nullable: true, description: 'Its unit, where it is not that of the whole.' })
  unit!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'What part of the whole it counts, such as women; null for the whole.',
  })
  label!: string | null

  @Field(() => String, { nullable: true, description: 'The period it is of, as printed.' })
  period!: string | null

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which it is due, or the last day of its period; null where none is printed.',
  })
  day!: string | null
}

@ObjectType({ description: 'What an indicator measures, and how that is known.', simpleResolvers: true })
export class Measure {
  @Field(() => Entity, {
    description: 'What is measured: a plan, a section, a line, a project, a programme or a contract.',
  })
  target!: EntityValue

  @Field(() => BasisEnum, { description: 'STATED, or INFERRED from equal names.' })
  basis!: Basis

  @Field(() => String, { nullable: true, description: 'The named rule when basis is not STATED.' })
  rule!: string | null
}

export const ObservationEvidence = evidenceFieldOf(() => Observation, 'Where it is printed.')
export const ObservedValueEvidence = evidenceFieldOf(() => ObservedValue, 'Where it is printed.')
export const MeasureEvidence = evidenceFieldOf(() => Measure, 'Where the names or the statement stand.')

function observation({ properties }: EntityOf<'INDICATOR'>, name: 'target' | 'planned' | 'actual'): Observation | null {
  const value = properties[`${name}Value`]
  if (value === null) return null
  const observed = {
    value,
    printed: properties[`${name}Printed`] ?? value,
    period: properties[`${name}Period`],
    cumulative: properties[`${name}Cumulative`],
    evidence: properties[`${name}Evidence`],
  }
  return observed
}

const { FilterArg, OrderArg, Costs } = narrowing('ENTITY', 'by relationship')

@Resolver(() => typeOf('INDICATOR'))
export class IndicatorFields {
  @FieldResolver(() => Observation, {
    nullable: true,
    description: 'What it is to reach; null where none is printed.',
  })
  target(@Root() indicator: EntityOf<'INDICATOR'>): Observation | null {
    return observation(indicator, 'target')
  }

  @FieldResolver(() => Observation, {
    nullable: true,
    description: 'What the plan foresees; null where none is printed.',
  })
  planned(@Root() indicator: EntityOf<'INDICATOR'>): Observation | null {
    return observation(indicator, 'planned')
  }

  @FieldResolver(() => Observation, {
    nullable: true,
    description: 'What was reached in the year; null where none is printed.',
  })
  actual(@Root() indicator: EntityOf<'INDICATOR'>): Observation | null {
    return observation(indicator, 'actual')
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      'actual / target x 100 of the latest period that has both, computed, two decimals; null where none has, and where the value is to fall: see progress.',
  })
  achieved(@Root() { properties }: EntityOf<'INDICATOR'>): string | null {
    const known = properties.direction === 'DECREASE' ? null : ofOnePeriod(properties)
    return known && percentage(known.actual, known.target)
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '(actual - baseline) / (target - baseline) x 100, computed, two decimals; null where one of the three is missing or the target is the baseline.',
  })
  progress(@Root() { properties }: EntityOf<'INDICATOR'>): string | null {
    const { actualValue, targetValue } = properties
    const baseline = latest(properties.observations, 'BASELINE')?.value ?? null
    if (baseline === null || actualValue === null || targetValue === null) return null
    return percentage(minus(actualValue, baseline), minus(targetValue, baseline))
  }

  @FieldResolver(() => [ObservedValue], {
    description: 'Every value that a source prints in a table of observations, the earliest first.',
  })
  observations(@Root() { properties }: EntityOf<'INDICATOR'>): ObservedValue[] {
    return properties.observations
  }

  @Costs
  @FieldResolver(() => [Measure], { description: 'What it measures; filter and order are of the targets.' })
  async measures(
    @Root() { id }: EntityValue,
    @FirstArg first: number | null,
    @FilterArg filter: object | null,
    @OrderArg orderBy: string | null,
    @Ctx() context: Context,
  ): Promise<Measure[]> {
    const edges = (await context.reader.edges(id)).filter(({ relation }) => relation === 'MEASURES')
    const most = checkedFirst(first)
    const targets = edges.map(({ other }) => other)
    const chosen = await matchingOf(context, 'ENTITY', [...new Set(targets)], { filter, orderBy })
    const measures = chosen.flatMap(target => edges.filter(({ other }) => other === target)).slice(0, most)
    return Promise.all(measures.map(async edge => ({ ...edge, target: await entityOf(context, null, edge.other) })))
  }
}

@Resolver(() => typeOf('TARGET'))
export class TargetFields {
  @FieldResolver(() => [ObservedValue], { description: 'Every value that a source prints of it, the earliest first.' })
  observations(@Root() { properties }: EntityOf<'TARGET'>): ObservedValue[] {
    return properties.observations
  }
}
