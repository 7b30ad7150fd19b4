import { composed } from '../../../model/text.ts'
import { wholeNumber } from '../../figures/designation.ts'
import type { Row } from '../csv.ts'
import { cell } from '../csv.ts'
import { asPrinted, distinct, type Facts } from '../evidence.ts'
import { FIELDS } from '../fields.ts'
import type { Problems } from '../problems.ts'
import type { Declared } from './declared.ts'
import { idsIn } from './declared.ts'

/** Rows of other files that describe an entity: head counts by cohort, meanings of footnote marks by indicator. */
export interface Extras {
  headcounts: Map<string, Row[]>
  footnotes: Map<string, Row[]>
}

type Properties = Record<string, unknown>

const orNull = (value: string | undefined) => value || null
const numberOrNull = (value: string | undefined) => (value ? Number(value) : null)
const booleanOrNull = (value: string | undefined) => (value ? value === 'true' : null)

/** Start, end and stated counts of a plan, section or programme. */
function periodAndCounts(id: string, facts: Facts): Properties {
  const { start, end, ...counts } = FIELDS.PLAN
  return {
    start: facts.one(id, 'start', start)?.value.day,
    end: facts.one(id, 'end', end)?.value.day,
    sectionCount: facts.one(id, 'count HAS_SECTION', counts['count HAS_SECTION'])?.value,
    lineCount: facts.one(id, 'count HAS_LINE', counts['count HAS_LINE'])?.value,
  }
}

function allocation({ id, cells, rows }: Declared, facts: Facts, problems: Problems): Properties {
  const fields = FIELDS.ALLOCATION
  const amount = facts.one(id, 'amount', fields.amount)
  const absent = facts.of(id, 'absence').length > 0
  if (amount === null && cells.absence === '' && facts.of(id, 'amount').length === 0) {
    problems.add(rows[0], 'absence', `${id} has neither evidence of an amount nor an absence that says why`)
  }
  if (amount !== null && (cells.absence !== '' || absent))
    problems.add(rows[0], 'absence', `${id} has an amount, so it is not absent`)
  if (absent && cells.absence === '')
    problems.add(rows[0], 'absence', `${id} has evidence of an absence; say here which`)
  if (cells.absence === 'BLANK' && !absent) {
    problems.add(
      rows[0],
      'absence',
      `${id} is BLANK; add evidence with the field absence and the line of the empty cell`,
    )
  }
  if (cells.grain !== 'TEXT' && cells.table === '')
    problems.add(rows[0], 'table', `${id} is a ${cells.grain} of no table; name it`)
  return {
    stage: cells.stage,
    grain: cells.grain,
    part: cells.part,
    amount: amount?.value.cents,
    precision: amount?.value.precision,
    printed: amount?.raw,
    absence: orNull(cells.absence),
    provision: facts.one(id, 'provision', fields.provision)?.value,
    period: facts.one(id, 'period', fields.period)?.value,
    items: facts.one(id, 'items', fields.items)?.value,
    table: orNull(cells.table),
    column: cells.table ? id.slice(id.lastIndexOf('/') + 1) : null,
  }
}

function observation(id: string, name: 'target' | 'planned' | 'actual', facts: Facts): Properties {
  const fields = FIELDS.INDICATOR
  const value = facts.one(id, name, fields[name])
  const period = facts.one(id, `${name}.period`, fields[`${name}.period`])
  const cumulative = facts.one(id, `${name}.cumulative`, fields[`${name}.cumulative`])
  return {
    [`${name}Value`]: value?.value,
    [`${name}Printed`]: value?.raw,
    [`${name}Period`]: period?.value,
    [`${name}Cumulative`]: cumulative !== null,
    [`${name}Evidence`]: asPrinted([value, period, cumulative].flatMap(known => known?.evidence ?? [])),
  }
}

function footnotes(entity: Declared, facts: Facts, meanings: readonly Row[], problems: Problems): string[] {
  const printed = facts.all(entity.id, 'footnote', FIELDS.INDICATOR.footnote).map(mark => mark.value)
  for (const row of meanings) {
    if (!printed.includes(cell(row, 'mark')))
      problems.add(row, 'mark', `${entity.id} has no evidence of a footnote ${cell(row, 'mark')}`)
  }
  return [...new Set(printed)].flatMap(mark => {
    const row = meanings.find(meaning => cell(meaning, 'mark') === mark)
    if (row === undefined)
      problems.add(entity.rows[0], 'id', `footnote ${mark} of ${entity.id} has no row in footnotes.csv`)
    return row === undefined ? [] : [cell(row, 'text')]
  })
}

