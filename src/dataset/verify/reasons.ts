/** Why a figure of the source is not a fact of the graph, as exclusions.csv gives it: a closed list, so that it can be counted. */
export const EXCLUSION_REASONS = {
  'page-number': 'The number of a page.',
  'list-number': 'The number of a chapter, sheet, paragraph or list item.',
  'part-of-a-name': 'Part of a proper name that is not an entity in the data.',
  'period-of-a-heading': 'A year or date in a heading or sentence, that only says which time it is about.',
  'table-heading': 'Part of a heading of a table: the act, year or unit that a column is about.',
  'legal-reference': 'A cross reference to a law, article, paragraph or journal that no entity stands for.',
  'footnote-mark': 'The mark of a footnote.',
  repetition: 'Says again what an entity gives; its id follows the word.',
} as const

export type ExclusionReason = keyof typeof EXCLUSION_REASONS

/** A raw with more figures than a period has is a range in disguise. */
export const MOST_FIGURES_OF_AN_EXCLUSION = 4

export function reasonOf(text: string): { reason: ExclusionReason; repeats: string | null } | null {
  const [word = '', repeats, ...rest] = text.split(' ')
  if (!Object.hasOwn(EXCLUSION_REASONS, word) || rest.length > 0) return null
  const reason = word as ExclusionReason
  return (reason === 'repetition') === (repeats !== undefined) ? { reason, repeats: repeats ?? null } : null
}
