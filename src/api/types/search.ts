import { Field, Float, Int, ObjectType } from 'type-graphql'
import { IsCalled } from '../../entities/base/called.ts'
import { PageInfo } from '../../entities/base/connection.ts'
import { Entity } from '../../entities/base/entity.ts'
import { EntityKindEnum } from '../../entities/base/enums.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Found } from '../../questions/search/search.ts'

@ObjectType({ description: 'One thing that a text found.', simpleResolvers: true })
export class SearchEdge {
  @Field(() => String, {
    description: 'Pass it as `after` to continue from here. Valid only for the same text and kinds.',
  })
  cursor!: string

  @Field(() => Float, {
    description:
      'How near: 2 to 3 with all words of the text, the last one perhaps unfinished, 1 to 2 with words like them, 0 to 1 with some. The list is in its order, and a release gives the same for ever.',
  })
  score!: number

  @Field(() => String, {
    description:
      'What the text found it by, as printed: its name, an alias, a number, a code, a value, a place or its description; or else its id.',
  })
  @IsCalled
  matched!: () => Promise<string>

  @Field(() => Entity, { description: 'What was found.' })
  node!: Entity
}

@ObjectType({ description: 'How many things of one kind a text finds.', simpleResolvers: true })
export class Facet {
  @Field(() => EntityKindEnum, { description: 'The kind.' })
  kind!: EntityKind

  @Field(() => Int, { description: 'How many of it, on all pages together. Never 0.' })
  count!: number
}

@ObjectType({ description: 'A page of what a text finds, the best first.' })
export class SearchConnection {
  /** Facets and counts look at all that is found, a page at its best: they are asked for only where they are wanted. */
  found!: Found

  @Field(() => [SearchEdge], { description: 'The page, with cursors and what matched.', simple: true })
  edges!: SearchEdge[]

  @Field(() => PageInfo, { description: 'Where this page stands in the list.', simple: true })
  pageInfo!: () => PageInfo

  @Field(() => [Facet], {
    description:
      'How many the text finds of each kind, the most first; of every kind, also when only some are asked for.',
  })
  facets(): Promise<Facet[]> {
    return this.found.facets()
  }

  @Field(() => Int, { description: 'How many the whole list has: those of the kinds asked for.' })
  totalCount(): Promise<number> {
    return this.found.count()
  }

  @Field(() => [Entity], { description: 'The page, without cursors.' })
  nodes(): Entity[] {
    return this.edges.map(each => each.node)
  }
}
