import { Field, ID, InterfaceType } from 'type-graphql'

@InterfaceType({
  description: 'Anything with a global id: entities, contradictions, checks, traces.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: 'Stable across releases.' })
  abstract readonly id: string
}
