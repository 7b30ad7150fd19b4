import { createHash } from 'node:crypto'

/** The columns that a template names: `line/it/pnrr/{code}` names code, `{body|bodies}` body. */
export const namesIn = (template: string): string[] => slotsIn(template).map(({ name }) => name)

/** The lookups that a template names. */
export const lookupsIn = (template: string): string[] => slotsIn(template).flatMap(({ lookup }) => lookup ?? [])

function slotsIn(template: string): { name: string; lookup: string | null }[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, inside = '']) => slotOf(inside))
}

function slotOf(inside: string): { name: string; lookup: string | null } {
  const [, name = '', lookup] = /^\s*(.*?)\s*(?:\|\s*([a-z0-9-]+)\s*)?$/s.exec(inside) ?? []
  return { name, lookup: lookup ?? null }
}

/** A segment that is longer is cut there, and distinguished from others by a hash of the whole. */
const LONGEST = 120

/** A printed text as a segment of an id: lower case letters, digits and dashes. */
export function slug(text: string): string {
  const whole = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (whole.length <= LONGEST) return whole
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 10)
  return `${whole.slice(0, LONGEST - hash.length - 1).replace(/-+$/, '')}-${hash}`
}

/** Texts by the name of the lookup and what is looked up. */
export type Lookups = ReadonlyMap<string, ReadonlyMap<string, string>>

/** What a column of a record prints, or what is looked up for it. */
export type ColumnOf = (name: string, lookup?: string | null) => string

/** A template with its columns filled in; null where one of them is empty. */
export function filled(template: string, columnOf: ColumnOf, as: (text: string) => string = slug): string | null {
  let whole = true
  const text = template.replace(/\{([^{}]+)\}/g, (_, inside: string) => {
    const { name, lookup } = slotOf(inside)
    const value = as(columnOf(name, lookup))
    if (value === '') whole = false
    return value
  })
  return whole ? text : null
}
