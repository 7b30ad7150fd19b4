import { Arg, Ctx, ID, Int, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { DirectionEnum } from '../../entities/base/enums.ts'
import { DateScalar } from '../../entities/base/scalars.ts'
import type { Language } from '../../locale/language.ts'
import type { Direction } from '../../model/relations.ts'
import { costOfTrace } from '../../questions/costs.ts'
import type { TraceQuestion } from '../../questions/trace/answer.ts'
import { questionOf, traceIdOf } from '../../questions/trace/question.ts'
import { traced } from '../../questions/trace/trace.ts'
import { EditionArg, LangArg, Question } from '../question.ts'
import { Trace } from '../types/trace.ts'

/** An id holds the language only where the question names it: any other is answered in the language of the request. */
async function answerTo(context: Context, question: TraceQuestion): Promise<Trace> {
  const language = question.language ?? context.language
  return new Trace(await traced(context.reader, { ...question, language }), traceIdOf(question), language)
}

/** The answer to the question that a trace's id encodes. */
export async function traceOfId(context: Context, id: string): Promise<Trace> {
  return answerTo(context, questionOf(id))
}

@Resolver()
export class TraceQueries {
  @Question(() => Trace, {
    cost: costOfTrace,
    description:
      'Follows money. direction: OUT follows the money down, IN asks where it comes from; with a goal, BOTH tries either. An id that the release does not have is NOT_FOUND.',
  })
  async trace(
    @Arg('from', () => ID, { description: 'The origin: any entity.' }) from: string,
    @Arg('to', () => ID, { nullable: true, description: 'The goal; everything that can be followed when null.' }) to:
      | string
      | null,
    @Arg('direction', () => DirectionEnum, { defaultValue: 'BOTH', description: 'OUT down, IN up, BOTH either.' })
    direction: Direction,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'Only what acts had set, and not yet superseded, by that day.',
    })
    asOf: string | null,
    @Arg('maxRoutes', () => Int, { defaultValue: 50, description: 'How many routes are shown, 1 to 500.' })
    maxRoutes: number,
    @EditionArg edition: string | null,
    @LangArg lang: Language | null,
    @Ctx() context: Context,
  ): Promise<Trace> {
    const question = { from, to: to ?? null, direction, asOf: asOf ?? null, maxRoutes, edition: edition ?? null }
    return answerTo(context, lang == null ? question : { ...question, language: lang })
  }
}
