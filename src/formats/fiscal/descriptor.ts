import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, normalize } from 'node:path'
import { refuse } from '../../recipes/refuse.ts'
import { type Json, listOf, objectOf, textOf } from './json.ts'
import { type Dimension, type Measure, mapped, numbered, type Resource, typed } from './models.ts'
import { scaleOf } from './scale.ts'

export interface Descriptor {
  file: string
  name: string
  title: string
  licence: string
  resources: Resource[]
  measures: Measure[]
  dimensions: Dimension[]
}

function numbersOf({ decimalChar, groupChar }: Json): string {
  if (decimalChar === ',') return groupChar === ' ' ? '1 234,56' : '1.234,56'
  if (groupChar === ',') return '1,234.56'
  return groupChar === "'" ? "1'234.56" : ''
}

function resourceOf(json: Json, folder: string, file: string): Resource {
  if (json.data !== undefined)
    refuse(
      [`${file}: the resource ${textOf(json.name)} has its data inside the descriptor`],
      'write them into a file of their own, and name that as its path',
    )
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
  const { fields: listed, extraFields } = objectOf(json.schema)
  const extra = listOf(extraFields)
  const fields = listOf(listed).map(field => {
    const where = `the field ${textOf(field.name)}`
    const { type, currency } = field
    return [
      textOf(field.name),
      {
        type: textOf(type),
        columnType: textOf(field.columnType ?? field.osType),
        // The cells of a workbook hold numbers, not how they are written.
        numbers: isWorkbook(json, path) ? '' : numbersOf(field),
        scale: scaleOf(field, where, file),
        currency: textOf(currency),
        constants: constantsOf(field, extra),
      },
    ] as const
  })
  const { primaryKey, missingValues } = objectOf(json.schema)
  const headless = objectOf(json.dialect).header === false
  const called = (column: string) =>
    numbered(
      fields.map(([each]) => each),
      column,
      headless,
    )
  return {
    name,
    path: join(folder, path),
    fields: new Map(fields.map(([column, field]) => [called(column), field])),
    key: [primaryKey ?? []].flat().map(textOf).map(called),
    headless,
    missing: new Set([missingValues ?? []].flat().map(textOf)),
    workbook: isWorkbook(json, path) ? sheetOf(json) : null,
  }
}

/** What a measure stands for beside its column: what it is the column of, and what all of the file is of. */
function constantsOf({ normalize, columnType }: Json, extra: readonly Json[]): Map<string, string> {
  if (columnType !== 'value') return new Map()
  const own = objectOf(normalize)
  return new Map(
    extra.flatMap(field => {
      const [type = ''] = textOf(field.columnType).split(':')
      const said = textOf(own[textOf(field.name)]) || textOf(field.constant)
      return said === '' ? [] : [[type, said] as const]
    }),
  )
}

const isWorkbook = ({ format, mediatype }: Json, path: string): boolean =>
  /\.xlsx$/i.test(path) || textOf(format).toLowerCase() === 'xlsx' || /spreadsheetml/.test(textOf(mediatype))

/** Where the sheet is named depends on the program that wrote the descriptor; one that is numbered is not. */
function sheetOf({ dialect, sheet }: Json): { sheet?: string } {
  const { excel, control, ...rest } = objectOf(dialect)
  const said = [sheet, rest.sheet, objectOf(excel).sheet, objectOf(control).sheet].find(
    each => typeof each === 'string',
  )
  return typeof said === 'string' ? { sheet: said } : {}
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
  const names = new Map(
    listOf(json.resources).map((resource, index) => [
      resources[index]?.name ?? '',
      listOf(objectOf(resource.schema).fields).map(field => textOf(field.name)),
    ]),
  )
  const { measures, dimensions } =
    Object.keys(mapping).length > 0 ? mapped(mapping, resources, names, file) : typed(resources)
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
