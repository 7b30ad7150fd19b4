import type { GraphQLField } from 'graphql'
import { Arg, Extensions, Query } from 'type-graphql'
import { LanguageEnum } from '../entities/base/enums.ts'

/** What a question costs with these arguments before any of its answer is made, in objects; the release has so many of each kind. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments of a field are typed where it is declared
export type CostOfArguments = (given: any, counts: Readonly<Record<string, number>>) => number

export interface QuestionOptions {
  name?: string
  description: string
  nullable?: boolean | 'items'
  /** Whoever adds a field to the root says what it costs: there is no default. */
  cost: CostOfArguments
}

/** A lookup, or a list without a filter: it costs what its answer holds, and no more. */
export const NOTHING_MORE: CostOfArguments = () => 0

/** A field of the root with its cost, which every door counts: the API's, and that of pages. */
export function Question(returns: () => unknown, { cost, ...options }: QuestionOptions): MethodDecorator {
  return (prototype, key, descriptor) => {
    Query(returns as Parameters<typeof Query>[0], options)(prototype, key, descriptor)
    Extensions({ cost })(prototype, key)
  }
}

/** The language of an answer's sentences, where one operation asks for another than its request. */
export const LangArg = Arg('lang', () => LanguageEnum, {
  nullable: true,
  description:
    'The language of its sentences; that of the request when null: `?lang=` in the address, or Accept-Language.',
})

/** Which edition an answer speaks of, where no day distinguishes editions. */
export const EditionArg = Arg('edition', () => String, {
  nullable: true,
  description:
    'The edition of a series that counts, with what it had not yet replaced: its name, such as "v02", or the id of its source. The last of each series when null, or on the day of asOf.',
})

/** What a field of the root declares. */
export function declaredCost({ name, extensions }: GraphQLField<unknown, unknown>): CostOfArguments {
  const { cost } = extensions
  if (typeof cost !== 'function') throw new TypeError(`Query.${name} declares no cost: declare it with @Question`)
  return cost as CostOfArguments
}
