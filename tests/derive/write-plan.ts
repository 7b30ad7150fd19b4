import type { GraphBuilder } from './graphs.ts'
import { AFTER, BEFORE, type Cell, type Law, type Plan, slugged } from './layout.ts'

/** How many sections or lines a plan is said to have, and how many it has. */
export interface Count {
  check: string
  stated: number
  listed: number
}

/** The plan as a graph; `wrong` is what is added to the counts that it states. */
export function writePlan(
  builder: GraphBuilder,
  plan: Plan,
  wrong: { sectionCount: number; lineCount: number },
): Count[] {
  const { scheme, id, sections, direct } = plan
  const table = id.replace('plan/', 'table/')
  const lineCount = direct.length + sections.reduce((sum, { lines }) => sum + lines.length, 0)
  const stated = { sectionCount: sections.length + wrong.sectionCount, lineCount: lineCount + wrong.lineCount }
  builder.add<'PLAN'>(id, scheme.counts ? stated : {})
  builder.add<'TABLE'>(table)
  for (const act of new Set([BEFORE.act, AFTER.act])) if (!builder.graph.entities.has(act)) builder.add<'ACT'>(act)
  for (const fund of ['fund/f0', 'fund/f1']) if (!builder.graph.entities.has(fund)) builder.add<'FUND'>(fund)
  for (const section of sections) {
    builder.add<'SECTION'>(section.id)
    builder.tie(id, 'HAS_SECTION', section.id)
    for (const line of section.lines) writeLine(builder, section.id, line)
  }
  for (const line of direct) writeLine(builder, id, line)
  for (const cell of plan.cells) writeCell(builder, cell, table)
  for (const { kind, total, less, parts } of plan.laws) writeLaw(builder, kind, total, less, parts)
  if (!scheme.counts) return []
  return [
    { check: `check/count-vs-list/${slugged(id)}/sections`, stated: stated.sectionCount, listed: sections.length },
    { check: `check/count-vs-list/${slugged(id)}/lines`, stated: stated.lineCount, listed: lineCount },
  ]
}

function writeLine(builder: GraphBuilder, owner: string, line: string): void {
  builder.add<'LINE'>(line)
  builder.tie(owner, 'HAS_LINE', line)
}

function writeCell(builder: GraphBuilder, cell: Cell, table: string): void {
  const { id, target, column, part, grain, fund, printed, unit } = cell
  const inText = grain === 'TEXT'
  const precision = unit === 100 ? 'EURO' : 'CENT'
  const amount =
    printed === null ? { precision: null } : ({ amount: printed, precision, printed: String(printed) } as const)
  const place = { table: inText ? null : table, column: column.slug }
  builder.amount(
    id,
    { ...amount, ...place, stage: column.stage, part, grain },
    { for: target, act: column.act, partOf: cell.in },
  )
  if (fund !== null) builder.tie(id, 'CHARGED_TO', `fund/f${fund}`)
}

function writeLaw(builder: GraphBuilder, kind: Law['kind'], total: Cell, less: Cell[], parts: Cell[]): void {
  for (const cell of less) builder.tie(cell.id, 'SUPERSEDES', total.id)
  for (const cell of parts) {
    if (kind === 'ROW_IDENTITY') builder.tie(cell.id, 'REDUCES', total.id)
    if (kind === 'TEXT_VS_TABLE') builder.tie(cell.id, 'RESTATES', total.id)
  }
}
