import { Ctx, Field, ID, ObjectType } from 'type-graphql'
import { FilorossoError } from '../../model/errors.ts'
import type { ClaimValue, ContradictionValue } from '../../model/graph.ts'
import type { Basis, ContradictionKind } from '../../model/vocabulary.ts'
import { connectionType } from '../base/connection.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entitiesOf, entityOf } from '../base/entity-of.ts'
import { BasisEnum, ContradictionKindEnum } from '../base/enums.ts'
import { Evidence, evidenceOf } from '../base/evidence.ts'
import { Node } from '../base/node.ts'
import { listOf, type PageArgs, pageOf } from '../base/paging.ts'
import { DecimalScalar } from '../base/scalars.ts'

@ObjectType({
  description: 'One side of a contradiction: printed somewhere, or computed from figures printed in many places.',
})
export class Claim {
  readonly data: ClaimValue

  constructor(value: ClaimValue) {
    this.data = value
  }

  @Field(() => String, { description: 'What is claimed, as printed or in words.' })
  get value(): string {
    return this.data.value
  }

  @Field(() => DecimalScalar, { nullable: true, description: 'The figure; null where the claim is none.' })
  get number(): string | null {
    return this.data.number
  }

  @Field(() => BasisEnum, { description: 'How it is known.' })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => String, { nullable: true, description: 'The named formula when basis is not STATED.' })
  get rule(): string | null {
    return this.data.rule
  }

  @Field(() => [Evidence], { description: 'Where it is printed; where its terms are, when it is computed.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }

  @Field(() => Entity, {
    nullable: true,
    description: 'The entity whose figure, day or name it is; null where it is nothing that has a page.',
  })
  async entity(@Ctx() context: Context): Promise<Entity | null> {
    return this.data.entity === null ? null : entityOf(context, null, this.data.entity)
  }
}

@ObjectType({ implements: Node, description: 'Two or more claims that cannot all be true. All are kept.' })
export class Contradiction extends Node {
  readonly data: ContradictionValue

  constructor(value: ContradictionValue) {
    super()
    this.data = value
  }

  @Field(() => ID, { description: 'contradiction/<kind of check, or source>/<slug>, stable across releases.' })
  override get id(): string {
    return this.data.id
  }

  @Field(() => ContradictionKindEnum, { description: 'What disagrees with what.' })
  get kind(): ContradictionKind {
    return this.data.kind
  }

  @Field(() => String, { description: 'A short title.' })
  get name(): string {
    return this.data.name
  }

  @Field(() => String, { description: 'What disagrees, for a reader who has not seen the source.' })
  get explanation(): string {
    return this.data.explanation
  }

  @Field(() => [Claim], { description: 'Every side.' })
  claims(): Claim[] {
    return this.data.claims.map(claim => new Claim(claim))
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'How far the two figures are apart; null where there are none or more, or where they do not count the same thing.',
  })
  get difference(): string | null {
    return this.data.difference
  }

  @Field(() => [Entity], { description: 'What it is about.' })
  about(@Ctx() context: Context): Promise<Entity[]> {
    return entitiesOf(context, this.data.about)
  }

  @Field(() => BasisEnum, {
    description:
      'COMPUTED by a check. Found by a reader of the sources: STATED where the claims as printed cannot all be true, INFERRED where the reader concludes that they speak of one thing.',
  })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => Claim, {
    nullable: true,
    description: 'The claim that totals and traces use, by the named rule; null when nothing decides.',
  })
  preferred(): Claim | null {
    const claim = this.data.preferred === null ? undefined : this.data.claims[this.data.preferred]
    return claim === undefined ? null : new Claim(claim)
  }

  @Field(() => String, {
    nullable: true,
    description: 'The named rule that prefers a claim; null when nothing decides.',
  })
  get preferenceRule(): string | null {
    return this.data.preferenceRule
  }
}

export const ContradictionConnection = connectionType('Contradiction', () => Contradiction)
export type ContradictionConnection = InstanceType<typeof ContradictionConnection>

export async function contradictionOf(context: Context, id: string): Promise<Contradiction> {
  const value = await context.reader.contradiction(id)
  if (value === null) throw new FilorossoError('INTERNAL', `release ${context.reader.release.id} lacks ${id}`)
  return new Contradiction(value)
}

export async function contradictionsAbout(context: Context, id: string, page: PageArgs) {
  const ids = await context.reader.contradictionsAbout(id)
  const list = listOf(context.reader, `contradictions of ${id}`)
  return pageOf(
    ContradictionConnection,
    list,
    ids,
    page,
    each => each,
    async (each, cursor) => {
      return { cursor, node: await contradictionOf(context, each) }
    },
  )
}
