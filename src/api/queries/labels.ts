import { Arg, Ctx, Field, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { type Labelled, labelsIn } from '../../entities/base/labels.ts'
import type { Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { LangArg, Question } from '../question.ts'

@ObjectType({ description: 'What one word of an enum is called.', simpleResolvers: true })
export class WordLabel implements Labelled {
  @Field(() => String, { description: 'The word, as it stands in answers: APPROVED.' })
  word!: string

  @Field(() => String, {
    description:
      'What it is called, in the case of running text: approved. Of a relationship, read from left to right.',
  })
  label!: string

  @Field(() => String, { nullable: true, description: 'Of several; null unless the word is a kind of thing.' })
  plural!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'How a relationship reads from right to left, as its direction IN; null for any other word.',
  })
  inverse!: string | null
}

@ObjectType({ description: 'The labels of an enum.', simpleResolvers: true })
export class EnumLabels {
  @Field(() => String, { description: 'The name of the enum in this schema: Stage.' })
  name!: string

  @Field(() => [WordLabel], { description: 'Every word of it.' })
  words!: readonly Labelled[]
}

/** As many objects as all labels of a language are. */
const ALL_LABELS = 700

@Resolver()
export class LabelQueries {
  @Question(() => [EnumLabels], {
    cost: ({ enums }) => (enums == null ? ALL_LABELS : 0),
    description:
      'What the words of enums are called in a language: kinds, stages, relationships, reasons, units of precision, currencies. The same for every release. An enum that has none is BAD_USER_INPUT.',
  })
  labels(
    @Arg('enums', () => [String], { nullable: true, description: 'Names of enums; all that have labels when null.' })
    enums: string[] | null,
    @LangArg lang: Language | null,
    @Ctx() context: Context,
  ): EnumLabels[] {
    const labels = labelsIn(lang ?? context.language)
    const names = enums ?? Object.keys(labels).sort()
    return names.map(name => {
      if (!Object.hasOwn(labels, name)) throw unlabelled(name, Object.keys(labels).sort())
      return { name, words: labels[name] as readonly Labelled[] }
    })
  }
}

function unlabelled(name: string, names: readonly string[]): FilorossoError {
  return new FilorossoError('BAD_USER_INPUT', `enums: ${JSON.stringify(name.slice(0, 60))} has no labels`, {
    hint: `name any of ${names.join(', ')}`,
  })
}
