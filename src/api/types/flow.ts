import { Ctx, Field, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entitiesOf, entityOf } from '../../entities/base/entity-of.ts'
import { BasisEnum } from '../../entities/base/enums.ts'
import { typeOf } from '../../entities/base/registry.ts'
import { Money } from '../../entities/money/money.ts'
import { explain, type Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import type { Basis } from '../../model/vocabulary.ts'
import type { FlowAnswer, FlowLinkAnswer, FlowNodeAnswer } from '../../questions/trace/answer.ts'
import { FlowNodeRoleEnum } from './trace-enums.ts'

@ObjectType({ description: 'A node of a flow.' })
export class FlowNode {
  readonly data: FlowNodeAnswer
  readonly #language: Language

  constructor(data: FlowNodeAnswer, language: Language) {
    this.data = data
    this.#language = language
  }

  @Field(() => String, { description: 'Names the node in links; unique in its flow.' })
  get key(): string {
    return this.data.key
  }

  @Field(() => String, { description: 'What to write beside it.' })
  get label(): string {
    const { key, role, label } = this.data
    if (role === 'ENTITY') return label
    const what = key.startsWith('unexplained-source') ? 'UNEXPLAINED_SOURCE' : role
    return explain(this.#language, { code: 'FLOW_NODE', what })
  }

  @Field(() => Entity, { nullable: true, description: 'The entity; null for what is unexplained or elsewhere.' })
  entity(@Ctx() context: Context): Coming<Entity | null> {
    return this.data.entity === null ? null : entityOf(context, null, this.data.entity)
  }

  @Field(() => FlowNodeRoleEnum, { description: 'What it stands for.' })
  get role(): FlowNodeAnswer['role'] {
    return this.data.role
  }
}

@ObjectType({ description: 'Money that flows from one node to another.' })
export class FlowLink {
  readonly data: FlowLinkAnswer

  constructor(data: FlowLinkAnswer) {
    this.data = data
  }

  @Field(() => String, { description: 'Key of the node it leaves.' })
  get source(): string {
    return this.data.source
  }

  @Field(() => String, { description: 'Key of the node it enters.' })
  get target(): string {
    return this.data.target
  }

  @Field(() => Money, { description: 'How much.' })
  amount(): Money {
    return new Money(this.data.amount)
  }

  @Field(() => BasisEnum, { description: 'How the amount is known.' })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => [typeOf('ALLOCATION')], {
    description: 'The amounts that it is or adds up, in the order of their ids; none where it is what others leave.',
  })
  terms(@Ctx() context: Context): Coming<Entity[]> {
    return entitiesOf(context, this.data.terms)
  }
}

@ObjectType({ description: 'A Sankey diagram that balances: what no source explains flows to a node of its own.' })
export class Flow {
  readonly data: FlowAnswer
  readonly #language: Language

  constructor(data: FlowAnswer, language: Language) {
    this.data = data
    this.#language = language
  }

  @Field(() => [FlowNode], { description: 'Every node that a link or a reduction names.' })
  nodes(): FlowNode[] {
    return this.data.nodes.map(node => new FlowNode(node, this.#language))
  }

  @Field(() => [FlowLink], { description: 'At every inner node what enters equals what leaves, exactly.' })
  links(): FlowLink[] {
    return this.data.links.map(link => new FlowLink(link))
  }

  @Field(() => [FlowLink], {
    description:
      'Links whose net amount is negative. They are left out of links, which are never negative; nodes in the role REDUCTIONS make up for them.',
  })
  reductions(): FlowLink[] {
    return this.data.reductions.map(link => new FlowLink(link))
  }
}
