import type { EntityOf, EntityValue } from '../../../../model/graph.ts'
import { groupThousands } from '../../../../model/money.ts'
import { wordsOf } from '../../../../model/text.ts'
import type { CheckStatus } from '../../../../model/vocabulary.ts'
import { SUM_RULE } from '../../amounts.ts'
import { addDecimals, compareDecimals, subtractDecimals } from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { spellings } from '../../names.ts'
import { computedClaim, type Finding, finding, statedClaim } from '../finding.ts'
import { whereIs } from '../words.ts'
import { agree, exceeds, type Figure, figureClaim, figureOf, printingValue, roomOf } from './figure.ts'

/** Results that count what they involve: employment centres against the groups of them, people against their cohort. */
export function groupsCounted(index: GraphIndex): Finding[] {
  return index.all('RESULT').flatMap(result => {
    const figure = figureOf(result)
    if (!figure || figure.unit.percent) return []
    const involved = index.following('INVOLVES', result.id)
    const groups = involved.flatMap(id => index.find('CPI_GROUP', id) ?? []).filter(group => isOf(figure, group))
    const cohorts = involved.flatMap(id => index.find('NAVIGATOR_COHORT', id) ?? []).filter(each => isOf(figure, each))
    return [
      ...(groups.length > 0 ? [againstGroups(index, figure, groups)] : []),
      ...cohorts
        .filter(({ properties }) => properties.headcounts.length > 0)
        .map(each => inCohort(index, figure, each)),
    ]
  })
}

/** Whether a figure counts what an entity is made of: its unit begins with a word of the entity's name. */
function isOf({ unit }: Figure, entity: EntityValue): boolean {
  const [first] = unit.words
  // Brackets behind a printed name say where these are met, and may name what else is counted there.
  const printed = spellings(entity).filter(name => !entity.aliases.some(alias => name.startsWith(`${alias} (`)))
  return first !== undefined && printed.flatMap(wordsOf).includes(first)
}

/** All groups together, or the largest of them where that holds the others. */
function againstGroups(index: GraphIndex, figure: Figure, groups: readonly EntityOf<'CPI_GROUP'>[]): Finding {
  const sizes = groups.map(({ properties }) => String(properties.size))
  const sum = addDecimals(sizes)
  const largest = sizes.reduce((most, size) => (compareDecimals(size, most) > 0 ? size : most))
  const expected = [sum, largest].find(size => agree(figure, roomOf(size, 'EXACT'))) ?? sum
  const status = agree(figure, roomOf(expected, 'EXACT')) ? 'HOLDS' : 'FAILS'
  const listed = groups.flatMap(group => index.printing(group, 'size'))
  const { of } = figure
  return finding(
    {
      ...figuresOf(status, expected, figure.value),
      of: [of.id, 'groups'],
      name: `${of.name}: against the groups it involves`,
      formula: expected === sum ? 'sum of the sizes of its groups - count' : 'size of its largest group - count',
      about: [of.id, ...groups.map(({ id }) => id)],
      evidence: [...printingValue(index, of), ...listed],
    },
    () => ({
      kind: 'TOTAL_VS_PARTS',
      name: `${of.name}: not the sum of its ${groups.length} groups`,
      explanation: `"${of.name}" counts ${groupThousands(figure.value)}, but the groups it involves are ${groupThousands(sum)} in all.`,
      claims: [figureClaim(index, of), computedClaim(sum, SUM_RULE, listed, of.id)],
    }),
  )
}

/** Of a cohort no more can have taken part than it is ever said to have. */
function inCohort(index: GraphIndex, figure: Figure, cohort: EntityOf<'NAVIGATOR_COHORT'>): Finding {
  const stated = cohort.properties.headcounts.map(headcount => ({
    headcount,
    room: roomOf(String(headcount.value), headcount.qualifier),
  }))
  const most = stated.reduce((one, other) => (compareDecimals(other.room.value, one.room.value) > 0 ? other : one))
  const over = stated.every(({ room }) => exceeds(figure, room))
  const { evidence } = most.headcount
  const { of } = figure
  return finding(
    {
      ...figuresOf(over ? 'FAILS' : 'HOLDS', most.room.value, figure.value),
      of: [of.id, cohort.id],
      name: `${of.name}: against the head counts of ${cohort.name}`,
      formula: `count not more than the largest head count, "${most.headcount.label}"`,
      about: [of.id, cohort.id],
      evidence: [...printingValue(index, of), ...evidence],
    },
    () => ({
      kind: 'TEXT_VS_TEXT',
      name: `${of.name}: more than ${cohort.name} has`,
      explanation: [
        `"${of.name}" counts ${groupThousands(figure.value)} in ${whereIs(index, printingValue(index, of))},`,
        `but no head count of "${cohort.name}" is more than ${groupThousands(most.room.value)}.`,
      ].join(' '),
      claims: [
        figureClaim(index, of),
        statedClaim(cohort, String(most.headcount.value), String(most.headcount.value), evidence),
      ],
    }),
  )
}

function figuresOf(status: CheckStatus, expected: string, found: string) {
  const difference = status === 'HOLDS' ? '0' : subtractDecimals(expected, found)
  return { status, expected, found, difference, tolerance: '0' }
}
