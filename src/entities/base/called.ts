import { Field } from 'type-graphql'

type Returns = Parameters<typeof Field>[0]
type Options = Parameters<typeof Field>[1]

/**
 * A field that GraphQL calls by itself, with its arguments and the context: what type-graphql does around each call takes longer than most
 * of what they do.
 */
export const Called =
  (returns: Returns, options: Exclude<Options, undefined> = {}): MethodDecorator =>
  (prototype, name) =>
    Field(returns, { ...options, simple: true })(prototype, name)
