import { Field, ID, InterfaceType } from 'type-graphql'
import { KINDS, kindOfId } from '../../model/kinds.ts'
import { permalinkOf } from '../../model/permalink.ts'
import type { Context } from './context.ts'

/** The type of the API that a value is of, by its id: `act/…` an Act, `check/…` a Check. */
export function typeNameOf({ id }: { id: string }): string {
  const kind = kindOfId(id)
  return kind === null ? `${id.charAt(0).toUpperCase()}${id.slice(1, id.indexOf('/'))}` : KINDS[kind].label
}

@InterfaceType({
  description: 'Anything with a global id: entities, contradictions, checks, traces.',
  resolveType: typeNameOf,
})
export abstract class Node {
  @Field(() => ID, { description: 'Stable across releases.', simple: true })
  id!: string
}

export function permalinkIn({ address, reader }: Context, id: string): string {
  return `${address}${permalinkOf(id, reader.release.id)}`
}
