import { basename } from 'node:path'
import { refuse } from '../../recipes/refuse.ts'
import { slug } from '../../recipes/template.ts'
import { headOf } from '../../sources/bytes.ts'
import { openSource } from '../../sources/open.ts'
import type { SourceRecord } from '../../sources/source.ts'
import type { Build } from '../build.ts'
import type { Part, PublicFormat, Said } from '../format.ts'
import { Node } from '../node.ts'
import { type Activities, activityOf } from './activity.ts'
import { isOfTheStandard, reasonOf } from './codes.ts'
import { moneyOf } from './money.ts'
import { indicatorsOf } from './results.ts'

const RECORD = '/iati-activities/iati-activity'

/** Where the activities are: services that find them put the document into one of their own. */
function cutOf(path: string) {
  const head = headOf(path, 65_536).toString('latin1')
  const root = /<([A-Za-z_][\w.-]*)[\s>]/.exec(head.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ?? 'iati-activities'
  const isInside = root !== 'iati-activities' && /<iati-activities[\s>]/.test(head)
  return { format: 'xml', record: isInside ? `/${root}${RECORD}` : RECORD } as const
}
const WRITING = { language: 'en', numbers: 'plain; 1,234.56', dates: 'iso' }

/** Days that say the year where no transaction does. */
const DAYS = [
  'activity-date/@iso-date',
  'transaction/transaction-date/@iso-date',
  'transaction/value/@value-date',
  'budget/value/@value-date',
  'budget/period-start/@iso-date',
  'planned-disbursement/value/@value-date',
  'planned-disbursement/period-start/@iso-date',
]

/** Version 1 has other codes and elements: read as 2 it would lose most of what it says. */
function checkVersion(path: string): void {
  const version = /<iati-activities[^>]*\sversion=["']([^"']*)["']/.exec(headOf(path, 65_536).toString('latin1'))?.[1]
  if (version === undefined || version.startsWith('2.')) return
  refuse([`${basename(path)}: is IATI ${version}; versions 2.01 to 2.03 are read`], 'convert it to 2.03 first')
}

/** Which printing of an activity counts: where several files or elements have it, the one that was updated last. */
class Known implements Activities {
  readonly #counts = new Map<string, { place: string; updated: string; times: number }>()
  readonly #build: Build
  readonly #owner: string

  constructor(build: Build, owner: string) {
    this.#build = build
    this.#owner = owner
  }

  take(file: string, record: SourceRecord): void {
    const activity = new Node(record)
    const identifier = activity.value('iati-identifier')
    const updated = activity.value('@last-updated-datetime')
    const known = this.#counts.get(identifier)
    const place = `${file} ${record.at}`
    if (known === undefined) this.#counts.set(identifier, { place, updated, times: 1 })
    else
      this.#counts.set(identifier, {
        ...(updated > known.updated ? { place, updated } : known),
        times: known.times + 1,
      })
  }

  has(identifier: string): boolean {
    return this.#counts.has(identifier)
  }

  counts(identifier: string, file: string, record: SourceRecord): boolean {
    return this.#counts.get(identifier)?.place === `${file} ${record.at}`
  }

  idOf(identifier: string): string {
    return `project/${this.#owner}/${this.#build.slug(identifier, 'activity')}`
  }
}

function take(build: Build, activities: Known, file: string, said: Said, record: SourceRecord): void {
  const activity = new Node(record)
  const identifier = activity.value('iati-identifier')
  if (identifier === '') return void build.note('an activity without an iati-identifier; left out', record.at)
  // Services that collect activities put those of several versions into one document.
  const version = activity.value('@version')
  if (version !== '' && !version.startsWith('2.'))
    return void build.note(`an activity of IATI ${version}; versions 2.01 to 2.03 are read; left out`, record.at)
  for (const name of new Set(record.parts.map(part => part.name)))
    if (!isOfTheStandard(name)) build.note(`${name} is not an element of an activity in IATI 2.03; left out`, record.at)
  if (!activities.counts(identifier, file, record))
    return void build.note('an activity that is printed again; the printing that was updated last counts', record.at)
  build.see(activity.value('@last-updated-datetime'))
  for (const way of DAYS) for (const { text } of activity.all(way)) build.seeElse(text)
  const usual = activity.one('@default-currency') ?? said.currency ?? ''
  const id = activityOf(build, activity, activities)
  moneyOf(build, activity, id, usual)
  indicatorsOf(build, activity, id)
}

export const IATI: PublicFormat = {
  name: 'iati',
  describe: 'activities of IATI 2.03 (XML): budgets, transactions, results, places, organisations',
  async open(paths, build, said) {
    const activities = new Known(build, said.owner ?? 'iati')
    for (const path of paths) checkVersion(path)
    for (const path of paths)
      for await (const record of (await openSource(path, cutOf(path))).records()) activities.take(path, record)
    const parts = paths.map((path): Part => {
      const name = basename(path).replace(/\.[^.]*$/, '')
      return {
        path,
        cut: cutOf(path),
        source: `source/iati-${slug(name)}`,
        title: `IATI activities, ${name}`,
        writing: said.numbers === undefined ? WRITING : { ...WRITING, numbers: said.numbers.join('; ') },
        take: record => take(build, activities, path, said, record),
        reasonOf,
      }
    })
    return { parts }
  },
}
