import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Coming } from '../../model/coming.ts'
import type { EntityValue, EvidenceValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import { ContradictionConnection, contradictionsAbout } from '../checks/contradiction.ts'
import { narrowing } from '../kinds/narrowed.ts'
import type { Context } from './context.ts'
import { Entity } from './entity.ts'
import { DirectionEnum, EntityKindEnum, RelationEnum } from './enums.ts'
import { Evidence, evidenceOf } from './evidence.ts'
import { Identifier, identifierOf } from './identifier.ts'
import { NeighbourConnection, neighboursOf } from './neighbours.ts'
import { Node, permalinkIn } from './node.ts'
import { PageArgs } from './paging.ts'

@Resolver(() => Node)
export class NodeFields {
  @FieldResolver(() => String, {
    description:
      'The address of its page, with the release that answers: to be cited. A path where the service does not know its own address. Programs get JSON there, browsers a page.',
  })
  permalink(@Root() { id }: Node, @Ctx() context: Context): string {
    return permalinkIn(context, id)
  }
}

const { FilterArg, OrderArg, Costs } = narrowing('CONTRADICTION')

@Resolver(() => Entity)
export class EntityFields {
  @FieldResolver(() => [Evidence], {
    description:
      'Where it is printed: what it is about first (its amount, its value, its target), then its name, then the rest. Empty where nothing prints it: it is computed, inferred, or of a reference list.',
  })
  evidence(@Root() { evidence }: EntityValue, @Ctx() context: Context): Coming<EvidenceValue[]> {
    return evidenceOf(context, evidence)
  }

  @FieldResolver(() => [Identifier], {
    description:
      'What registers and standards know it by, as its sources print it; empty where none does. Found by a search, with the scheme or without, and by the filter `identifier` of every list.',
  })
  identifiers(@Root() { properties }: EntityValue): Identifier[] {
    return properties.identifiers.map(identifierOf)
  }

  @Costs
  @FieldResolver(() => ContradictionConnection, { description: 'The contradictions that are about it.' })
  contradictions(
    @Root() { id }: EntityValue,
    @Args(() => PageArgs) page: PageArgs,
    @FilterArg filter: object | null,
    @OrderArg orderBy: string | null,
    @Ctx() context: Context,
  ) {
    return contradictionsAbout(context, id, page, { filter, orderBy })
  }

  @FieldResolver(() => NeighbourConnection, {
    description: 'What it is linked to: every relationship, with how it is known.',
  })
  neighbours(
    @Root() { id }: EntityValue,
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
  ) {
    return neighboursOf(context, id, { relations: relations ?? null, direction, kinds: kinds ?? null }, page)
  }
}
