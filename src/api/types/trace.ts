import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entitiesOf, entityOf } from '../../entities/base/entity-of.ts'
import { BasisEnum, BreakdownEnum, DirectionEnum, RelationEnum, StageEnum } from '../../entities/base/enums.ts'
import { Evidence, evidenceOf } from '../../entities/base/evidence.ts'
import { Node } from '../../entities/base/node.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { DateScalar } from '../../entities/base/scalars.ts'
import { Contradiction, contradictionOf } from '../../entities/checks/contradiction.ts'
import { Money, moneyOf } from '../../entities/money/money.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import type { Basis, Breakdown, Stage } from '../../model/vocabulary.ts'
import type {
  AttributionAnswer,
  ConservationAnswer,
  HopAnswer,
  RouteAnswer,
  StopAnswer,
  TraceAnswer,
} from '../../questions/trace/answer.ts'
import { Release } from '../queries/release.ts'
import { Flow } from './flow.ts'
import { AttributionKindEnum, ConservationStatusEnum, StopReasonEnum, TraceVerdictEnum } from './trace-enums.ts'

@ObjectType({ description: 'Does what enters equal what leaves?' })
export class Conservation {
  readonly data: ConservationAnswer

  constructor(data: ConservationAnswer) {
    this.data = data
  }

  @Field(() => ConservationStatusEnum, { description: 'How it came out.' })
  get status(): ConservationAnswer['status'] {
    return this.data.status
  }

  @Field(() => Money, { nullable: true, description: 'The amount of what the hop leaves; null where none is known.' })
  inflow(): Money | null {
    return moneyOf(this.data.inflow)
  }

  @Field(() => Money, { nullable: true, description: 'The sum of its parts; null where there are none.' })
  outflow(): Money | null {
    return moneyOf(this.data.outflow)
  }

  @Field(() => Money, { nullable: true, description: 'inflow less outflow.' })
  residual(): Money | null {
    return moneyOf(this.data.residual)
  }

  @Field(() => Money, { nullable: true, description: 'Half a unit of the printed precision for each term.' })
  tolerance(): Money | null {
    return moneyOf(this.data.tolerance)
  }

  @Field(() => BreakdownEnum, { nullable: true, description: 'By what the parts split it.' })
  get breakdown(): Breakdown | null {
    return this.data.breakdown
  }

  @Field(() => [typeOf('ALLOCATION')], { description: 'The parts.' })
  terms(@Ctx() context: Context): Promise<Entity[]> {
    return entitiesOf(context, this.data.terms)
  }

  @Field(() => String, {
    nullable: true,
    description: 'What is missing or too much, in words; null when it is balanced.',
  })
  get reason(): string | null {
    return this.data.reason
  }
}

@ObjectType({ description: "How much of the origin's money the destination can claim, and on what ground." })
export class Attribution {
  readonly data: AttributionAnswer

  constructor(data: AttributionAnswer) {
    this.data = data
  }

  @Field(() => AttributionKindEnum, { description: 'The ground.' })
  get kind(): AttributionAnswer['kind'] {
    return this.data.kind
  }

  @Field(() => Money, {
    nullable: true,
    description: 'The amount, where a source or a published key gives it; else null.',
  })
  amount(): Money | null {
    return moneyOf(this.data.amount)
  }

  @Field(() => Money, { nullable: true, description: 'At least so much.' })
  lower(): Money | null {
    return moneyOf(this.data.lower)
  }

  @Field(() => Money, { nullable: true, description: 'At most so much; null where nothing bounds it.' })
  upper(): Money | null {
    return moneyOf(this.data.upper)
  }

  @Field(() => String, { nullable: true, description: 'The named method; null where there is none.' })
  get method(): string | null {
    return this.data.method
  }

  @Field(() => String, { description: 'In words, for a reader who has not seen the source.' })
  get explanation(): string {
    return this.data.explanation
  }
}

@ObjectType({ description: 'One step of a route.' })
export class Hop {
  readonly data: HopAnswer

  constructor(data: HopAnswer) {
    this.data = data
  }

  @Field(() => Int, { description: '1-based, in the order walked.' })
  get position(): number {
    return this.data.position
  }

  @Field(() => Entity, { description: 'Where the step begins.' })
  from(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.from)
  }

  @Field(() => RelationEnum, { description: 'The relationship it takes.' })
  get relation(): Relation {
    return this.data.relation
  }

  @Field(() => DirectionEnum, { description: 'OUT when the step goes from left to right of the relationship.' })
  get direction(): Direction {
    return this.data.direction
  }

  @Field(() => Entity, { description: 'Where the step ends.' })
  to(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.to)
  }

  @Field(() => Money, { nullable: true, description: 'The money before the step, whichever way it is walked.' })
  amountIn(): Money | null {
    return moneyOf(this.data.amountIn)
  }

  @Field(() => Money, { nullable: true, description: 'Null once the sources no longer say how much goes on.' })
  amountOut(): Money | null {
    return moneyOf(this.data.amountOut)
  }

  @Field(() => StageEnum, { nullable: true, description: "The stage of the route's money." })
  get stage(): Stage | null {
    return this.data.stage
  }

  @Field(() => BasisEnum, { description: 'How the relationship is known.' })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => String, { nullable: true, description: 'The named rule when basis is not STATED.' })
  get rule(): string | null {
    return this.data.rule
  }

  @Field(() => [Evidence], { description: 'Where it is printed.' })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }

  @Field(() => Conservation, { description: 'Whether what the step leaves is the sum of its parts.' })
  conservation(): Conservation {
    return new Conservation(this.data.conservation)
  }
}

