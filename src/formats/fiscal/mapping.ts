import { basename } from 'node:path'
import { decimalsOf } from '../../dataset/derive/decimals.ts'
import { fieldOf } from '../../dataset/package/fields.ts'
import { notationOf } from '../../dataset/package/notation.ts'
import { SCALES, type Scale } from '../../locale/notation.ts'
import { refuse } from '../../recipes/refuse.ts'
import type { Source } from '../../sources/source.ts'
import type { Build } from '../build.ts'
import { Node } from '../node.ts'
import type { Descriptor } from './descriptor.ts'
import type { Dimension, Measure, Resource } from './models.ts'

/** What a dimension is to an amount. */
type Role = 'PAYEE' | 'PAYER' | 'FUND' | 'TIME' | 'DIRECTION' | 'PHASE' | 'CLASSIFICATION'

export interface Placed extends Dimension {
  role: Role
}

/** What a resource holds: its measures, its dimensions, and what its rows are to each other. */
export interface Mapped {
  resource: Resource
  measures: Measure[]
  dimensions: Placed[]
  /** Measures that another one of the row is the sum of. */
  within: Set<string>
}

function roleOf({ name, type }: Dimension): Role {
  const said = `${type} ${name}`.toLowerCase()
  if (/^(?:datetime|date)\b|\b(?:year|fiscal-year|date)$/.test(said)) return 'TIME'
  if (/\bdirection\b/.test(said)) return 'DIRECTION'
  if (/\bphase\b/.test(said)) return 'PHASE'
  if (/\b(?:payee|recipient|beneficiary|supplier)\b/.test(said)) return 'PAYEE'
  if (/\b(?:payer|administrator|administrative-classification|buyer|procurer)\b/.test(said)) return 'PAYER'
  return /\bfund(?:s|-classification|ing-source)?\b/.test(said) ? 'FUND' : 'CLASSIFICATION'
}

/** A column that two dimensions map to, and one that none maps to, are reported: the one may be meant where the other stands. */
function placed(
  build: Build,
  all: readonly Dimension[],
  { fields }: Resource,
  columns: readonly string[],
  taken: Set<string>,
  file: string,
  figures: ReadonlySet<string>,
) {
  const found: Placed[] = []
  const left: Dimension[] = []
  for (const dimension of all) {
    const other = found.find(({ label }) => label === dimension.label)
    if (other === undefined) found.push({ ...dimension, role: roleOf(dimension) })
    else {
      left.push(dimension)
      build.note(
        `the dimension ${dimension.name} is mapped to the column ${dimension.label}, and so is ${other.name}: its own is not known`,
        file,
      )
    }
  }
  for (const { label, code } of found) taken.add(label).add(code ?? label)
  for (const column of columns) {
    const type = fields.get(column)?.type ?? 'string'
    if (taken.has(column)) continue
    if (type === 'number' || type === 'integer' || figures.has(column)) {
      build.note(`the column ${column} holds figures and is mapped by no measure: nothing is taken of it`, file)
      continue
    }
    const [meant] = left.filter(({ name }) => name.toLowerCase() === column.toLowerCase())
    const dimension = {
      name: meant?.name ?? column,
      type: meant?.type ?? '',
      label: column,
      code: null,
      resource: null,
    }
    const role = roleOf(dimension)
    build.note(
      `the column ${column} is mapped by no dimension: taken as ${role === 'CLASSIFICATION' ? 'a classification' : role.toLowerCase()}`,
      file,
    )
    found.push({ ...dimension, role })
  }
  return found
}

