import type { Language } from '../../locale/language.ts'
import type { Crumb } from '../page.ts'
import { markOf, type Short } from '../parts/short.tsx'
import { kindsName, listPath } from '../words/kinds.ts'
import type { EntityShown } from './shown.ts'

/** What the fragment `Above` asks, whatever the kind. */
interface Above {
  line?: Short | null
  section?: Short | null
  plan?: Short | null
  programme?: Short | null
  within?: Short | null
  ofPlan?: Short | null
  under?: Short | null
  inside?: Short | null
  heading?: Short | null
  achievedBy?: Short | null
  measures?: readonly { target: Short }[]
  budgetProgramme?: Short | null
  source?: Short | null
  mission?: Short | null
  act?: Short | null
  goal?: Short | null
}

/** What a thing lies in, the outermost first: plan, section, line, or what its source has instead. */
function aboveOf(entity: EntityShown): Short[] {
  const { kind } = entity
  const of = entity as unknown as Above
  // An indicator of several things lies in none of them.
  const measured = of.measures?.length === 1 ? of.measures[0]?.target : undefined
  const levels: readonly (Short | null | undefined)[] =
    kind === 'ALLOCATION'
      ? [of.act, of.goal]
      : kind === 'LINE'
        ? [of.plan, of.programme, of.section, of.line]
        : [
            of.ofPlan,
            of.within,
            of.under,
            of.inside,
            of.heading,
            of.achievedBy,
            measured,
            of.mission,
            of.budgetProgramme,
            of.source,
          ]
  return levels.filter((level): level is Short => level != null)
}

/** The list of the outermost kind, then each level by what it is known by. */
export function crumbsOf(entity: EntityShown, language: Language): Crumb[] {
  const above = aboveOf(entity)
  const outermost = above[0]?.kind ?? entity.kind
  return [
    { name: kindsName(outermost, language), to: listPath(outermost) },
    ...above.map(each => ({ name: markOf(each, language) ?? each.name, to: `/${each.id}` })),
  ]
}
