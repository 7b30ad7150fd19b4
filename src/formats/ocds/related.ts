import type { Reading } from './reading.ts'

/** How this process is related to the other: under it, as a call-off is under its framework; or beside it. */
const UNDER = new Set(['parent', 'framework'])

/** Processes that others name: what is under a framework or a parent is a contract of it. */
export function relate({ build, related }: Reading): void {
  for (const { process, node, source } of related) {
    build.begin(source)
    const identifier = node.one('identifier')
    const relationships = node.all('relationship').map(({ text }) => text)
    const named = relationships.join(', ') || 'no relationship'
    if (identifier === null || !['', 'ocid'].includes(node.value('scheme'))) {
      build.note(`a related process (${named}) without an ocid; left out`, node.item.at)
      continue
    }
    const other = `contract/${build.slug(identifier.text, 'ocid')}`
    if (!build.entities.has(other)) build.note(`names a process (${named}) that is not in the files`, node.item.at)
    else if (!relationships.some(each => UNDER.has(each)))
      build.note(`a related process (${named}), which is neither its parent nor its framework; left out`, node.item.at)
    else if (other !== process) build.link(other, 'HAS_CONTRACT', process, identifier)
  }
}
