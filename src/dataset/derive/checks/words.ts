import type { Part } from '../../../model/vocabulary.ts'
import { stageInWords } from '../../../model/words.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { printingAmount } from './money.ts'

/** Where a reader finds an amount: `the table "…", line 232`. */
export function placeOf(index: GraphIndex, allocation: Allocation): string {
  return place(index, allocation.properties.table, printingAmount(index, allocation))
}

/** Where a reader finds what this evidence prints. */
export function whereIs(index: GraphIndex, evidence: readonly string[]): string {
  const [first = ''] = evidence
  return place(index, index.graph.evidence.get(first)?.table ?? null, evidence)
}

function place(index: GraphIndex, table: string | null, [first = '']: readonly string[]): string {
  const where = table === null ? 'the running text' : `the table "${index.nameOf(table)}"`
  const { line = null, record = null, pointer = null } = index.graph.evidence.get(first) ?? {}
  if (line !== null) return `${where}, line ${line}`
  return record === null ? (pointer === null ? where : `${where}, ${pointer}`) : `${where}, record ${record}`
}

/** `a, b and c`; beyond a handful, how many more. */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

const PART_WORDS: Record<Part, string> = {
  WHOLE: '',
  MAIN: 'the main row of ',
  COORDINATION: 'the coordination of ',
  TERRITORY: 'the territory of ',
  MEASURE: 'a measure of ',
  OF_WHICH: 'a part of ',
  LINES: 'the lines of ',
}

/**
 * An amount for a reader who never saw the source: `the amount approved for the coordination of "Piano" under Decreto n. 1
 * (Ente, Fondo)`, the brackets holding who receives it and from what fund, where that is stated.
 */
export function subjectOf(index: GraphIndex, { id, name, properties }: Allocation): string {
  const act = index.actOf(id)
  const target = index.targetOf(id)
  const more = [...index.following('BENEFITS', id), ...index.following('CHARGED_TO', id)].map(each =>
    index.nameOf(each),
  )
  const words = [
    `the ${stageInWords(properties.stage)}`,
    `for ${PART_WORDS[properties.part]}"${target === null ? name : index.nameOf(target)}"`,
    ...(act === null ? [] : [`under ${index.nameOf(act)}`]),
    ...(more.length === 0 ? [] : [`(${more.join(', ')})`]),
  ]
  return words.join(' ')
}
