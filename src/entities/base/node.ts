import { Ctx, Field, ID, InterfaceType } from 'type-graphql'
import { permalinkOf } from '../../model/permalink.ts'
import type { Context } from './context.ts'

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

  @Field(() => String, {
    description:
      'The address of its page, with the release that answers: to be cited. A path where the service does not know its own address. Programs get JSON there, browsers a page.',
  })
  permalink(@Ctx() context: Context): string {
    return `${context.address}${permalinkOf(this.id, context.reader.release.id)}`
  }
}
