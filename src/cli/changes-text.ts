import type { Changes } from '../recipes/changes.ts'
import type { Put } from '../recipes/put.ts'

const MOST_LISTED = 200

function changeText({ field, from, to }: Changes['changed'][number]): string {
  const said = (text: string) => (text === '' ? field : `${field}: ${JSON.stringify(text)}`)
  if (from === null) return `${said(to ?? '')}, which it did not have`
  return to === null ? `no longer has ${said(from)}` : `${field}: ${JSON.stringify(from)} is now ${JSON.stringify(to)}`
}

/** What an import changes of the package that stood there, line by line. */
export function changesText({ changes }: Pick<Put, 'changes'>): string[] {
  if (changes === null) return []
  const { gone, made, changed } = changes
  const all = [
    ...gone.map(id => `gone: ${id}`),
    ...made.map(id => `new: ${id}`),
    ...changed.map(each => `changed: ${each.subject} ${changeText(each)}`),
  ]
  const more = all.length > MOST_LISTED ? [`… and ${all.length - MOST_LISTED} more; --json has all of them`] : []
  return [...all.slice(0, MOST_LISTED), ...more, `${gone.length} gone, ${made.length} new, ${changed.length} changed`]
}

export const figuresText = ({ figures: { figures, evidenced, notFacts } }: Pick<Put, 'figures'>): string =>
  `${figures} figures: ${evidenced} evidence of a fact, ${notFacts} no facts`
