import { Arg } from 'type-graphql'
import { LanguageEnum } from './enums.ts'

/** The language of one field: caches keep what is asked with it apart by its argument. */
export const WordsArg = Arg('lang', () => LanguageEnum, {
  nullable: true,
  description: 'The language of its words; that of the request when null. What sources say stays as they say it.',
})
