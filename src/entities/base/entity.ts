import { Arg, Args, Ctx, Field, ID, InterfaceType } from 'type-graphql'
import type { EntityOf } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { ContradictionConnection, contradictionsAbout } from '../checks/contradiction.ts'
import type { Context } from './context.ts'
import { BasisEnum, DirectionEnum, EntityKindEnum, RelationEnum } from './enums.ts'
import { Evidence, evidenceOf } from './evidence.ts'
import { NeighbourConnection, neighboursOf } from './neighbours.ts'
import { Node } from './node.ts'
import { PageArgs } from './paging.ts'

@InterfaceType({
  implements: Node,
  description: 'A thing of the graph, with a page of its own.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Entity<K extends EntityKind = EntityKind> extends Node {
  readonly data: EntityOf<K>

  constructor(value: EntityOf<K>) {
    super()
    this.data = value
  }

  @Field(() => ID, { description: '<kind>/<owner>/<slug>, stable across releases.' })
  override get id(): string {
    return this.data.id
  }

  @Field(() => EntityKindEnum, { description: 'What kind of thing it is.' })
  get kind(): EntityKind {
    return this.data.kind
  }

  @Field(() => String, {
    description:
      'What to call it: as the first source prints it, followed in brackets by words printed elsewhere where that says too little. An amount is named by what it is, in words of our own, and so is what no source names.',
  })
  get name(): string {
    return this.data.name
  }

  @Field(() => [String], { description: 'Every other spelling the sources use.' })
  get aliases(): string[] {
    return this.data.aliases
  }

  @Field(() => String, {
    nullable: true,
    description: 'What it is or does, in a sentence of our own; null when the name says it.',
  })
  get description(): string | null {
    return this.data.description
  }

  @Field(() => BasisEnum, { description: 'How it is known.' })
  get basis(): Basis {
    return this.data.basis
  }

  @Field(() => String, { nullable: true, description: 'The named rule or formula when basis is not STATED.' })
  get rule(): string | null {
    return this.data.rule
  }

  @Field(() => [Evidence], {
    description:
      'Where it is printed: what it is about first (its amount, its value, its target), then its name, then the rest. Empty where nothing prints it: it is computed, inferred, or of a reference list.',
  })
  evidence(@Ctx() context: Context): Promise<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }

  @Field(() => ContradictionConnection, { description: 'The contradictions that are about it.' })
  contradictions(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<ContradictionConnection> {
    return contradictionsAbout(context, this.id, page)
  }

  @Field(() => NeighbourConnection, { description: 'What it is linked to: every relationship, with how it is known.' })
  neighbours(
    @Arg('relations', () => [RelationEnum], {
      nullable: true,
      description: 'Only these types of relationship; all when null.',
    })
    relations: Relation[] | null,
    @Arg('direction', () => DirectionEnum, { defaultValue: 'BOTH', description: 'OUT: where it stands on the left.' })
    direction: Direction,
    @Arg('kinds', () => [EntityKindEnum], {
      nullable: true,
      description: 'Only neighbours of these kinds; all when null.',
    })
    kinds: EntityKind[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<NeighbourConnection> {
    return neighboursOf(context, this.id, { relations: relations ?? null, direction, kinds: kinds ?? null }, page)
  }
}
