import type { GraphValue } from '../../model/graph.ts'
import { ENTITY_KINDS } from '../../model/kinds.ts'
import { atOnce, each, type Steps } from '../../model/turns.ts'
import { nameAllocations } from '../naming/allocations.ts'
import { cell, type Folder, readFolder, rowsBy, rowsOf } from './csv.ts'
import { checkDescriptor, type Descriptor, parseDescriptor } from './descriptor.ts'
import { Editions } from './editions.ts'
import { type Facts, readFacts } from './evidence.ts'
import { COMPARED } from './fields.ts'
import { hashFiles, type PackageFiles, readFiles } from './files.ts'
import { checkNotations } from './notation.ts'
import { compare, Problems } from './problems.ts'
import { DETAILS, resourceOf } from './resources.ts'
import { checkNames } from './storable.ts'
import { type Counted, countTaken } from './taken.ts'
import { sha256 } from './text/lines.ts'
import { comparisonsOf } from './values/comparisons.ts'
import { contradict } from './values/contradictions.ts'
import { countsOf } from './values/counts.ts'
import { checkCurrencies } from './values/currencies.ts'
import { type Declared, declare } from './values/declared.ts'
import { disputed } from './values/disputes.ts'
import { assemble } from './values/entities.ts'
import { relate } from './values/relationships.ts'

/** Everything that some packages say, and what is wrong with them. */
export interface Reading {
  folders: Folder[]
  declared: Map<string, Declared>
  facts: Facts
  graph: GraphValue
  problems: Problems
  /** What each package takes of each of its sources. */
  taken: Counted[]
  /** The hash of the files of each package as they were read, by the folder as it was asked for. */
  hashes: ReadonlyMap<string, string>
}

/** What packages hold: which versions of which they are, and a sha256 that distinguishes any two contents. */
export interface Content {
  hash: string
  packages: { name: string; version: string; fingerprint: string; licence: string }[]
}

/** Packages whose files are in memory: their content and their graph are of the same bytes. */
export interface OpenedPackages {
  /**
   * The content, without reading the facts. Its hash is over the files, names and bytes, not where the folders stand nor in which order they
   * are given.
   * @throws PackageError where a folder or its datapackage.json cannot be read.
   */
  content(): Content
  /** All that is stated, and all that is wrong with it; parsed anew each time. */
  read(): Reading
  /**
   * What they state, and no more of them.
   * @throws PackageError with every problem of every package.
   */
  stated(): Stated
  /** The graph of it. */
  graph(): GraphValue
}

/** What packages state, and what they take of each of their sources. */
export type Stated = Pick<Reading, 'graph' | 'taken'>

/** Packages of which no file is kept: of a hundred they are 100 MB. */
export interface HashedPackages {
  /** As of opened packages. */
  content(): Content
  /**
   * What they state, step by step. Each package is read again when it is its turn, and refused where it is not what its hash is over.
   * @throws PackageError with every problem of every package.
   */
  stating(told?: Told): Steps<Stated>
}

/** The files that the content's hash is over, of one package. */
export interface PackageContent {
  path: string
  fingerprint: string
  files: ReadonlyMap<string, Buffer>
}

/** What is told of reading while it goes on. */
export interface Told {
  /** How far it is, in percent: after each package. */
  onRead?: (percent: number) => void
  /** The files of each package once they are parsed. */
  onFiles?: (content: PackageContent) => void
  /** All evidence as soon as it is read, unless something is wrong already. */
  onEvidence?: (evidence: GraphValue['evidence']) => void
}

/** Reads the files of packages, each once. */
export function openPackages(paths: readonly string[]): OpenedPackages {
  const faults = new Problems()
  const opened = [...new Set(paths)].flatMap(path => readFiles(path, faults) ?? [])
  const packages: OpenedPackages = {
    content() {
      const { content, problems } = contentIn(opened, faults)
      // All that is wrong is said at once, also what the descriptor does not show.
      if (problems.list.length > 0) packages.graph()
      return content
    },
    read: () => atOnce(reading(opened, opened.length, new Problems(faults))),
    stated: () => atOnce(stating(opened, opened.length, new Problems(faults))),
    graph: () => packages.stated().graph,
  }
  return packages
}

/** Hashes the files of packages, and keeps none of them: freed, they would stay with the process as memory that nothing uses. */
export function hashPackages(paths: readonly string[]): HashedPackages {
  const faults = new Problems()
  const hashed = [...new Set(paths)].flatMap(path => hashFiles(path, faults) ?? [])
  return {
    content() {
      const { content, problems } = contentIn(hashed, faults)
      return problems.list.length > 0 ? openPackages(paths).content() : content
    },
    stating(told) {
      const problems = new Problems(faults)
      return stating(readAgain(hashed, problems), hashed.length, problems, told)
    },
  }
}

function* readAgain(hashed: readonly PackageFiles[], problems: Problems): Iterable<PackageFiles> {
  for (const { path, hash } of hashed) {
    const files = readFiles(path, problems)
    if (files?.hash !== hash)
      problems.add({ file: path, line: null }, null, 'was changed while it was read; load it again')
    else yield files
  }
}

function* stating(opened: Iterable<PackageFiles>, count: number, problems: Problems, told: Told = {}): Steps<Stated> {
  const { graph, taken } = yield* reading(opened, count, problems, { ...told, lean: true })
  problems.throwIfAny()
  return { graph, taken }
}

