import { Arg, Args, Ctx, ID, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { PageArgs } from '../../entities/base/paging.ts'
import { Check, CheckConnection, checkOf } from '../../entities/checks/check.ts'
import { Contradiction, ContradictionConnection, contradictionOf } from '../../entities/checks/contradiction.ts'

import { filterType, orderType } from '../../filters/inputs.ts'
import { filteredList, pageOfFiltered, wholeList } from '../../filters/page.ts'
import { costOfFilter } from '../../filters/weight.ts'
import type { CheckValue, ContradictionValue } from '../../model/graph.ts'
import { NOTHING_MORE, Question } from '../question.ts'

// Made now: types that are first made while the schema is being built come too late to be in it.
const CHECK_FILTER = filterType('CHECK')
const CONTRADICTION_FILTER = filterType('CONTRADICTION')
const CHECK_ORDER = orderType('CHECK')
const CONTRADICTION_ORDER = orderType('CONTRADICTION')

@Resolver()
export class CheckQueries {
  @Question(() => CheckConnection, {
    cost: ({ filter }) => costOfFilter('CHECK', filter),
    description: 'Every reconciliation, those that hold too.',
  })
  checks(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CHECK_FILTER, {
      nullable: true,
      description: 'Only those of which all that is asked holds; every one when null.',
    })
    filter: object | null,
    @Arg('orderBy', () => CHECK_ORDER, { nullable: true, description: 'The order; ID_ASC when null.' })
    orderBy: string | null,
    @Ctx() context: Context,
  ): Promise<CheckConnection> {
    const list = filteredList('checks', 'CHECK', { filter, orderBy }) ?? wholeList('checks', 'CHECK')
    const { reader } = context
    return pageOfFiltered(
      CheckConnection,
      list,
      page,
      reader,
      id => checkOf(context, id),
      () => reader.release.counts.CHECK ?? 0,
    )
  }

  @Question(() => Check, {
    cost: NOTHING_MORE,
    nullable: true,
    description: 'One reconciliation; null when the release has none of that id.',
  })
  check(
    @Arg('id', () => ID, { description: 'A check id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<CheckValue | null> {
    return context.reader.check(id)
  }

  @Question(() => ContradictionConnection, {
    cost: ({ filter }) => costOfFilter('CONTRADICTION', filter),
    description: 'Every contradiction.',
  })
  contradictions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CONTRADICTION_FILTER, {
      nullable: true,
      description: 'Only those of which all that is asked holds; every one when null.',
    })
    filter: object | null,
    @Arg('orderBy', () => CONTRADICTION_ORDER, { nullable: true, description: 'The order; ID_ASC when null.' })
    orderBy: string | null,
    @Ctx() context: Context,
  ): Promise<ContradictionConnection> {
    const list =
      filteredList('contradictions', 'CONTRADICTION', { filter, orderBy }) ??
      wholeList('contradictions', 'CONTRADICTION')
    const { reader } = context
    return pageOfFiltered(
      ContradictionConnection,
      list,
      page,
      reader,
      id => contradictionOf(context, id),
      () => reader.release.counts.CONTRADICTION ?? 0,
    )
  }

  @Question(() => Contradiction, {
    cost: NOTHING_MORE,
    nullable: true,
    description: 'One contradiction; null when the release has none of that id.',
  })
  contradiction(
    @Arg('id', () => ID, { description: 'A contradiction id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<ContradictionValue | null> {
    return context.reader.contradiction(id)
  }
}
