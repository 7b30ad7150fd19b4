import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, normalize } from 'node:path'
import { refuse } from '../../recipes/refuse.ts'

/** A measure: the column of its amounts, and what they are. */
export interface Measure {
  name: string
  column: string
  resource: string | null
  /** The code, or the column that prints it. */
  currency: string
  currencyColumn: string | null
  factor: number
  direction: string
  phase: string
  /** As a field of the schema declares it: `1.234,56`; empty for digits with a point. */
  numbers: string
}

/** A dimension: the column of its labels, and of its codes where there is one. */
export interface Dimension {
  name: string
  type: string
  label: string
  code: string | null
  resource: string | null
}

export interface Resource {
  name: string
  path: string
  fields: Map<string, Field>
  /** The columns that together name a record, where the schema says which. */
  key: string[]
}

interface Field {
  type: string
  columnType: string
  numbers: string
  factor: number
  currency: string
}

export interface Descriptor {
  file: string
  name: string
  title: string
  licence: string
  resources: Resource[]
  measures: Measure[]
  dimensions: Dimension[]
}

type Json = Record<string, unknown>

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.map(objectOf) : [])
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function numbersOf({ decimalChar, groupChar }: Json): string {
  if (decimalChar === ',') return groupChar === ' ' ? '1 234,56' : '1.234,56'
  if (groupChar === ',') return '1,234.56'
  return groupChar === "'" ? "1'234.56" : ''
}

function factorOf(value: unknown, where: string, file: string): number {
  const factor = value === undefined || value === null ? 1 : Number(value)
  if (![1, 1_000, 1_000_000, 1_000_000_000].includes(factor))
    refuse([`${file}: ${where}: the factor ${JSON.stringify(value)} is not 1, 1000, 1000000 or 1000000000`])
  return factor
}

function resourceOf(json: Json, folder: string, file: string): Resource {
  const paths = [json.path ?? json.url].flat().map(textOf)
  const [path = ''] = paths
  const name = textOf(json.name) || basename(path)
  if (
    paths.length !== 1 ||
    path === '' ||
    isAbsolute(path) ||
    /^[a-z]+:/i.test(path) ||
    normalize(path).startsWith('..')
  )
    refuse(
      [
        `${file}: the resource ${name} is at ${JSON.stringify(json.path ?? json.url)}, which is not one file beside the descriptor`,
      ],
      'download it into the folder of the package, and name it there',
    )
  const fields = listOf(objectOf(json.schema).fields).map(field => {
    const where = `the field ${textOf(field.name)}`
    const { type, columnType, currency } = field
    return [
      textOf(field.name),
      {
        type: textOf(type),
        columnType: textOf(columnType),
        numbers: numbersOf(field),
        factor: factorOf(field.factor, where, file),
        currency: textOf(currency),
      },
    ] as const
  })
  const key = [objectOf(json.schema).primaryKey ?? []].flat().map(textOf)
  return { name, path: join(folder, path), fields: new Map(fields), key }
}

/** Of `measures` and `dimensions`, as versions until 0.3 map them. */
function mapped(mapping: Json, resources: readonly Resource[], file: string) {
  const fieldAt = (column: string, resource: string) =>
    resources
      .find(({ name, fields }) => (resource === '' || name === resource) && fields.has(column))
      ?.fields.get(column)
  const measures = Object.entries(objectOf(mapping.measures)).map(([name, value]): Measure => {
    const { source, resource, currency, factor, direction, phase } = objectOf(value)
    const column = textOf(source)
    const field = fieldAt(column, textOf(resource))
    return {
      name,
      column,
      resource: textOf(resource) || null,
      currency: textOf(currency) || (field?.currency ?? ''),
      currencyColumn: null,
      factor: factorOf(factor, `the measure ${name}`, file),
      direction: textOf(direction),
      phase: textOf(phase),
      numbers: field?.numbers ?? '',
    }
  })
  const dimensions = Object.entries(objectOf(mapping.dimensions)).flatMap(([name, value]): Dimension[] => {
    const { dimensionType, attributes, primaryKey } = objectOf(value)
    const each = Object.entries(objectOf(attributes)).map(([key, one]) => ({ key, ...objectOf(one) }) as Json)
    const keys = [primaryKey].flat().map(textOf)
    const code = each.find(one => keys.includes(textOf(one.key))) ?? each[0]
    const label = each.find(one => textOf(one.labelfor) !== '' || textOf(one.key) === 'label') ?? code
    if (code === undefined || label === undefined) return []
    return [
      {
        name,
        type: textOf(dimensionType),
        label: textOf(label.source),
        code: code === label ? null : textOf(code.source),
        resource: textOf(label.resource) || null,
      },
    ]
  })
  return { measures, dimensions }
}

/** Of the column types of version 1: `value`, `functional-classification:cofog:code`, `recipient:generic:name`. */
function typed(resources: readonly Resource[]) {
  const measures: Measure[] = []
  const dimensions = new Map<string, Dimension>()
  for (const { name: resource, fields } of resources) {
    const currencyColumn = [...fields].find(([, { columnType }]) => columnType === 'value-currency')?.[0] ?? null
    for (const [column, { columnType, currency, factor, numbers }] of fields) {
      if (columnType === 'value')
        measures.push({
          name: column,
          column,
          resource,
          currency,
          currencyColumn,
          factor,
          direction: '',
          phase: '',
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

/**
 * Reads the descriptor of a Fiscal Data Package, its mapping in any of the versions.
 * @throws FilorossoError BAD_USER_INPUT for what is not one, and what it maps that is not there.
 */
export function readDescriptor(given: string): Descriptor {
  const path = existsSync(given) && statSync(given).isDirectory() ? join(given, 'datapackage.json') : given
  const file = basename(path)
  if (!existsSync(path))
    refuse([`${given}: there is no such file`], 'give the datapackage.json of the package, or its folder')
  let json: Json
  try {
    json = objectOf(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')))
  } catch (error) {
    return refuse(
      [`${file}: is not valid JSON: ${error instanceof Error ? error.message : String(error)}`],
      'give the datapackage.json of the package',
    )
  }
  const resources = listOf(json.resources).map(resource => resourceOf(resource, dirname(path), file))
  const mapping = objectOf(json.model ?? json.mapping)
  const { measures, dimensions } = Object.keys(mapping).length > 0 ? mapped(mapping, resources, file) : typed(resources)
  if (resources.length === 0) refuse([`${file}: has no resources`])
  if (measures.length === 0)
    refuse(
      [`${file}: says of no column that it holds amounts`],
      'a Fiscal Data Package has a model or mapping with measures, or fields with the columnType value',
    )
  const licences = [...listOf(json.licenses), objectOf(json.license)].flatMap(
    one => textOf(one.name ?? one.type ?? one.url) || [],
  )
  return {
    file: path,
    name: textOf(json.name) || 'package',
    title: textOf(json.title).trim() || textOf(json.name),
    licence: textOf(json.license) || (licences[0] ?? ''),
    resources,
    measures,
    dimensions,
  }
}
