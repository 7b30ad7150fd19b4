import { kindsThat } from '../../kinds/index.ts'
import type { EntityValue } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import { compareIds } from '../../model/order.ts'
import type { SumReader } from './money.ts'
import { namesOf, type Refusal, refusal } from './refusals.ts'

/** Why what was listed beside money, or in place of it, cannot be added: each entity once. */
export async function countRefusals(reader: SumReader, listed: readonly EntityValue[]): Promise<Refusal[]> {
  const counts = listed.filter(entity => entity.kind !== 'ALLOCATION')
  if (counts.length === 0) return []
  const overlapping = await overlappingCohorts(reader, counts)
  const rest = counts.filter(entity => !overlapping.some(({ entities }) => entities.includes(entity.id)))
  return [...overlapping, ...notAdditive(rest), ...mixedUnits(listed), ...withoutValue(counts)]
}

/** Cohorts that are tied, directly or through another of the list, make one reason. */
async function overlappingCohorts(reader: SumReader, counts: readonly EntityValue[]): Promise<Refusal[]> {
  const cohorts = counts.filter(entity => entity.kind === 'NAVIGATOR_COHORT')
  const beside = new Map(
    await Promise.all(
      cohorts.map(async ({ id }) => {
        const edges = await reader.ties(id)
        const tied = edges.filter(edge => edge.relation === 'OVERLAPS' || edge.relation === 'INVOLVES')
        return [id, tied.map(edge => edge.other)] as const
      }),
    ),
  )
  const reasons: Refusal[] = []
  const counted = new Set<string>()
  for (const { id } of cohorts) {
    if (counted.has(id)) continue
    const group = new Set([id])
    for (const member of group) for (const other of beside.get(member) ?? []) if (beside.has(other)) group.add(other)
    for (const member of group) counted.add(member)
    const members = cohorts.filter(cohort => group.has(cohort.id))
    if (members.length > 1)
      reasons.push(refusal('OVERLAPPING_COHORTS', { code: 'COHORTS_OVERLAP', names: namesOf(members) }, members))
  }
  return reasons
}

const COUNTS = kindsThat(({ counted }) => counted)

function notAdditive(counts: readonly EntityValue[]): Refusal[] {
  if (counts.length === 0) return []
  const kinds = [...groupBy(counts, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length] as const)
  const counted = counts.some(entity => COUNTS.has(entity.kind))
  const others = counts.some(entity => !COUNTS.has(entity.kind))
  const why = { code: 'NOT_MONEY' as const, names: namesOf(counts), kinds, counts: counted, others }
  return [refusal('NOT_ADDITIVE', why, counts)]
}

function mixedUnits(listed: readonly EntityValue[]): Refusal[] {
  const measured = listed.flatMap(entity => {
    const unit = unitOf(entity)
    return unit === null ? [] : [{ id: entity.id, unit }]
  })
  const units = [...new Set(measured.map(({ unit }) => unit))].sort(compareIds)
  if (units.length < 2) return []
  return [refusal('MIXED_UNITS', { code: 'UNITS_DIFFER', units }, measured)]
}

/** In what an entity is counted; null where it has no figure, or the source names no unit. */
function unitOf(entity: EntityValue): string | null {
  switch (entity.kind) {
    case 'ALLOCATION':
      return entity.properties.currency === 'EUR' ? 'euro' : entity.properties.currency
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

function withoutValue(counts: readonly EntityValue[]): Refusal[] {
  const silent = counts.filter(entity => entity.kind === 'RESULT' && entity.properties.value === null)
  if (silent.length === 0) return []
  return [refusal('ABSENT_VALUE', { code: 'VALUE_ABSENT', names: namesOf(silent) }, silent)]
}
