import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GraphValue } from '../../model/graph.ts'
import { ENTITY_KINDS } from '../../model/kinds.ts'
import { nameAllocations } from '../naming/allocations.ts'
import { type Folder, readFolder, rowsBy } from './csv.ts'
import { checkDescriptor } from './descriptor.ts'
import { type Facts, readFacts } from './evidence.ts'
import { compare, Problems } from './problems.ts'
import { FOOTNOTES, HEADCOUNTS, resourceOf } from './resources.ts'
import { sha256 } from './text/lines.ts'
import { contradict } from './values/contradictions.ts'
import { type Declared, declare } from './values/declared.ts'
import { assemble } from './values/entities.ts'
import { relate } from './values/relationships.ts'

/** Everything that some packages say, and what is wrong with them. */
export interface Reading {
  folders: Folder[]
  declared: Map<string, Declared>
  facts: Facts
  graph: GraphValue
  problems: Problems
}

interface PackageFolder {
  folder: Folder
  name: string
  version: string
}

/** Folders in the order of their packages' names: which order they were asked for in changes nothing. */
function readFolders(paths: readonly string[], problems: Problems): PackageFolder[] {
  const named = [...new Set(paths)].flatMap(path => {
    const folder = readFolder(path, problems)
    if (folder === null) return []
    const { name = folder.name, version = '' } = checkDescriptor(folder, problems) ?? {}
    return [{ folder, name, version }]
  })
  return named.sort((a, b) => compare(a.name, b.name) || compare(a.folder.path, b.folder.path))
}

/** Reads and checks packages; problems are collected, not thrown, and what they leave out of the graph is left out. */
export function read(paths: readonly string[]): Reading {
  const problems = new Problems()
  const folders = readFolders(paths, problems).map(({ folder }) => folder)
  const declared = declare(folders, problems)
  const facts = readFacts(folders, declared, problems)
  const relationships = relate(folders, declared, facts, problems)
  const extras = {
    headcounts: rowsBy(folders, HEADCOUNTS, 'cohort', problems),
    footnotes: rowsBy(folders, FOOTNOTES, 'indicator', problems),
    tying: new Map(
      ENTITY_KINDS.map(kind => [
        kind,
        new Set(resourceOf(kind).columns.flatMap(({ name, ties }) => (ties ? [name] : []))),
      ]),
    ),
    targets: new Map(relationships.flatMap(({ from, type, to }) => (type === 'FOR' ? [[from, to] as const] : []))),
  }
  const entities = assemble(declared, facts, extras, problems)
  const contradictions = contradict(folders, declared, facts, problems)
  const evidence = new Map([...facts.evidence].sort(([a], [b]) => compare(a, b)))
  const graph = nameAllocations({ entities, relationships, evidence, checks: [], contradictions }, () => true)
  return { folders, declared, facts, graph, problems }
}

/**
 * The graph that data packages state: contradictions are those that a reader found, checks are still to be made. The same
 * packages, in any order, give the same graph, in the same order.
 * @throws PackageError with every problem of every package.
 */
export async function readPackages(folders: readonly string[]): Promise<GraphValue> {
  const { graph, problems } = read(folders)
  problems.throwIfAny()
  return graph
}

/** What packages hold: which versions of which they are, and a sha256 that tells any two contents apart. */
export interface Content {
  hash: string
  packages: { name: string; version: string; fingerprint: string }[]
}

/**
 * The content of packages, without reading their facts. The hash is over the files, names and bytes, not where the folders
 * stand nor in which order they are given.
 * @throws PackageError where a folder cannot be read.
 */
export async function contentOf(paths: readonly string[]): Promise<Content> {
  const problems = new Problems()
  const hashes: string[] = []
  const folders = readFolders(paths, problems)
  for (const { folder } of folders) {
    const files = ['datapackage.json', ...[...folder.headers.keys()].map(name => `${name}.csv`)].sort(compare)
    problems.throwIfAny()
    const hash = createHash('sha256')
    for (const file of files) hash.update(`${file}\0${sha256(await readFile(join(folder.path, file)))}\n`)
    hashes.push(hash.digest('hex'))
  }
  problems.throwIfAny()
  return {
    hash: sha256([...hashes].sort(compare).join('\n')),
    packages: folders.map(({ name, version }, index) => {
      return { name, version, fingerprint: (hashes[index] as string).slice(0, 12) }
    }),
  }
}
