import type { GraphReader } from '../../graph/reader.ts'
import { MOVEMENT_STAGES } from '../../model/vocabulary.ts'

/**
 * Whether an allocation counts on a day: an act of that day or earlier sets it, it is no movement, and none that supersedes it
 * counts by then. What has no act, or an act without a date, never counts.
 */
export async function isInForce(reader: GraphReader, allocation: string, asOf: string): Promise<boolean> {
  const value = await reader.entity(allocation)
  if (value?.kind !== 'ALLOCATION' || MOVEMENT_STAGES.has(value.properties.stage)) return false
  if (!(await isSetBy(reader, allocation, asOf))) return false
  const later = (await reader.edges(allocation)).filter(
    edge => edge.relation === 'SUPERSEDES' && edge.direction === 'IN',
  )
  const superseded = await Promise.all(later.map(edge => isSetBy(reader, edge.other, asOf)))
  return !superseded.includes(true)
}

async function isSetBy(reader: GraphReader, allocation: string, asOf: string): Promise<boolean> {
  const act = (await reader.edges(allocation)).find(edge => edge.relation === 'SETS' && edge.direction === 'IN')
  if (act === undefined) return false
  const value = await reader.entity(act.other)
  return value?.kind === 'ACT' && value.properties.date !== null && value.properties.date <= asOf
}