/** The mapping of a resource against the columns that its file has. */
export async function mappedOf(
  build: Build,
  descriptor: Descriptor,
  resource: Resource,
  source: Source,
  precision: Scale | undefined,
): Promise<Mapped | null> {
  const file = basename(resource.path)
  const columns = source.columns ?? []
  const here = ({ resource: of }: { resource: string | null }) => of === null || of === resource.name
  const measures = descriptor.measures.filter(
    each => here(each) && (each.resource !== null || columns.includes(each.column)),
  )
  const dimensions = descriptor.dimensions.filter(
    each => here(each) && (each.resource !== null || columns.includes(each.label)),
  )
  if (measures.length === 0) return null
  const named = [
    ...measures.map(({ column }) => column),
    ...dimensions.flatMap(({ label, code }) => [label, code ?? label]),
  ]
  const missing = [...new Set(named)].filter(column => !columns.includes(column))
  if (missing.length > 0)
    refuse(
      missing.map(column => `${file}: has no column ${JSON.stringify(column)}, which the descriptor maps`),
      `its columns are ${columns.map(column => JSON.stringify(column)).join(', ')}`,
    )
  const taken = new Set(measures.flatMap(({ column, currencyColumn }) => [column, currencyColumn ?? column]))
  const figures = await figuresIn(
    source,
    columns.filter(column => !taken.has(column) && !resource.fields.has(column)),
  )
  const all = placed(build, dimensions, resource, columns, taken, file, figures)
  const rounded = await Promise.all(
    measures.map(async measure => {
      const found = precision ?? (await roundedTo(build, measure, source, file))
      return found === undefined ? measure : { ...measure, precision: found }
    }),
  )
  return { resource, measures: rounded, dimensions: all, within: await within(build, measures, source, file) }
}

/** From how many figures on it is no chance that all of them end in zeros. */
const ENOUGH = 20

/** What the figures of a measure are rounded to: the largest unit of which each is a multiple, where they are many. */
async function roundedTo(build: Build, { name, column, scale, numbers }: Measure, source: Source, file: string) {
  const notation = notationOf({ numbers: numbers || 'plain' })
  let [figures, zeros] = [0, SCALES.BILLION - SCALES[scale]]
  for await (const record of source.records()) {
    const parsed = fieldOf('decimal').parse(new Node(record).value(column), notation)
    if (!parsed.ok || parsed.value === '0') continue
    figures += 1
    zeros = Math.min(zeros, -decimalsOf(parsed.value))
    if (zeros < 2) return undefined
  }
  const unit = Object.entries(SCALES).find(([, each]) => each === zeros + SCALES[scale])?.[0] as Scale | undefined
  if (figures < ENOUGH || unit === undefined) return undefined
  build.note(
    `each of the ${figures} figures of ${name} is a multiple of ${10 ** zeros}: they are taken as rounded to that; --precision CENT says that they are not`,
    file,
  )
  return unit
}

const LOOKED_AT = 1000

/** Columns of which no schema says what they hold, and that hold figures and nothing else. */
async function figuresIn(source: Source, columns: readonly string[]): Promise<Set<string>> {
  const found = new Map(columns.map(column => [column, 0]))
  let rows = 0
  if (columns.length === 0) return new Set()
  for await (const record of source.records()) {
    const node = new Node(record)
    for (const column of found.keys()) {
      const text = node.value(column)
      if (text !== '' && !/^\(?[-+]?\d[\d.,' \u00a0]*%?\)?$/.test(text)) found.delete(column)
      else if (/[.,%]/.test(text)) found.set(column, 1)
    }
    rows += 1
    if (rows >= LOOKED_AT || found.size === 0) break
  }
  // Whole numbers alone may be codes or years.
  return new Set([...found].filter(([, decimals]) => decimals > 0).map(([column]) => column))
}

const MOST_APART = 0.15
const OFTEN = 0.95

/** Measures of which another is the sum, row by row: added to it they would count twice. */
async function within(build: Build, measures: readonly Measure[], source: Source, file: string): Promise<Set<string>> {
  if (measures.length < 3) return new Set()
  const times = new Map<string, number>()
  let rows = 0
  for await (const record of source.records()) {
    const node = new Node(record)
    const values = measures.map(({ column }) => Number(node.value(column).replace(',', '.')))
    if (values.some(Number.isNaN)) continue
    rows += 1
    const sum = values.reduce((all, one) => all + one, 0)
    for (const [index, { name }] of measures.entries())
      if (Math.abs(2 * (values[index] ?? 0) - sum) <= MOST_APART) times.set(name, (times.get(name) ?? 0) + 1)
  }
  const [total] = [...times].filter(([, count]) => rows > 0 && count / rows >= OFTEN)
  if (total === undefined) return new Set()
  const parts = measures.map(({ name }) => name).filter(name => name !== total[0])
  build.note(
    `${total[0]} is the sum of ${parts.join(' and ')} in ${total[1]} of ${rows} rows: these are taken as parts of it`,
    file,
  )
  return new Set(parts)
}
