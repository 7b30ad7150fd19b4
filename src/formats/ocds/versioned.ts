import type { Item } from '../../sources/source.ts'
import { Node } from '../node.ts'

/** What a versioned release prints of one value: at which release it became that. */
const isVersion = ({ parts }: Item) =>
  parts.some(({ name }) => name === 'releaseDate') && parts.some(({ name }) => name === 'value')

const partOf = (item: Item, name: string) => item.parts.find(part => part.name === name)

/** The days on which anything changed. */
function daysIn(item: Item): string[] {
  if (isVersion(item)) return [partOf(item, 'releaseDate')?.text ?? '']
  return item.parts.flatMap(daysIn)
}

/** The values inside an item as they stood on a day, each at its place in the file. */
function asOf(parts: readonly Item[], day: string): Item[] {
  const latest = new Map<string, { at: string; values: Item[] }>()
  const found: Item[] = []
  for (const part of parts) {
    if (!isVersion(part)) {
      // An identifier stands outside versions; what has no value on the day is not there yet.
      const inside = asOf(part.parts, day)
      if (part.text !== null || inside.length > 0) found.push({ ...part, parts: inside })
      continue
    }
    const since = partOf(part, 'releaseDate')?.text ?? ''
    const known = latest.get(part.name)
    if (since > day || (known !== undefined && known.at > since)) continue
    const values = part.parts.filter(({ name }) => name === 'value')
    latest.set(part.name, {
      at: since,
      values: values.map(value => ({ ...value, name: part.name, way: `${part.name}/value` })),
    })
  }
  return [...found, ...[...latest.values()].flatMap(({ values }) => values)]
}

/** A versioned release as the releases that it is made of, the earliest first: each as everything stood then. */
export function releasesOf(versioned: Node, ocid: Item | undefined): Node[] {
  const days = [...new Set(daysIn(versioned.item))].filter(day => day !== '').sort()
  return days.map(day => {
    const parts = asOf(versioned.item.parts, day)
    const own = parts.some(({ name }) => name === 'ocid')
    const dated = dateOf(versioned.item, day)
    const outside = !own && ocid !== undefined ? [{ ...ocid, way: '' }] : []
    return new Node(
      { ...versioned.item, parts: [...parts, ...outside, ...(dated === undefined ? [] : [dated])] },
      versioned.column,
    )
  })
}

/** The first place that prints the day of a release, as its date. */
function dateOf(item: Item, day: string, way = ''): Item | undefined {
  for (const part of item.parts) {
    const here = way === '' ? part.name : `${way}/${part.name}`
    if (part.name === 'releaseDate' && part.text === day) return { ...part, name: 'date', way: here }
    const inside = dateOf(part, day, here)
    if (inside !== undefined) return inside
  }
  return undefined
}
