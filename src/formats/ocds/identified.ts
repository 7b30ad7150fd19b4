import { Repeats } from '../../sources/repeats.ts'
import type { Build } from '../build.ts'
import type { Node } from '../node.ts'

export interface Identified {
  node: Node
  own: string
}

/**
 * The elements of one array of a release, each with what it is known by: its id, or its position. An element whose id another one
 * has is that one printed again where they are alike, and else one more: publishers give one id to several.
 */
export function identified(build: Build, elements: readonly Node[], called: string): Identified[] {
  const repeats = new Repeats()
  const known = new Map<string, { place: string; times: number }>()
  return elements.flatMap((node, index) => {
    const { place } = node
    const id = node.value('id')
    const same = repeats.of(node.item, place)
    if (same !== null && id !== '') {
      build.note(`${called} that is printed again under its id; it counts once`, `${place} (as ${same})`)
      return []
    }
    if (same !== null)
      build.note(`${called} that repeats another letter by letter, without an id; both count`, `${place} (as ${same})`)
    const own = id || String(index + 1)
    const other = known.get(own)
    known.set(own, { place: other?.place ?? place, times: (other?.times ?? 0) + 1 })
    if (other === undefined) return [{ node, own }]
    build.note(
      `${called} under the id of another one, from which it differs; both count`,
      `${place} (as ${other.place})`,
    )
    return [{ node, own: `${own}-${other.times + 1}` }]
  })
}
