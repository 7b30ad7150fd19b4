import { shownDate } from '../../model/dates.ts'
import type { EntityValue } from '../../model/graph.ts'
import type { ActKind, ActStatus } from '../../model/vocabulary.ts'
import type { Subgraph } from './ground/gather.ts'

/** `ANPAL directorial decree 7 of 2020-03-10`: who issued it and when, as far as a source says; its name where it has no number. */
export function calledAct(graph: Subgraph, act: Extract<EntityValue, { kind: 'ACT' }>): string {
  const { actKind, status, number, date, datePrecision } = act.properties
  const issuers = (graph.edges.get(act.id) ?? [])
    .filter(edge => edge.relation === 'ISSUED_BY' && edge.direction === 'OUT' && edge.basis === 'STATED')
    .flatMap(edge => graph.entities.get(edge.other)?.name ?? [])
    .sort()
  const issuer = issuers.join(' and ')
  const isShort = issuer !== '' && issuer.split(' ').length <= SHORT
  const shown = date === null ? null : shownDate(date, datePrecision)
  return [
    STATUSES[status],
    isShort ? issuer : '',
    ACTS[actKind],
    number ?? `“${act.name}”`,
    shown === null || (number === null && tellsDate(act.name, shown)) ? '' : `of ${shown}`,
    isShort || issuer === '' ? '' : `by ${issuer}`,
  ]
    .filter(word => word !== '')
    .join(' ')
}

/** Whether a name holds the year and the day of a date, as numbers: sources write the month in words of their language. */
function tellsDate(name: string, date: string): boolean {
  const numbers = new Set((name.match(/\d+/g) ?? []).map(Number))
  const [year, , day] = date.split('-').map(Number)
  return year !== undefined && numbers.has(year) && (day === undefined || numbers.has(day))
}

/** An issuer of more words than this would hide the decree behind it. */
const SHORT = 2

const STATUSES: Record<ActStatus, string> = {
  ISSUED: '',
  PROPOSED: 'proposed',
  DRAFT: 'draft',
  AWAITED: 'awaited',
  NOT_APPROVED: 'unapproved',
}

const ACTS: Record<ActKind, string> = {
  LAW: 'law',
  DECREE_LAW: 'decree-law',
  LEGISLATIVE_DECREE: 'legislative decree',
  MINISTERIAL_DECREE: 'ministerial decree',
  DIRECTORIAL_DECREE: 'directorial decree',
  DIRECTIVE: 'directive',
  RESOLUTION: 'resolution',
  AGREEMENT: 'agreement',
  NOTICE: 'notice',
  LETTER: 'letter',
  OTHER: 'act',
}
