import { Ctx, Field, ID, ObjectType } from 'type-graphql'
import { FilorossoError } from '../../model/errors.ts'
import type { CheckValue } from '../../model/graph.ts'
import type { CheckKind, CheckStatus } from '../../model/vocabulary.ts'
import { connectionType } from '../base/connection.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf } from '../base/entity-of.ts'
import { CheckKindEnum, CheckStatusEnum } from '../base/enums.ts'
import { Evidence, evidenceOf } from '../base/evidence.ts'
import { Node } from '../base/node.ts'
import { DecimalScalar } from '../base/scalars.ts'
import { Contradiction, contradictionOf } from './contradiction.ts'

@ObjectType({ implements: Node, description: 'A reconciliation, computed from the graph when it is loaded.' })
export class Check extends Node {
  readonly data: CheckValue

  constructor(value: CheckValue) {
    super()
    this.data = value
  }

  @Field(() => ID, { description: 'check/<kind>/<slug>, stable across releases.' })
  override get id(): string {
    return this.data.id
  }

  @Field(() => CheckKindEnum, { description: 'What is compared.' })
  get kind(): CheckKind {
    return this.data.kind
  }

  @Field(() => String, { description: 'A short title.' })
  get name(): string {
    return this.data.name
  }

  @Field(() => CheckStatusEnum, { description: 'How it came out.' })
  get status(): CheckStatus {
    return this.data.status
  }

  @Field(() => DecimalScalar, { nullable: true, description: 'What the formula should give; null when it is absent.' })
  get expected(): string | null {
    return this.data.expected
  }

  @Field(() => DecimalScalar, { nullable: true, description: 'What it gives; null when no term is there.' })
  get found(): string | null {
    return this.data.found
  }

  @Field(() => DecimalScalar, { nullable: true, description: 'expected less found; null when one of them is absent.' })
  get difference(): string | null {
    return this.data.difference
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Half a printed unit for each term: so much rounding alone explains. Null where no figures are compared.',
  })
  get tolerance(): string | null {
    return this.data.tolerance
  }

  @Field(() => String, { description: 'The formula, in words.' })
  get formula(): string {
    return this.data.formula
  }

  @Field(() => [Entity], { description: 'What it is about.' })
  about(@Ctx() context: Context): Promise<Entity[]> {
    return entitiesOf(context, this.data.about)
  }

  @Field(() => [Evidence], { description: 'Where its terms are printed.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }

  @Field(() => Contradiction, {
    nullable: true,
    description: 'The contradiction it found; null when it holds, and when it cannot be checked.',
  })
  async contradiction(@Ctx() context: Context): Promise<Contradiction | null> {
    return this.data.contradiction === null ? null : contradictionOf(context, this.data.contradiction)
  }
}

export const CheckConnection = connectionType('Check', () => Check)
export type CheckConnection = InstanceType<typeof CheckConnection>

export async function checkOf(context: Context, id: string): Promise<Check> {
  const value = await context.reader.check(id)
  if (value === null) throw new FilorossoError('INTERNAL', `release ${context.reader.release.id} lacks ${id}`)
  return new Check(value)
}

export function checksOf(context: Context, ids: readonly string[]): Promise<Check[]> {
  return Promise.all(ids.map(id => checkOf(context, id)))
}
