import { Ctx, Field, ObjectType } from 'type-graphql'
import { cite, citedNode, FormatArg } from '../../entities/base/citation.ts'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { DatePrecisionEnum } from '../../entities/base/enums.ts'
import { Evidence, evidenceOf } from '../../entities/base/evidence.ts'
import { DateScalar } from '../../entities/base/scalars.ts'
import { WordsArg } from '../../entities/base/words.ts'
import type { CitationFormat } from '../../locale/citation.ts'
import { dayInWords, eventLabel } from '../../locale/events.ts'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import type { DatePrecision } from '../../model/vocabulary.ts'
import type { EventAnswer } from '../../questions/timeline/answer.ts'

@ObjectType({ description: 'Something that has a day: an act, the start or the end of something, a count of people.' })
export class Event {
  readonly data: EventAnswer
  readonly language: Language

  @Field(() => String, { description: 'Pass it as `after` to continue from here. Valid only with the same arguments.' })
  readonly cursor: string

  constructor(data: EventAnswer, language: Language, cursor: string) {
    this.data = data
    this.language = language
    this.cursor = cursor
  }

  @Field(() => DateScalar, { description: 'Its day; the last one of a month or a year where no more is known.' })
  get date(): string {
    return this.data.date
  }

  @Field(() => DatePrecisionEnum, { description: 'How exactly the day is known.' })
  get datePrecision(): DatePrecision {
    return this.data.datePrecision
  }

  @Field(() => String, {
    description:
      'What came about, in a few words of our own after the name of what it is of; in the language asked for.',
  })
  get label(): string {
    return eventLabel(this.language, this.data.name, this.data.occurrence)
  }

  @Field(() => Entity, { description: 'What it is of.' })
  entity(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.entity)
  }

  @Field(() => String, {
    description:
      'How to cite it: what came about, its day, the documents that print it, the release and the permalink of what it is of.',
  })
  async citation(
    @FormatArg format: CitationFormat,
    @WordsArg lang: Language | null,
    @Ctx() context: Context,
  ): Promise<string> {
    const language = lang ?? context.language
    const { date, datePrecision, name, occurrence, entity, evidence } = this.data
    const title = `${eventLabel(language, name, occurrence)}, ${dayInWords(language, date, datePrecision)}`
    const cited = await citedNode(context, { id: entity, name: title, evidence })
    return cite(context, { ...cited, key: `${cited.key}-${date}`, kind: null }, format, lang)
  }

  @Field(() => [Evidence], {
    description: 'Where the day is printed; all evidence of the entity where none spells it out.',
  })
  evidence(@Ctx() context: Context): Coming<Evidence[]> {
    return evidenceOf(context, this.data.evidence)
  }
}
