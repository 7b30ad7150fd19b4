import type { HeadcountMeasure } from '../../../../model/vocabulary.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import type { Finding } from '../finding.ts'
import { dayOf, inOrder } from './days.ts'

/** Head counts that may be taken before a programme starts: nobody has been taken on. */
const BEFORE: ReadonlySet<HeadcountMeasure> = new Set(['PLANNED', 'TARGET', 'CANDIDATES', 'SELECTED', 'OTHER'])

/** Nobody works for a programme before it starts: the days of head counts against the programme that deploys the cohort. */
export function datesOfCohorts(index: GraphIndex): Finding[] {
  return index.all('NAVIGATOR_COHORT').flatMap(cohort => {
    const programmes = index.preceding('DEPLOYS', cohort.id).flatMap(id => index.find('SPENDING_PROGRAMME', id) ?? [])
    const counts = cohort.properties.headcounts.filter(({ measure }) => !BEFORE.has(measure))
    return programmes.flatMap(programme =>
      counts.flatMap(({ key, label, at, evidence }) => {
        const day = at === null ? null : { of: cohort, as: `head count "${label}"`, date: at, evidence }
        return inOrder(index, dayOf(programme, 'start'), day, `deployed-${key}`)
      }),
    )
  })
}
