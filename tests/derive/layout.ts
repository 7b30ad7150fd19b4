import type { Breakdown, Grain, Part, Stage } from '../../src/model/vocabulary.ts'

export interface PlanScheme {
  sections: { coordination: RowScheme | null; lines: LineScheme[] }[]
  direct: LineScheme[]
  coordination: RowScheme | null
  /** Whether the table prints a subtotal under each section. */
  subtotals: boolean
  /** Whether it prints a total for each fund. */
  funds: boolean
  /** Whether it has a column for what was there, what is left and what is taken away. */
  movement: boolean
  unit: 'CENT' | 'EURO'
  text: boolean
  counts: boolean
}

export interface RowScheme {
  before: number
  moved: number
  fund: number
}

/** A line has one row, or a main row and its territory. */
export interface LineScheme {
  rows: RowScheme[]
}

/** A printed figure. */
export interface Cell {
  id: string
  target: string
  column: Column
  part: Part
  grain: Grain
  fund: number | null
  in: [string, Breakdown][]
  /** In cents; null when blank. */
  printed: number | null
  /** A printed unit, in cents. */
  unit: number
}

/** What must hold between cells: `total` less `parts` is nothing. */
export interface Law {
  check: string
  kind: 'PARTS_VS_TOTAL' | 'ROW_IDENTITY' | 'TEXT_VS_TABLE'
  /** Before and after: what the total is made of, the second taken away. */
  total: Cell
  less: Cell[]
  parts: Cell[]
}

/** A target that no cell is the whole of: the cells below it, and what is printed for the nearest total above. */
export interface Summed {
  target: string
  column: string
  cells: Cell[]
  above: { total: Cell; cells: Cell[] }
}

/** How a column reads a row's true figure. */
interface Column {
  slug: string
  act: string
  stage: Stage
  value: (row: RowScheme) => number
}

/** A printed line of the table. */
interface Printed {
  slug: string
  target: string
  part: Part
  grain: Grain
  rows: RowScheme[]
  fund: number | null
  in: [Printed, Breakdown][]
}

export interface Plan {
  scheme: PlanScheme
  id: string
  sections: { id: string; lines: string[] }[]
  direct: string[]
  cells: Cell[]
  laws: Law[]
  sums: Summed[]
}

const taken = ({ before, moved }: RowScheme) => Math.floor((before * moved) / 100)
export const BEFORE: Column = { slug: 'prima', act: 'act/prova/dd-1', stage: 'BUDGETED', value: row => row.before }
export const AFTER: Column = {
  slug: 'dopo',
  act: 'act/prova/dd-2',
  stage: 'REDETERMINED',
  value: row => row.before - taken(row),
}
const TAKEN: Column = { slug: 'tolto', act: 'act/prova/dd-2', stage: 'DECOMMITTED', value: taken }

export function layOut(scheme: PlanScheme, owner: string): Plan {
  const id = `plan/${owner}`
  const sections = scheme.sections.map((section, s) => ({
    id: `section/${owner}/${s}`,
    lines: section.lines.map((_, l) => `line/${owner}/${s}-${l}`),
  }))
  const direct = scheme.sections.length > 0 ? [] : scheme.direct.map((_, l) => `line/${owner}/x-${l}`)
  const plan: Plan = { scheme, id, sections, direct, cells: [], laws: [], sums: [] }
  const lines = printedLines(plan)
  for (const column of scheme.movement ? [BEFORE, AFTER, TAKEN] : [BEFORE]) layColumn(plan, owner, column, lines)
  if (scheme.movement) for (const line of lines) layIdentity(plan, owner, line)
  if (scheme.text) layText(plan, owner, lines)
  return plan
}

/** The table from top to bottom; every row knows its totals. */
function printedLines({ scheme, id, sections, direct }: Plan): Printed[] {
  const total: Printed = { slug: 'tot', target: id, part: 'WHOLE', grain: 'TOTAL', rows: [], fund: null, in: [] }
  const funds = [0, 1].map(fund => ({
    ...total,
    slug: `f${fund}`,
    grain: 'SUBTOTAL' as const,
    rows: [],
    fund,
    in: [[total, 'FUND']] as Printed['in'],
  }))
  const printed: Printed[] = []
  const add = (slug: string, target: string, part: Part, row: RowScheme | null, above: [Printed, Breakdown]) => {
    if (!row) return
    const fund = scheme.funds ? funds[row.fund] : undefined
    const parents: Printed['in'] = fund ? [above, [fund, 'LINE']] : [above]
    printed.push({ slug, target, part, grain: 'ROW', rows: [row], fund: fund ? row.fund : null, in: parents })
  }
  const way: Breakdown = scheme.subtotals && sections.length > 0 ? 'SECTION' : 'LINE'
  add('c', id, 'COORDINATION', scheme.coordination, [total, way])
  const addLine = (line: string, rows: RowScheme[], above: [Printed, Breakdown]) =>
    rows.forEach((row, r) => {
      const part = rows.length === 1 ? 'WHOLE' : r === 0 ? 'MAIN' : 'TERRITORY'
      add(`${line.split('/').at(-1)}-${r}`, line, part, row, above)
    })
  sections.forEach((section, s) => {
    const subtotal: Printed = {
      ...total,
      slug: `s${s}`,
      target: section.id,
      grain: 'SUBTOTAL',
      rows: [],
      in: [[total, way]],
    }
    const above: [Printed, Breakdown] = scheme.subtotals ? [subtotal, 'LINE'] : [total, 'LINE']
    add(`s${s}c`, section.id, 'COORDINATION', scheme.sections[s]?.coordination ?? null, above)
    for (const [l, line] of section.lines.entries()) addLine(line, scheme.sections[s]?.lines[l]?.rows ?? [], above)
    if (scheme.subtotals) printed.push(subtotal)
  })
  for (const [l, line] of direct.entries()) addLine(line, scheme.direct[l]?.rows ?? [], [total, 'LINE'])
  printed.push(...funds.filter(fund => printed.some(row => row.in.some(([above]) => above === fund))), total)
  for (const row of printed.filter(({ grain }) => grain === 'ROW')) collect(row, row.rows)
  return printed
}