@ObjectType({ description: 'One way from the origin: one act and one stage of its money.' })
export class Route {
  readonly data: RouteAnswer

  constructor(data: RouteAnswer) {
    this.data = data
  }

  @Field(() => [Hop], { description: 'Its steps, in the order walked.' })
  hops(): Hop[] {
    return this.data.hops.map(hop => new Hop(hop))
  }

  @Field(() => BasisEnum, { description: 'The basis of its weakest step.' })
  get weakest(): Basis {
    return this.data.weakest
  }

  @Field(() => Money, { nullable: true, description: 'The money it begins with.' })
  amountIn(): Money | null {
    return moneyOf(this.data.amountIn)
  }

  @Field(() => Money, {
    nullable: true,
    description: 'The money that is known to arrive; null where the sources do not say.',
  })
  amountOut(): Money | null {
    return moneyOf(this.data.amountOut)
  }

  @Field(() => Attribution, { nullable: true, description: 'What its end can claim; null without a goal.' })
  attribution(): Attribution | null {
    return this.data.attribution === null ? null : new Attribution(this.data.attribution)
  }
}

@ObjectType({ description: 'A place where the trail stops, and why.' })
export class Stop {
  readonly data: StopAnswer

  constructor(data: StopAnswer) {
    this.data = data
  }

  @Field(() => Entity, { description: 'Where.' })
  at(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.at)
  }

  @Field(() => StopReasonEnum, { description: 'Why.' })
  get reason(): StopAnswer['reason'] {
    return this.data.reason
  }

  @Field(() => String, { description: 'In words, for a reader who has not seen the source.' })
  get explanation(): string {
    return this.data.explanation
  }

  @Field(() => Money, {
    nullable: true,
    description: 'The most that can go on from here; null where nothing bounds it.',
  })
  upperBound(): Money | null {
    return moneyOf(this.data.upperBound)
  }
}

@ObjectType({
  implements: Node,
  description: 'Follows money and mandate from one entity to another, or as far as it goes.',
})
export class Trace extends Node {
  readonly data: TraceAnswer

  constructor(data: TraceAnswer) {
    super()
    this.data = data
  }

  @Field(() => ID, {
    description: 'Its arguments, reversibly encoded: the same question on any release has the same id.',
  })
  override get id(): string {
    return this.data.id
  }

  @Field(() => Release, { description: 'The release that answers.' })
  release(@Ctx() context: Context): Release {
    return new Release(context.reader.release)
  }

  @Field(() => Entity, { description: 'The origin.' })
  from(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, null, this.data.from)
  }

  @Field(() => Entity, { nullable: true, description: 'The goal; null when everything is followed.' })
  async to(@Ctx() context: Context): Promise<Entity | null> {
    return this.data.to === null ? null : entityOf(context, null, this.data.to)
  }

  @Field(() => DirectionEnum, {
    description: 'The direction that was walked: OUT down to where money goes, IN up to where it comes from.',
  })
  get direction(): Direction {
    return this.data.direction
  }

  @Field(() => DateScalar, { nullable: true, description: 'The day it speaks of; null for all that acts ever set.' })
  get asOf(): string | null {
    return this.data.asOf
  }

  @Field(() => TraceVerdictEnum, { description: 'What became of the route.' })
  get verdict(): TraceAnswer['verdict'] {
    return this.data.verdict
  }

  @Field(() => [Route], {
    description: 'The routes, at most maxRoutes of them; without a goal only those that cannot be gone on.',
  })
  routes(): Route[] {
    return this.data.routes.map(route => new Route(route))
  }

  @Field(() => [Stop], { description: 'Where and why the trail stops, on all routes.' })
  stops(): Stop[] {
    return this.data.stops.map(stop => new Stop(stop))
  }

  @Field(() => Attribution, {
    nullable: true,
    description: 'What the goal can claim over all routes; null without a goal.',
  })
  attribution(): Attribution | null {
    return this.data.attribution === null ? null : new Attribution(this.data.attribution)
  }

  @Field(() => [Contradiction], { description: 'The contradictions about what the routes pass.' })
  contradictions(@Ctx() context: Context): Promise<Contradiction[]> {
    return Promise.all(this.data.contradictions.map(id => contradictionOf(context, id)))
  }

  @Field(() => Flow, { description: 'The money of all routes, as a diagram that balances.' })
  flow(): Flow {
    return new Flow(this.data.flow)
  }

  @Field(() => Boolean, { description: 'True when more routes exist than the limit shows.' })
  get truncated(): boolean {
    return this.data.truncated
  }

  @Field(() => String, { description: 'A line to cite the answer by.' })
  get citation(): string {
    return this.data.citation
  }
}
