import { kindsThat } from '../../kinds/index.ts'
import type { EntityValue } from '../../model/graph.ts'
import { compareIds } from '../../model/order.ts'
import { KIND_WORDS } from '../../model/words.ts'
import type { SumRefusal } from './answer.ts'
import type { SumReader } from './money.ts'
import { namesOf, refusal } from './refusals.ts'

/** Why what was listed beside money, or in place of it, cannot be added: each entity once. */
export async function countRefusals(reader: SumReader, listed: readonly EntityValue[]): Promise<SumRefusal[]> {
  const counts = listed.filter(entity => entity.kind !== 'ALLOCATION')
  if (counts.length === 0) return []
  const overlapping = await overlappingCohorts(reader, counts)
  const rest = counts.filter(entity => !overlapping.some(({ entities }) => entities.includes(entity.id)))
  return [...overlapping, ...notAdditive(rest), ...mixedUnits(listed), ...withoutValue(counts)]
}

/** Cohorts that are tied, directly or through another of the list, make one reason. */
async function overlappingCohorts(reader: SumReader, counts: readonly EntityValue[]): Promise<SumRefusal[]> {
  const cohorts = counts.filter(entity => entity.kind === 'NAVIGATOR_COHORT')
  const beside = new Map(
    await Promise.all(
      cohorts.map(async ({ id }) => {
        const edges = await reader.edges(id)
        const tied = edges.filter(edge => edge.relation === 'OVERLAPS' || edge.relation === 'INVOLVES')
        return [id, tied.map(edge => edge.other)] as const
      }),
    ),
  )
  const reasons: SumRefusal[] = []
  const told = new Set<string>()
  for (const { id } of cohorts) {
    if (told.has(id)) continue
    const group = new Set([id])
    for (const member of group) for (const other of beside.get(member) ?? []) if (beside.has(other)) group.add(other)
    for (const member of group) told.add(member)
    const members = cohorts.filter(cohort => group.has(cohort.id))
    const message = `${namesOf(members)}: these groups share people, so their head counts are never added.`
    if (members.length > 1) reasons.push(refusal('OVERLAPPING_COHORTS', message, group))
  }
  return reasons
}

const COUNTS = kindsThat(({ counted }) => counted)

function notAdditive(counts: readonly EntityValue[]): SumRefusal[] {
  if (counts.length === 0) return []
  const kinds = [...new Set(counts.map(({ kind }) => kind))].map(kind => {
    const [one, many] = KIND_WORDS[kind]
    return counts.filter(entity => entity.kind === kind).length === 1 ? one : many
  })
  const counted = counts.some(entity => COUNTS.has(entity.kind))
  const others = counts.some(entity => !COUNTS.has(entity.kind))
  const message = [
    `Only amounts of money, the allocations, are added: ${namesOf(counts)} (${kinds.sort().join(', ')}) ${counts.length === 1 ? 'is' : 'are'} none.`,
    ...(counted ? ['Counts of people and of things done may overlap.'] : []),
    ...(others ? ['List the allocations that are for it, or under it.'] : []),
  ].join(' ')
  return [
    refusal(
      'NOT_ADDITIVE',
      message,
      counts.map(({ id }) => id),
    ),
  ]
}

function mixedUnits(listed: readonly EntityValue[]): SumRefusal[] {
  const measured = listed.flatMap(entity => {
    const unit = unitOf(entity)
    return unit === null ? [] : [{ id: entity.id, unit }]
  })
  const units = [...new Set(measured.map(({ unit }) => unit))].sort(compareIds)
  if (units.length < 2) return []
  return [
    refusal(
      'MIXED_UNITS',
      `These are in different units: ${units.join(', ')}.`,
      measured.map(({ id }) => id),
    ),
  ]
}

/** In what an entity is counted; null where it has no figure, or the source names no unit. */
function unitOf(entity: EntityValue): string | null {
  switch (entity.kind) {
    case 'ALLOCATION':
      return 'euro'
    case 'NAVIGATOR_COHORT':
      return 'people'
    case 'CPI_GROUP':
      return 'employment centres'
    case 'INDICATOR':
    case 'RESULT':
      return entity.properties.unit?.trim().toLowerCase() || null
    default:
      return null
  }
}

function withoutValue(counts: readonly EntityValue[]): SumRefusal[] {
  const silent = counts.filter(entity => entity.kind === 'RESULT' && entity.properties.value === null)
  if (silent.length === 0) return []
  return [
    refusal(
      'ABSENT_VALUE',
      `${namesOf(silent)}: no value is there to add.`,
      silent.map(({ id }) => id),
    ),
  ]
}
