import { basename } from 'node:path'
import { type Format, openSource } from '../sources/open.ts'
import { refuse } from './refuse.ts'
import type { Part, Recipe } from './schema.ts'
import type { Lookups } from './template.ts'

/** Whether a name is what a pattern with `*` says. */
function fits(pattern: string, name: string): boolean {
  const escaped = pattern.split('*').map(text => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.*')}$`, 'iu').test(name)
}

export interface Reading {
  path: string
  part: Part
}

/** Which part of a recipe reads which file: several may read one, each its own records. */
export function readingsOf({ parts, lookups = {} }: Recipe, paths: readonly string[]): Reading[] {
  const patterns = [...parts.flatMap(({ file }) => file ?? []), ...Object.values(lookups).map(({ file }) => file)]
  return paths.flatMap(path => {
    const name = basename(path)
    const found = parts.filter(({ file }) => file !== undefined && fits(file, name))
    const looked = Object.values(lookups).some(({ file }) => fits(file, name))
    const only = parts.length === 1 && parts[0]?.file === undefined && !looked ? parts : found
    if (only.length === 0 && !looked)
      refuse(
        [`${name}: no part of the recipe reads a file of this name`],
        `its files are ${[...new Set(patterns)].join(', ')}`,
      )
    return only.map(part => ({ path, part }))
  })
}

/** The texts of each lookup, from the files that are given for it. */
export async function lookupsOf({ lookups = {} }: Recipe, paths: readonly string[]): Promise<Lookups> {
  const found = new Map<string, Map<string, string>>()
  for (const [name, { file, records, from, to }] of Object.entries(lookups)) {
    const texts = new Map<string, string>()
    for (const path of paths.filter(each => fits(file, basename(each)))) {
      const source = await openSource(path, records as Format)
      for (const column of [from, to])
        if (source.columns !== null && !source.columns.includes(column))
          refuse(
            [`${basename(path)}: has no column ${JSON.stringify(column)}, in which ${name} is looked up`],
            `its columns are ${source.columns.map(each => JSON.stringify(each)).join(', ')}`,
          )
      for await (const record of source.records()) {
        const text = (column: string) => (record.parts.find(item => item.name === column)?.text ?? '').trim()
        const [key, value] = [text(from), text(to)]
        if (key === '' || value === '') continue
        const known = texts.get(key)
        if (known !== undefined && known !== value)
          refuse([
            `${basename(path)}, ${record.at}: ${from} ${JSON.stringify(key)} is ${JSON.stringify(value)} here, ${JSON.stringify(known)} above`,
          ])
        texts.set(key, value)
      }
    }
    found.set(name, texts)
  }
  return found
}
