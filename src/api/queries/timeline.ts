import { Arg, Ctx, ID, Int, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { badCursor, cursorOf, keyOfCursor, listOf } from '../../entities/base/paging.ts'
import { DateScalar } from '../../entities/base/scalars.ts'
import type { Language } from '../../locale/language.ts'
import { costOfTimeline } from '../../questions/costs.ts'
import { MAX_EVENTS, timeline } from '../../questions/timeline/timeline.ts'
import { LangArg, Question } from '../question.ts'
import { Event } from '../types/event.ts'

/** What a release has has one order for ever, so a place in it is a number. */
function placeOf(key: string): number {
  if (/^\d{1,9}$/.test(key)) return Number(key)
  throw badCursor(key)
}

@Resolver()
export class TimelineQueries {
  @Question(() => [Event], {
    cost: costOfTimeline,
    description:
      'What has a day, from the earliest on: acts, the start and end of plans, sections and programmes, counts of people. Of one day, what is known more exactly comes first. What has no day is not in it. An unknown `about` is NOT_FOUND.',
  })
  async timeline(
    @Arg('from', () => DateScalar, { nullable: true, description: 'The first day; from the earliest when null.' })
    from: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'The last day; to the latest when null.' })
    to: string | null,
    @Arg('about', () => ID, {
      nullable: true,
      description:
        'Only what is linked to this entity: its own dates, those of its parts and of what it is directly linked to, acts about them, and acts that set, replace or reduce money for them. Everything when null.',
    })
    about: string | null,
    @Arg('first', () => Int, { defaultValue: 100, description: `How many at most, 1 to ${MAX_EVENTS}.` })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the event to continue from; from the beginning when null.',
    })
    after: string | null,
    @LangArg lang: Language | null,
    @Ctx() context: Context,
  ): Promise<Event[]> {
    const asked = { from: from ?? null, to: to ?? null, about: about ?? null }
    const list = listOf(context.reader, `timeline ${JSON.stringify(asked)}`)
    const skip = after == null ? 0 : placeOf(keyOfCursor(list, after))
    const events = await timeline(context.reader, { ...asked, first, skip })
    const language = lang ?? context.language
    return events.map((event, nth) => new Event(event, language, cursorOf(list, String(skip + nth + 1))))
  }
}
