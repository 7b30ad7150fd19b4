import { Ctx, Extensions, Field, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { Group, groupFields } from '../../entities/kinds/groups.ts'
import type { Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { costOfSum } from '../../questions/costs.ts'
import { MAX_TERMS, sum } from '../../questions/sum/sum.ts'
import { LangArg } from '../question.ts'
import { Sum, SumRefused, SumResult } from './sum.ts'

@ObjectType({ description: 'The amounts of a list that have one thing in common.' })
export class AllocationGroup extends Group {
  @Extensions({ cost: costOfSum })
  @Field(() => SumResult, {
    nullable: true,
    description: `Their sum, or every reason why they must not be added: as sum(ids:) of all of them would answer. More than ${MAX_TERMS} are LIMIT_EXCEEDED.`,
  })
  async sum(@LangArg lang: Language | null, @Ctx() context: Context): Promise<Sum | SumRefused> {
    if (this.data.count > MAX_TERMS)
      throw new FilorossoError(
        'LIMIT_EXCEEDED',
        `the group has ${this.data.count} amounts, and at most ${MAX_TERMS} are added`,
        {
          hint: 'narrow the list by a filter, such as grain: { eq: TOTAL }',
        },
      )
    const ids = await this.data.ids()
    const answer = await sum(context.reader, ids, lang ?? context.language)
    return answer.kind === 'SUM' ? new Sum(answer) : new SumRefused(answer, ids)
  }
}

export const GROUP_FIELDS = groupFields(AllocationGroup)
