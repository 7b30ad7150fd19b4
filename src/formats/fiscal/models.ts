import type { Scale } from '../../locale/notation.ts'
import { type Json, objectOf, textOf } from './json.ts'
import { scaleOf } from './scale.ts'

/** A measure: the column of its amounts, and what they are. */
export interface Measure {
  name: string
  column: string
  resource: string | null
  /** The code, or the column that prints it. */
  currency: string
  currencyColumn: string | null
  scale: Scale
  direction: string
  phase: string
  /** As a field of the schema declares it: `1.234,56`; empty for digits with a point. */
  numbers: string
  /** What its figures are rounded to, where that is coarser than they are printed. */
  precision?: Scale
}

/** A dimension: the column of its labels, and of its codes where there is one. */
export interface Dimension {
  name: string
  type: string
  label: string
  code: string | null
  resource: string | null
  /** Of a level under another one: the name of the dimension that is that level. */
  parent?: string
}

export interface Resource {
  name: string
  path: string
  fields: Map<string, Field>
  /** The columns that together name a record, where the schema says which. */
  key: string[]
  /** Whether its file has no headers: its columns are those of the schema, by their number. */
  headless: boolean
  /** What is printed where there is nothing. */
  missing: ReadonlySet<string>
  /** Of a workbook: the sheet that its dialect names; null of a text. */
  workbook: { sheet?: string } | null
}

interface Field {
  type: string
  columnType: string
  numbers: string
  scale: Scale
  currency: string
  /** What a measure is of where no column prints it, by the type of that column: a phase, a direction. */
  constants: ReadonlyMap<string, string>
}

/** What a column of a schema is called where its file has no headers. */
export const numbered = (names: readonly string[], column: string, headless: boolean): string =>
  headless && names.includes(column) ? `column ${names.indexOf(column) + 1}` : column

/** A source is an object, or in short the name of the column; `resource/column` names both. */
function sourceOf(value: unknown, resources: readonly Resource[], names: ReadonlyMap<string, readonly string[]>) {
  const json = typeof value === 'string' ? { source: value } : objectOf(value)
  const text = textOf(json.source)
  const slash = text.indexOf('/')
  const inside = slash > 0 && resources.some(({ name }) => name === text.slice(0, slash))
  const resource = textOf(json.resource) || (inside ? text.slice(0, slash) : '')
  const column = inside ? text.slice(slash + 1) : text
  const of = resources.find(({ name }) => name === resource) ?? (resources.length === 1 ? resources[0] : undefined)
  return { ...json, resource, source: numbered(names.get(of?.name ?? '') ?? [], column, of?.headless === true) }
}

/** Of an object by names, or of a list of those that have one. */
const named = (value: unknown): [string, unknown][] =>
  Array.isArray(value)
    ? value.map((each, index) => [textOf(objectOf(each).name) || `${index + 1}`, each])
    : Object.entries(objectOf(value))

/** Of `measures` and `dimensions`, as versions until 0.3 map them. */
export function mapped(
  mapping: Json,
  resources: readonly Resource[],
  names: ReadonlyMap<string, readonly string[]>,
  file: string,
) {
  const fieldAt = (column: string, resource: string) =>
    resources
      .find(({ name, fields }) => (resource === '' || name === resource) && fields.has(column))
      ?.fields.get(column)
  const measures = named(mapping.measures).map(([name, value]): Measure => {
    const { source, resource, currency, factor, unit, direction, phase } = sourceOf(value, resources, names) as Json
    const column = textOf(source)
    const field = fieldAt(column, textOf(resource))
    return {
      name,
      column,
      resource: textOf(resource) || null,
      currency: textOf(currency) || (field?.currency ?? ''),
      currencyColumn: null,
      scale:
        factor === undefined && unit === undefined
          ? (field?.scale ?? 'UNIT')
          : scaleOf({ factor, unit }, `the measure ${name}`, file),
      direction: textOf(direction),
      phase: textOf(phase),
      numbers: field?.numbers ?? '',
    }
  })
  const dimensions = named(mapping.dimensions).flatMap(([name, value]): Dimension[] => {
    const { dimensionType, attributes, primaryKey } = objectOf(value)
    const all = named(attributes).map(([key, one]) => ({ key, ...sourceOf(one, resources, names) }) as Json)
    const levels = levelsOf(all, [primaryKey].flat().map(textOf))
    const called = (nth: number) => (nth === 0 ? name : `${name} ${textOf(levels[nth]?.code.key)}`)
    return levels.map(({ code, label, parent }, nth) => ({
      name: called(nth),
      type: textOf(dimensionType),
      label: textOf(label.source),
      code: code === label ? null : textOf(code.source),
      resource: textOf(label.resource) || null,
      ...(parent !== null && { parent: called(parent) }),
    }))
  })
  return { measures, dimensions }
}

interface Level {
  code: Json
  label: Json
  /** Which of the levels it is under. */
  parent: number | null
}

const LABELS = ['label', 'name', 'title', 'description']

/** The levels of a dimension, such as mission and programme: the attributes that are its key or stand under one another, each with its label. */
function levelsOf(all: readonly Json[], keys: readonly string[]): Level[] {
  const keyOf = (one: Json) => textOf(one.key)
  const parents = new Set(all.map(({ parent }) => textOf(parent)))
  const isLevel = (one: Json) => keys.includes(keyOf(one)) || textOf(one.parent) !== '' || parents.has(keyOf(one))
  const named = all.filter(one => textOf(one.labelfor) === '' && isLevel(one))
  const codes = named.length > 0 ? named : all.slice(0, 1)
  return codes.map(code => {
    const own = all.find(one => textOf(one.labelfor) === keyOf(code))
    const usual = all.find(
      one => codes.length === 1 && one !== code && (textOf(one.labelfor) !== '' || LABELS.includes(keyOf(one))),
    )
    const parent = codes.findIndex(one => keyOf(one) === textOf(code.parent) && one !== code)
    return { code, label: own ?? usual ?? code, parent: parent === -1 ? null : parent }
  })
}

/** Of the column types of version 1: `value`, `functional-classification:cofog:code`, `recipient:generic:name`. */
export function typed(resources: readonly Resource[]) {
  const measures: Measure[] = []
  const dimensions = new Map<string, Dimension>()
  for (const { name: resource, fields } of resources) {
    const currencyColumn = [...fields].find(([, { columnType }]) => columnType === 'value-currency')?.[0] ?? null
    for (const [column, { columnType, currency, scale, numbers, constants }] of fields) {
      if (columnType === 'value')
        measures.push({
          name: column,
          column,
          resource,
          currency,
          currencyColumn,
          scale,
          direction: constants.get('direction') ?? '',
          phase: constants.get('phase') ?? '',
          numbers,
        })
      else if (columnType !== '' && !columnType.startsWith('value')) {
        const [type = '', ...rest] = columnType.split(':')
        const last = rest.at(-1) ?? ''
        const key = `${resource} ${type} ${rest.filter(part => !['code', 'label', 'name', 'full', 'part', 'id', 'title'].includes(part)).join(' ')}`
        const known = dimensions.get(key)
        const isCode = ['code', 'id', 'part', 'full'].includes(last)
        const name = `${type}${rest[0] === 'cofog' ? '-cofog' : ''}`
        if (known === undefined) dimensions.set(key, { name, type, label: column, code: null, resource })
        else if (isCode) known.code = column
        else Object.assign(known, { code: known.label, label: column })
      }
    }
  }
  return { measures, dimensions: [...dimensions.values()] }
}
