import { idsIn } from '../../../kinds/origin.ts'
import type { ComparisonValue } from '../../../model/graph.ts'
import { composed } from '../../../model/text.ts'
import { cell, type Folder, type Row, rowsBy, rowsOf } from '../csv.ts'
import type { Editions } from '../editions.ts'
import { asPrinted, type Facts } from '../evidence.ts'
import { COMPARED, fieldOf } from '../fields.ts'
import type { Problems } from '../problems.ts'
import { COMPARISONS } from '../resources.ts'
import type { Declared } from './declared.ts'

/** What packages say is to hold between amounts. */
export function comparisonsOf(
  folders: readonly Folder[],
  declared: ReadonlyMap<string, Declared>,
  facts: Facts,
  editions: Editions,
  problems: Problems,
): ComparisonValue[] {
  const later = (one: string, other: string) => editions.comparePackages(one, other)
  // What an earlier edition says of amounts that a later one prints anew holds of amounts that are no more.
  const isReplaced = (row: Row) =>
    ['of', 'less', 'than']
      .flatMap(column => idsIn(cell(row, column)))
      .some(id => facts.of(id, 'amount').some(fact => (later(row.package, fact.row.package) ?? 0) > 0))
  const rows = [...rowsBy(folders, COMPARISONS, problems, later).values()].flat().filter(row => !isReplaced(row))
  const comparisons = rows.map((row): ComparisonValue => {
    const [of, less, than] = ['of', 'less', 'than'].map(column => idsIn(cell(row, column))) as [
      string[],
      string[],
      string[],
    ]
    const printed = cell(row, 'printed')
    const wrong = (column: string, message: string) => problems.add(row, column, message)
    if ((printed === '') === (than.length === 0))
      wrong('than', 'give one of than and printed: what they are compared with')
    if (printed !== '' && cell(row, 'relation') !== 'EQUALS') wrong('relation', 'what is printed is compared by EQUALS')
    let stated: ComparisonValue['printed'] = null
    if (printed !== '') {
      const [subject = ''] = of
      const fact = facts.of(subject, COMPARED).find(({ raw }) => composed(raw) === composed(printed))
      if (fact === undefined)
        wrong('printed', `no evidence prints ${JSON.stringify(printed)} as ${COMPARED} of ${subject}`)
      else {
        const money = fieldOf('money').parse(fact.raw, facts.notationOf(fact.row))
        if (!money.ok) wrong('printed', money.reason)
        else stated = { raw: fact.raw, evidence: asPrinted(fact.evidence), ...money.value }
      }
    }
    const relation = cell(row, 'relation') === 'AT_MOST' ? 'AT_MOST' : 'EQUALS'
    return {
      id: cell(row, 'id'),
      name: cell(row, 'name'),
      relation,
      of,
      less,
      than,
      printed: stated,
      floor: cell(row, 'floor') !== '',
    }
  })
  // What an earlier edition prints is quoted there.
  const quoted = new Set(
    folders
      .flatMap(folder => rowsOf(folder, COMPARISONS.name))
      .map(row => `${idsIn(cell(row, 'of'))[0]} ${composed(cell(row, 'printed'))}`),
  )
  for (const row of folders.flatMap(folder => rowsOf(folder, 'evidence')))
    if (cell(row, 'field') === COMPARED && declared.has(cell(row, 'subject')))
      if (!quoted.has(`${cell(row, 'subject')} ${composed(cell(row, 'raw'))}`))
        problems.add(row, 'field', `is ${COMPARED}, and no row of comparisons.csv compares it`)
  return comparisons
}