function headcounts(entity: Declared, facts: Facts, rows: readonly Row[], problems: Problems): Properties[] {
  const fields = FIELDS.NAVIGATOR_COHORT
  const keys = new Set(rows.map(row => cell(row, 'key')))
  for (const field of facts.fields(entity.id)) {
    const key = /^headcount\.([^.]+)/.exec(field)?.[1]
    if (key !== undefined && !keys.has(key))
      problems.add(entity.rows[0], 'id', `head count ${key} of ${entity.id} has no row in headcounts.csv`)
  }
  return rows.flatMap(row => {
    const name = `headcount.${cell(row, 'key')}`
    const value = facts.one(entity.id, name, fields['headcount.*'])
    const at = facts.one(entity.id, `${name}.at`, fields['headcount.*.at'])
    const period = facts.one(entity.id, `${name}.period`, fields['headcount.*.period'])
    if (facts.of(entity.id, name).length === 0)
      problems.add(row, 'key', `${entity.id} has no evidence of ${name}; add it to evidence.csv`)
    if (value === null) return []
    return [
      {
        key: cell(row, 'key'),
        measure: cell(row, 'measure'),
        label: cell(row, 'label'),
        value: value.value,
        qualifier: cell(row, 'qualifier') || 'EXACT',
        period: period?.value ?? null,
        at: at?.value.day ?? null,
        evidence: asPrinted([value, at, period].flatMap(known => known?.evidence ?? [])),
      },
    ]
  })
}

/** What PROPERTIES of the entity's kind parses: columns as given, figures from evidence, `undefined` where nothing is. */
export function propertiesOf(entity: Declared, facts: Facts, extras: Extras, problems: Problems): Properties {
  const { id, cells } = entity
  switch (entity.kind) {
    case 'ACT': {
      const date = facts.one(id, 'date', FIELDS.ACT.date)?.value
      return {
        actKind: cells.actKind,
        status: cells.status,
        number: facts.one(id, 'number', FIELDS.ACT.number)?.value,
        date: date?.day,
        datePrecision: date?.precision,
        publishedIn: facts.one(id, 'publishedIn', FIELDS.ACT.publishedIn)?.value,
      }
    }
    case 'ALLOCATION':
      return allocation(entity, facts, problems)
    case 'AXIS':
      return { mixed: idsIn(cells.members ?? '').length > 0, members: idsIn(cells.members ?? '') }
    case 'BUDGET_MISSION':
    case 'BUDGET_PROGRAMME':
    case 'INVESTMENT_PRIORITY':
      return { code: facts.one(id, 'code', FIELDS[entity.kind].code)?.value }
    case 'COMPANY':
    case 'FUND':
    case 'ORGANISATION':
      return {}
    case 'CPI_GROUP':
      return { size: facts.one(id, 'size', FIELDS.CPI_GROUP.size)?.value }
    case 'CRISIS':
      return { multiSite: booleanOrNull(cells.multiSite) }
    case 'INDICATOR':
      return {
        unit: facts.one(id, 'unit', FIELDS.INDICATOR.unit)?.value,
        method: facts.one(id, 'method', FIELDS.INDICATOR.method)?.value,
        area: facts.one(id, 'area', FIELDS.INDICATOR.area)?.value,
        footnotes: footnotes(entity, facts, extras.footnotes.get(id) ?? [], problems),
        plan: orNull(cells.plan),
        ...observation(id, 'target', facts),
        ...observation(id, 'planned', facts),
        ...observation(id, 'actual', facts),
      }
    case 'LINE': {
      const known = facts.one(id, 'number', FIELDS.LINE.number)?.value
      return { designation: known?.text, number: known?.number, sortKey: known?.sortKey }
    }
    case 'NAVIGATOR_COHORT':
      return { headcounts: headcounts(entity, facts, extras.headcounts.get(id) ?? [], problems) }
    case 'PLAN':
      return periodAndCounts(id, facts)
    case 'REGION':
      return { istatCode: cells.istatCode, nutsCode: orNull(cells.nutsCode) }
    case 'RESULT':
      return {
        value: facts.one(id, 'value', FIELDS.RESULT.value)?.value,
        unit: orNull(composed(cells.unit ?? '')),
        qualifier: cells.qualifier || 'EXACT',
        period: facts.one(id, 'period', FIELDS.RESULT.period)?.value,
        cumulative: cells.cumulative === 'true',
        regionsCounted: facts.one(id, 'regionsCounted', FIELDS.RESULT.regionsCounted)?.value,
        places: distinct(facts.all(id, 'place', FIELDS.RESULT.place).map(place => place.value)),
      }
    case 'SECTION': {
      const known = facts.one(id, 'number', FIELDS.SECTION.number)?.value
      const number = known === undefined ? null : wholeNumber(known)
      return { designation: known?.text, number, sortKey: known?.sortKey, ...periodAndCounts(id, facts) }
    }
    case 'SOURCE':
      return {
        publisher: orNull(cells.publisher),
        year: numberOrNull(cells.year),
        sha256: cells.sha256,
        lineCount: numberOrNull(cells.lineCount),
      }
    case 'SPENDING_PROGRAMME':
      return {
        projectCode: facts.one(id, 'projectCode', FIELDS.SPENDING_PROGRAMME.projectCode)?.value,
        ...periodAndCounts(id, facts),
      }
    case 'TABLE':
      return { source: cells.source, firstLine: numberOrNull(cells.firstLine), lastLine: numberOrNull(cells.lastLine) }
  }
}
