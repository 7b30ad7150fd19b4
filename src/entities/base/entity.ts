import { Field, ID, InterfaceType } from 'type-graphql'
import type { EntityKind } from '../../model/kinds.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { BasisEnum, EntityKindEnum } from './enums.ts'
import { Node, typeNameOf } from './node.ts'
import { WordsArg } from './words.ts'

/** What is read of every entity as it is; what is looked up for it stands in entity-fields.ts. */
@InterfaceType({
  implements: Node,
  description: 'A thing of the graph, with a page of its own.',
  resolveType: typeNameOf,
})
export abstract class Entity {
  @Field(() => ID, { description: '<kind>/<owner>/<slug>, stable across releases.', simple: true })
  id!: string

  @Field(() => EntityKindEnum, { description: 'What kind of thing it is.', simple: true })
  kind!: EntityKind

  @Field(() => String, {
    description:
      'What to call it: as the first source prints it, followed in brackets by words printed elsewhere where that says too little. An amount is named by what it is, in words of our own and in the language asked for; so is, in English, what no source names. Filters and orders go by the English name.',
    simple: true,
  })
  name!: string

  @Field(() => [String], { description: 'Every other spelling the sources use.', simple: true })
  aliases!: string[]

  @Field(() => String, {
    nullable: true,
    description: 'What it is or does, in a sentence of our own; null when the name says it.',
    simple: true,
  })
  description!: string | null

  @Field(() => BasisEnum, { description: 'How it is known.', simple: true })
  basis!: Basis

  @Field(() => String, {
    nullable: true,
    description: 'The named rule or formula when basis is not STATED.',
    simple: true,
  })
  rule!: string | null
}

// A property has no parameter to stand at. What an amount is called in each language is resolved in kinds/types.ts.
WordsArg(Entity.prototype, 'name', 0)
