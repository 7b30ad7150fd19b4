import { Field, ID, InterfaceType } from 'type-graphql'

@InterfaceType({
  description: 'Anything with a global id: entities, contradictions, checks, traces.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Node {
  // Not abstract: compilers differ in whether a decorator on an abstract member is kept.
  @Field(() => ID, { description: 'Stable across releases.' })
  get id(): string {
    throw new TypeError(`${this.constructor.name} has no id`)
  }
}
