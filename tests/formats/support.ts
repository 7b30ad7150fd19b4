import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { PublicFormat, Said } from '../../src/formats/format.ts'
import { importFormat } from '../../src/formats/import.ts'
import type { EntityOf, GraphValue } from '../../src/model/graph.ts'
import type { EntityKind } from '../../src/model/kinds.ts'

export const SOURCES = new URL('../../../shared/sources/', import.meta.url).pathname

export const folder = (): string => mkdtempSync(join(tmpdir(), 'filorosso-format-'))

export function write(name: string, content: string, into = folder()): string {
  const path = join(into, name)
  writeFileSync(path, content)
  return path
}

const QUIET = { step: () => {}, detail: () => {} }

/** An import, and the graph of the package that it makes. */
export async function made(format: PublicFormat, paths: string[], said: Said = {}, out = join(folder(), 'made')) {
  const imported = await importFormat(format, paths, out, said, QUIET)
  const graph = await readPackages([out])
  return {
    imported,
    graph,
    notes: imported.notes.map(({ message, count }) => (count === 1 ? message : `${count} × ${message}`)),
  }
}

export const of = <K extends EntityKind>({ entities }: GraphValue, kind: K): EntityOf<K>[] =>
  [...entities.values()].filter(each => each.kind === kind) as EntityOf<EntityKind>[] as EntityOf<K>[]

/** The amounts at a stage, in units of their currency: `1300.00 USD`. */
export function amounts(graph: GraphValue, stage: string, target?: string): string[] {
  const targets = new Map(graph.relationships.filter(({ type }) => type === 'FOR').map(({ from, to }) => [from, to]))
  return of(graph, 'ALLOCATION')
    .filter(({ id, properties }) => properties.stage === stage && (target === undefined || targets.get(id) === target))
    .map(({ properties: { printed, currency } }) => `${printed} ${currency}`)
    .sort((a, b) => Number.parseFloat(a.replace(/,/g, '')) - Number.parseFloat(b.replace(/,/g, '')))
}

/** `TYPE other` of each relationship that leaves an entity. */
export const ties = (graph: GraphValue, id: string): string[] =>
  graph.relationships
    .filter(({ from }) => from === id)
    .map(({ type, to, note }) => `${type} ${to}${note ? ` (${note})` : ''}`)
    .sort()

export async function refused(run: Promise<unknown>): Promise<string> {
  try {
    await run
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string }
    return hint === undefined ? message : `${message} (${hint})`
  }
  return 'imported'
}