/** A total is made of the rows below it, each of them once. */
function collect(printed: Printed, rows: readonly RowScheme[]): void {
  for (const [above] of printed.in) {
    for (const row of rows) if (!above.rows.includes(row)) above.rows.push(row)
    collect(above, rows)
  }
}

function cellId(owner: string, slug: string, column: string): string {
  return `allocation/prova/${owner.replace('/', '-')}-${slug}/${column}`
}

function layColumn(plan: Plan, owner: string, column: Column, lines: readonly Printed[]): void {
  const unit = plan.scheme.unit === 'EURO' ? 100 : 1
  const cells = lines.map((line): Cell => {
    const above = line.in.map(([total, by]): [string, Breakdown] => [cellId(owner, total.slug, column.slug), by])
    const printed = line.rows.reduce((sum, row) => sum + column.value(row), 0) * unit
    const { target, part, grain, fund } = line
    return { id: cellId(owner, line.slug, column.slug), target, column, part, grain, fund, in: above, printed, unit }
  })
  plan.cells.push(...cells)
  for (const total of cells) {
    for (const by of ['FUND', 'LINE', 'SECTION'] as const) {
      const parts = cells.filter(cell => cell.in.some(([id, way]) => id === total.id && way === by))
      const check = `check/parts-vs-total/${slugged(total.id)}/by-${by.toLowerCase()}`
      if (parts.length > 0) plan.laws.push({ check, kind: 'PARTS_VS_TOTAL', total, less: [], parts })
    }
  }
  laySums(plan, column, cells)
}

/** Sections that the table does not sum, and lines in two rows: what lies below them, and below the total above. */
function laySums(plan: Plan, column: Column, cells: readonly Cell[]): void {
  const total = cells.find(cell => cell.grain === 'TOTAL')
  if (!total) return
  const rows = cells.filter(cell => cell.grain === 'ROW')
  const rowsOf = (targets: readonly string[]) => rows.filter(cell => targets.includes(cell.target))
  const subtotalOf = (section: string) => cells.find(cell => cell.target === section && cell.part === 'WHOLE')
  const belowTotal = [
    ...rowsOf([plan.id, ...plan.direct]),
    ...plan.sections.flatMap(({ id, lines }) => subtotalOf(id) ?? rowsOf([id, ...lines])),
  ]
  const sum = (target: string, below: Cell[], above: Summed['above']) =>
    plan.sums.push({ target, column: column.slug, cells: below, above })
  for (const { id, lines } of plan.sections) {
    const subtotal = subtotalOf(id)
    const above = subtotal ? { total: subtotal, cells: rowsOf([id, ...lines]) } : { total, cells: belowTotal }
    if (!subtotal) sum(id, rowsOf([id, ...lines]), above)
    for (const line of lines) if (rowsOf([line]).length > 1) sum(line, rowsOf([line]), above)
  }
  for (const line of plan.direct) if (rowsOf([line]).length > 1) sum(line, rowsOf([line]), { total, cells: belowTotal })
}

function layIdentity(plan: Plan, owner: string, line: Printed): void {
  const [before, after, movement] = [BEFORE, AFTER, TAKEN].map(({ slug }) =>
    plan.cells.find(({ id }) => id === cellId(owner, line.slug, slug)),
  )
  if (!before || !after || !movement) return
  const check = `check/row-identity/${slugged(before.id)}/${slugged(AFTER.act)}`
  plan.laws.push({ check, kind: 'ROW_IDENTITY', total: before, less: [after], parts: [movement] })
}

function layText(plan: Plan, owner: string, lines: readonly Printed[]): void {
  const total = plan.cells.find(({ id }) => id === cellId(owner, lines.at(-1)?.slug ?? '', BEFORE.slug))
  if (!total) return
  const again: Cell = { ...total, id: cellId(owner, 'testo', BEFORE.slug), grain: 'TEXT', in: [] }
  plan.cells.push(again)
  const check = `check/text-vs-table/${slugged(again.id)}/${slugged(total.id)}`
  plan.laws.push({ check, kind: 'TEXT_VS_TABLE', total, less: [], parts: [again] })
}

export function slugged(id: string): string {
  return id.replaceAll('/', '-')
}
