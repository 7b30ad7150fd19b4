import { Extensions, Field } from 'type-graphql'

type Returns = Parameters<typeof Field>[0]
type Options = Parameters<typeof Field>[1]

/**
 * A field that GraphQL calls by itself, with its arguments and the context: what type-graphql does around each call takes longer than most
 * of what they do.
 */
export const Called =
  (returns: Returns, options: Exclude<Options, undefined> = {}) =>
  (prototype: object, name: string | symbol): void => {
    Field(returns, { ...options, simple: true })(prototype, name)
    IsCalled(prototype, name)
  }

/** A field of which an object has a function: what is compiled would take any other for a value. */
export const IsCalled: PropertyDecorator = (prototype, name) => Extensions({ isCalled: true })(prototype, name)
