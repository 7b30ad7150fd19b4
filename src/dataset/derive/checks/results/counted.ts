import type { ClaimValue, EntityValue } from '../../../../model/graph.ts'
import { groupThousands } from '../../../../model/money.ts'
import { KIND_WORDS } from '../../../../model/words.ts'
import { SUM_RULE } from '../../amounts.ts'
import { addDecimals, compareDecimals } from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { DECLARED } from '../check.ts'
import { compared, computedClaim, type Finding, finding, statedClaim } from '../finding.ts'
import { whereIs } from '../words.ts'
import { agree, exactly, exceeds, type Ranged, roomOf } from './figure.ts'

/** A figure that counts, and what it counts. */
export interface Count {
  owner: EntityValue
  /** The plural of what is counted. */
  what: string
  figure: Ranged
  claim: ClaimValue
  things: readonly EntityValue[]
  /** Evidence that names the things. */
  listed: readonly string[]
  /** Whether the package says so, and not the field that prints the figure. */
  isDeclared: boolean
}

/** Not checkable where nothing is listed at all: the source may name them where the package does not look. */
export function againstList({ owner, what, figure, claim, things, listed, isDeclared }: Count, all: boolean): Finding {
  const list = exactly(things.length)
  const isSome = things.length > 0 && !all && exceeds(figure, list)
  const isKnown = things.length > 0 && !isSome
  const [stated, found] = [figure.value, list.value]
  const short = isDeclared ? '; only some are named' : '; the package does not say whether all are named'
  return finding(
    {
      ...compared(
        !isKnown ? 'NOT_CHECKABLE' : agree(figure, list) ? 'HOLDS' : 'FAILS',
        stated,
        things.length > 0 ? found : null,
      ),
      of: [owner.id, what],
      name: `${owner.name}: its ${what}, as counted and as listed`,
      formula: `stated number of ${what} - ${what} listed${isSome ? short : ''}${isDeclared ? DECLARED : ''}`,
      about: [owner, ...things].map(({ id }) => id),
      concerns: [owner.id],
      evidence: [...claim.evidence, ...listed],
    },
    () => ({
      kind: 'TOTAL_VS_PARTS',
      name: `${owner.name}: ${stated} ${what} stated, ${found} listed`,
      explanation: `The ${KIND_WORDS[owner.kind][0]} "${owner.name}" is said to have ${stated} ${what}, but ${found} are listed.`,
      claims: [claim, computedClaim(found, 'count-of-list', listed, owner.id)],
    }),
  )
}

/** A count against the sizes of the groups that it counts: of all together, or of the largest, which holds the others. */
export function againstGroups(index: GraphIndex, count: Count, by: 'SUM' | 'LARGEST'): Finding {
  const { owner, figure, claim } = count
  const groups = count.things.flatMap(each => (each.kind === 'CPI_GROUP' ? [each] : []))
  const sizes = groups.map(({ properties }) => String(properties.size)).sort(compareDecimals)
  const size = by === 'SUM' ? addDecimals(sizes) : (sizes.at(-1) ?? '0')
  const [what, all] = by === 'SUM' ? ['sum of the sizes of its groups', ' in all'] : ['size of its largest group', '']
  const sizesPrinted = groups.flatMap(group => index.printing(group, 'size'))
  const status = groups.length === 0 ? 'NOT_CHECKABLE' : agree(figure, exactly(size)) ? 'HOLDS' : 'FAILS'
  return finding(
    {
      ...compared(status, groups.length === 0 ? null : size, figure.value),
      of: [owner.id, 'groups'],
      name: `${owner.name}: against the groups it involves`,
      formula: `${what} - count${DECLARED}`,
      about: [owner, ...groups].map(({ id }) => id),
      evidence: [...claim.evidence, ...sizesPrinted],
    },
    () => ({
      kind: 'TOTAL_VS_PARTS',
      name: `${owner.name}: not the ${what}`,
      explanation: `"${owner.name}" counts ${groupThousands(figure.value)}, but the ${what} is ${groupThousands(size)}${all}.`,
      claims: [claim, computedClaim(size, by === 'SUM' ? SUM_RULE : 'largest-of-groups', sizesPrinted, owner.id)],
    }),
  )
}

/** Of each cohort no more can have taken part than it is ever said to have. */
export function againstHeadCounts(index: GraphIndex, { owner, figure, claim, things }: Count): Finding[] {
  const cohorts = things.flatMap(each => (each.kind === 'NAVIGATOR_COHORT' ? [each] : []))
  const known = cohorts.filter(({ properties }) => properties.headcounts.length > 0)
  if (known.length === 0) {
    const [name, formula] = [`${owner.name}: against head counts`, `count not more than a head count; none is stated`]
    const about = [owner, ...cohorts].map(({ id }) => id)
    const nothing = { ...compared('NOT_CHECKABLE', null, figure.value), of: [owner.id, 'head-counts'], name, about }
    return [finding({ ...nothing, formula: `${formula}${DECLARED}`, evidence: claim.evidence }, null)]
  }
  return known.map(cohort => {
    const stated = cohort.properties.headcounts.map(({ value, qualifier, label, evidence }) => {
      return { label, evidence, ...roomOf(String(value), qualifier) }
    })
    const most = stated.reduce((one, other) => (compareDecimals(other.value, one.value) > 0 ? other : one))
    return finding(
      {
        ...compared(stated.every(each => exceeds(figure, each)) ? 'FAILS' : 'HOLDS', most.value, figure.value),
        of: [owner.id, cohort.id],
        name: `${owner.name}: against the head counts of ${cohort.name}`,
        formula: `count not more than the largest head count, "${most.label}"${DECLARED}`,
        about: [owner.id, cohort.id],
        evidence: [...claim.evidence, ...most.evidence],
      },
      () => ({
        kind: 'TEXT_VS_TEXT',
        name: `${owner.name}: more than ${cohort.name} has`,
        explanation: `"${owner.name}" counts ${groupThousands(figure.value)} in ${whereIs(index, claim.evidence)}, but no head count of "${cohort.name}" is more than ${groupThousands(most.value)}.`,
        claims: [claim, statedClaim(cohort, most.value, most.value, most.evidence)],
      }),
    )
  })
}
