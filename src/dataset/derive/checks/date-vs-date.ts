import type { EntityOf } from '../../../model/graph.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { check, sidesInItalian } from './check.ts'
import { datesOfActs } from './dates/acts.ts'
import { datesOfCohorts } from './dates/cohorts.ts'
import { dayOf, inOrder } from './dates/days.ts'
import type { Finding } from './finding.ts'

/** Days whose order follows from what they are: a later step, an end, the period of a part, the next of a series. */
export const DATE_VS_DATE = check({
  describe: 'A date against a date.',
  words: ['date against date', 'data e data'],
  italian: {
    formula: 'la prima data non è successiva alla seconda',
    explain: sides => `Le date non concordano. ${sidesInItalian(sides)}.`,
  },
  find: dateVsDate,
})

function dateVsDate(index: GraphIndex): Finding[] {
  const plans = index.all('PLAN')
  return [
    ...datesOfActs(index),
    ...[...plans, ...index.all('SECTION'), ...index.all('SPENDING_PROGRAMME')].flatMap(entity =>
      inOrder(index, dayOf(entity, 'start'), dayOf(entity, 'end'), 'period'),
    ),
    ...[...plans, ...index.all('SECTION')].flatMap(owner => insideOwner(index, owner)),
    ...plans.flatMap(plan => afterEarlier(index, plan)),
    ...datesOfCohorts(index),
  ]
}

/** The period of a section lies in that of the plan or section that it is a part of. */
function insideOwner(index: GraphIndex, owner: EntityOf<'PLAN'> | EntityOf<'SECTION'>): Finding[] {
  return index.following('HAS_SECTION', owner.id).flatMap(id => {
    const section = index.find('SECTION', id)
    if (!section) return []
    return [
      ...inOrder(index, dayOf(owner, 'start'), dayOf(section, 'start'), 'start-inside'),
      ...inOrder(index, dayOf(section, 'end'), dayOf(owner, 'end'), 'end-inside'),
    ]
  })
}

function afterEarlier(index: GraphIndex, plan: EntityOf<'PLAN'>): Finding[] {
  return index.following('CONTINUES', plan.id).flatMap(id => {
    const earlier = index.find('PLAN', id)
    return earlier ? inOrder(index, dayOf(earlier, 'start'), dayOf(plan, 'start'), 'continues') : []
  })
}
