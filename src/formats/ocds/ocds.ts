import { basename } from 'node:path'
import { slug } from '../../recipes/template.ts'
import { headOf } from '../../sources/bytes.ts'
import type { SourceRecord } from '../../sources/source.ts'
import { Build } from '../build.ts'
import type { Part, PublicFormat } from '../format.ts'
import { Node } from '../node.ts'
import { Amounts } from './amounts.ts'
import { compare } from './compare.ts'
import { finishParts } from './lots.ts'
import { releaseOf } from './process.ts'
import { Lasts, type Reading } from './reading.ts'
import { relate } from './related.ts'
import { Timeline } from './timeline.ts'
import { releasesOf } from './versioned.ts'

const WRITING = { language: 'en', numbers: 'plain; 1,234.56; 1.5e6', dates: 'iso' }

/** Where the releases or records of a file are: a package of either, or the file itself or its lines. */
function wayIn(path: string): string {
  const head = headOf(path, 1 << 20).toString('utf8')
  const [, key] = /"(releases|records)"\s*:\s*\[/.exec(head) ?? []
  const first = /"ocid"\s*:/.exec(head)
  const before = key === undefined ? -1 : head.search(new RegExp(`"${key}"\\s*:\\s*\\[`))
  return key === undefined || (first !== null && first.index < before) ? '/' : `/${key}`
}

/** A release, or a record: the releases that it holds, or the values of a versioned one in order; then the one that is compiled of them. */
function take(reading: Reading, record: SourceRecord): void {
  const node = new Node(record)
  const compiled = node.all('compiledRelease')
  const releases = node.all('releases')
  const versioned = node.all('versionedRelease')
  const isRecord = compiled.length > 0 || releases.length > 0 || versioned.length > 0
  if (!isRecord) return void releaseOf(reading, node)
  // A release that is linked to has an address and no more.
  const embedded = releases.filter(each => each.value('ocid') !== '')
  // A versioned release is its releases: where these are there too, it says nothing more.
  const [ocid] = record.parts.filter(({ name }) => name === 'ocid')
  const versions = embedded.length > 0 ? [] : versioned.flatMap(each => releasesOf(each, ocid))
  for (const release of [...embedded, ...versions, ...compiled]) releaseOf(reading, release)
  if (embedded.length + versions.length + compiled.length === 0)
    reading.build.note('a record of which no release is in the file; left out', record.at)
}

const CODES =
  /(?:^|\/)(?:id|uid|ocid|uri|scheme|identifier|postalCode|telephone|faxNumber|awardID|awardIDs|relatedLots|relatedItems|releaseID|amendsReleaseID|releaseSource)$/
const TEXTS =
  /(?:^|\/)(?:title|description|rationale|name|legalName|url|email|streetAddress|locality|region|project|source|address|[a-zA-Z]*Details|[a-zA-Z]*Rationale|documents\/.*)$/

function reasonOf(column: string): string {
  if (CODES.test(column)) return 'code'
  return TEXTS.test(column) ? 'text' : 'not-taken'
}

/** What all files together say: what superseded what, who supplies, what cannot be right. */
function finish(reading: Reading): void {
  const { build, lasts, amounts, awarded, named, contracted } = reading
  for (const [id, { node, source }] of named) {
    build.begin(source)
    if (!build.has(id, 'name')) build.print(id, 'name', node)
  }
  relate(reading)
  lasts.finish()
  amounts.finish()
  for (const { ocid, contract, awards } of contracted)
    for (const award of awards)
      for (const { id, node, source } of awarded.get(`${ocid} ${award}`)?.suppliers ?? []) {
        build.begin(source)
        build.link(contract, 'SUPPLIED_BY', id, node)
      }
  finishParts(reading)
  amounts.ladder()
  compare(reading)
}

export const OCDS: PublicFormat = {
  name: 'ocds',
  describe: 'contracting processes of OCDS 1.1 (JSON, JSON Lines): releases and records, from planning to payments',
  async open(paths, build, { currency = '', owner = '', numbers }) {
    const timeline = new Timeline()
    const begin = (build: Build, isLooking: boolean): Reading => ({
      build,
      currency,
      owner,
      amounts: new Amounts(build, timeline, isLooking),
      lasts: new Lasts(build),
      awarded: new Map(),
      named: new Map(),
      budgets: new Map(),
      lots: new Map(),
      awardedLots: new Map(),
      contracted: [],
      related: [],
    })
    // Releases stand in any order, in any of the files: which value is the last is known when all have been looked at.
    let looking: Reading | null = begin(new Build(), true)
    const reading = begin(build, false)
    const parts = paths.map((path): Part => {
      const name = basename(path).replace(/\.[^.]*$/, '')
      const source = `source/ocds-${slug(name).replace(/^ocds-/, '')}`
      const title = `OCDS, ${name}`
      const writing = numbers === undefined ? WRITING : { ...WRITING, numbers: numbers.join('; ') }
      return {
        path,
        source,
        title,
        writing,
        cut: { format: 'json', record: wayIn(path) },
        look(record) {
          looking?.build.begin(source, title, writing)
          if (looking !== null) take(looking, record)
        },
        take(record) {
          if (looking !== null) timeline.settle(currency)
          looking = null
          take(reading, record)
        },
        reasonOf,
      }
    })
    return { parts, finish: () => finish(reading) }
  },
}