function contentIn(opened: readonly PackageFiles[], faults: Problems): { content: Content; problems: Problems } {
  const problems = new Problems(faults)
  const versions = opened
    .map(files => ({ files, descriptor: parseDescriptor(files, problems) }))
    .sort((a, b) => compare(a.descriptor?.name ?? '', b.descriptor?.name ?? '') || compare(a.files.path, b.files.path))
  const hashes = versions.map(({ files }) => files.hash).sort(compare)
  const packages = versions.map(({ descriptor, files }) => ({
    name: descriptor?.name ?? '',
    version: descriptor?.version ?? '',
    fingerprint: fingerprintOf(files.hash),
    licence: licenceOf(descriptor),
  }))
  return { content: { hash: sha256(hashes.join('\n')), packages }, problems }
}

const fingerprintOf = (hash: string): string => hash.slice(0, 12)

/** As it says, by SPDX identifiers or addresses; several are a choice, as SPDX writes it. */
const licenceOf = (descriptor: Descriptor | null): string =>
  (descriptor?.licenses ?? [])
    .map(({ name, path }) => name ?? path ?? '')
    .filter(each => each !== '')
    .join(' OR ')

/** Folders in the order of their packages' names: which order they were asked for in changes nothing. */
function* readFolders(
  opened: Iterable<PackageFiles>,
  problems: Problems,
  passed: (files: PackageFiles) => void,
): Steps<Folder[]> {
  const named = yield* each(opened, files => {
    const folder = readFolder(files, problems)
    const name = checkDescriptor(files, folder, problems)?.name ?? folder.name
    passed(files)
    return { folder, hash: files.hash, name }
  })
  for (const { folder, name, hash } of named) {
    const first = named.find(each => each.name === name)
    // The same files in two folders are one package.
    if (first !== undefined && first.hash !== hash)
      problems.add(
        { file: `${folder.path}/datapackage.json`, line: null },
        'name',
        `${name} is the name of ${first.folder.path} as well; give each package a name of its own`,
      )
  }
  return named
    .sort((a, b) => compare(a.name, b.name) || compare(a.folder.path, b.folder.path))
    .map(({ folder }) => folder)
}

/**
 * Reads and checks one package by itself; problems are collected, not thrown, and what they leave out of the graph is left out. What it
 * names of packages that are not read is not asked for.
 */
export function read(path: string): Reading {
  const faults = new Problems()
  const opened = [path].flatMap(each => readFiles(each, faults) ?? [])
  return atOnce(reading(opened, opened.length, faults, { alone: true }))
}

interface ReadOptions extends Told {
  /** What packages name of others that are not read is not asked for. */
  alone?: boolean
  /** Only the graph is wanted: rows of evidence, which are most of all rows, are forgotten once they are read. */
  lean?: boolean
}

function* reading(
  opened: Iterable<PackageFiles>,
  count: number,
  problems: Problems,
  { alone = false, lean = false, onRead, onFiles, onEvidence }: ReadOptions = {},
): Steps<Reading> {
  // Each package is gone through twice: its files, then its evidence.
  let read = 0
  const passed = () => onRead?.(Math.floor((50 * ++read) / count))
  const hashes = new Map<string, string>()
  const folders = yield* readFolders(opened, problems, ({ path, hash, bytes }) => {
    hashes.set(path, hash)
    onFiles?.({ path, fingerprint: fingerprintOf(hash), files: bytes })
    passed()
  })
  const editions = new Editions(folders)
  const declared = declare(folders, editions, problems, alone)
  checkNotations(folders, declared, problems)
  const taken = folders.flatMap(countTaken)
  const facts = yield* readFacts(folders, declared, editions, problems, folder => {
    if (lean) forgetEvidence(folder)
    passed()
  })
  const { evidence } = facts
  if (problems.list.length === 0) onEvidence?.(evidence)
  const relationships = yield* relate(folders, declared, facts, problems)
  const context = {
    details: new Map(
      DETAILS.map(detail => [
        detail.name,
        rowsBy(folders, detail, problems, (one, other) => editions.comparePackages(one, other)),
      ]),
    ),
    tying: new Map(
      ENTITY_KINDS.map(kind => [
        kind,
        new Set(resourceOf(kind).columns.flatMap(({ name, ties }) => (ties ? [name] : []))),
      ]),
    ),
    targets: new Map(relationships.flatMap(({ from, type, to }) => (type === 'FOR' ? [[from, to] as const] : []))),
  }
  const entities = yield* assemble(declared, facts, context, problems)
  checkCurrencies(entities, relationships, declared, problems)
  const contradictions = [...contradict(folders, declared, facts, problems), ...disputed(entities, facts)]
  const comparisons = comparisonsOf(folders, declared, facts, editions, problems)
  const counts = countsOf(folders, entities, editions, problems)
  const graph = yield* nameAllocations(
    { entities, relationships, evidence, checks: [], contradictions, comparisons, counts },
    () => true,
  )
  checkNames(graph, declared, problems)
  return { folders, declared, facts, graph, problems, taken, hashes }
}

/** But for what comparisons are still held against. */
function forgetEvidence(folder: Folder): void {
  folder.rows.set(
    'evidence',
    rowsOf(folder, 'evidence').filter(row => cell(row, 'field') === COMPARED),
  )
}

/**
 * The graph that data packages state: contradictions are those that a reader found, checks are still to be made. The same
 * packages, in any order, give the same graph, in the same order.
 * @throws PackageError with every problem of every package.
 */
export async function readPackages(folders: readonly string[]): Promise<GraphValue> {
  return openPackages(folders).graph()
}
