import type { CsvRow } from '../../dataset/package/csv-text.ts'
import { type Build, shown } from '../build.ts'
import type { Node } from '../node.ts'
import { identified } from './identified.ts'
import type { Reading } from './reading.ts'

/** Statuses of lots, awards and contracts of which nothing is bought. */
export const NOTHING: ReadonlySet<string> = new Set(['cancelled', 'unsuccessful', 'withdrawn'])

const lotId = (build: Build, ocid: string, own: string) =>
  `contract/${build.slug(ocid, 'ocid')}/lot-${build.slug(own, `lot ${ocid}`)}`

/** The lots of a tender: each is let by itself, and what it is tendered at is a part of the whole. */
export function lotsOf({ build, amounts, lasts, lots, currency }: Reading, release: Node, process: string): void {
  const [ocid, day] = [release.value('ocid'), release.value('date')]
  for (const { node: lot, own } of identified(build, release.all('tender/lots'), 'a lot')) {
    const name = lot.one('title') ?? lot.one('description') ?? lot.one('id')
    if (name === null || NOTHING.has(lot.value('status'))) {
      amounts.gone(ocid, `lot ${own}`, release)
      build.note(
        name === null ? 'a lot without an id or title; left out' : `a lot that is ${lot.value('status')}; left out`,
        lot.item.at,
      )
      continue
    }
    const id = build.entity('CONTRACT', lotId(build, ocid, own))
    build.print(id, 'name', name)
    build.print(id, 'code', lot.one('id'))
    lasts.take(id, 'status', lot.one('status'), day)
    build.link(process, 'HAS_CONTRACT', id, lot.one('id') ?? name)
    lots.set(ocid, (lots.get(ocid) ?? new Set()).add(own))
    const value = lot.all('value')[0]
    amounts.take({ ocid, what: `lot ${own}`, stage: 'TENDERED', target: id, value, release, currency }, made => {
      build.print(made, 'date', release.one('date'))
    })
  }
}

/** Keeps which lots an award names: the tender that has them may stand in a later release of the file. */
export function nameLots({ awardedLots }: Reading, ocid: string, award: Node, own: string): void {
  const named = award.all('relatedLots').filter(({ text }) => text !== '')
  if (named.length > 0)
    awardedLots.set(`${ocid} ${own}`, {
      ...{ ocid, own, place: award.place },
      lots: [...new Set(named.map(({ text }) => text))].sort(),
    })
}

/** The awards that name lots which a tender has: an award of one lot is for that. */
function awardsOfLots({ build, amounts, lots, awardedLots }: Reading) {
  return [...awardedLots.values()].filter(({ ocid, own, place, lots: named }) => {
    const unknown = named.filter(lot => lots.get(ocid)?.has(lot) !== true)
    if (unknown.length > 0) build.note(`an award of a lot that no tender has, ${unknown.map(shown).join(', ')}`, place)
    const [only] = named
    if (unknown.length === 0 && only !== undefined && named.length === 1)
      for (const { id } of amounts.versions(ocid, `award ${own}`)) {
        const cells = build.entities.get(id)?.cells
        if (cells !== undefined) cells.target = lotId(build, ocid, only)
      }
    return unknown.length === 0
  })
}

/** An amount breaks down into its parts, as each stands last. */
function breakDown({ build, amounts }: Reading, ocid: string, of: string, parts: Iterable<string>, by: CsvRow): void {
  const whole = amounts.latest(ocid, of)
  for (const what of parts) {
    const part = amounts.latest(ocid, what)
    if (whole === null || part === null || part.source !== whole.source) continue
    if (part.money.currency !== whole.money.currency) continue
    build.begin(part.source)
    build.link(whole.id, 'BREAKS_DOWN_INTO', part.id, part.node, by)
  }
}

/** A budget breaks down into its parts, a tender into its lots; what is awarded of some is at most what they are tendered at. */
export function finishParts(reading: Reading): void {
  const { build, amounts, lots, budgets } = reading
  for (const [ocid, parts] of budgets)
    breakDown(reading, ocid, 'planning', parts, { breakdown: 'OTHER', note: 'by source and period' })
  for (const [ocid, owns] of lots) {
    const parts = [...owns].map(own => `lot ${own}`)
    breakDown(reading, ocid, 'tender', parts, { breakdown: 'OTHER', note: 'by lot' })
  }
  const groups = new Map<string, { ocid: string; lots: string[]; awards: string[] }>()
  for (const { ocid, own, lots: named } of awardsOfLots(reading)) {
    const key = JSON.stringify([ocid, named])
    const group = groups.get(key) ?? { ocid, lots: named, awards: [] }
    group.awards.push(own)
    groups.set(key, group)
  }
  for (const { ocid, lots: named, awards } of groups.values()) {
    const of = awards.flatMap(own => amounts.latest(ocid, `award ${own}`) ?? [])
    const than = named.flatMap(own => amounts.latest(ocid, `lot ${own}`) ?? [])
    const [first] = of
    const currencies = new Set([...of, ...than].map(({ money }) => money.currency))
    if (first === undefined || than.length < named.length || currencies.size > 1) continue
    build.begin(first.source)
    const called = named.length === 1 ? `lot ${named[0]}` : `lots ${named.join(', ')}`
    build.atMost(
      `${build.slug(ocid, 'ocid')}-${build.slug(`awarded of ${called}`, `step ${ocid}`)}`,
      `What is awarded of ${called}, at most what is tendered of ${named.length === 1 ? 'it' : 'them'}`,
      of.map(({ id }) => id),
      than.map(({ id }) => id),
    )
  }
}
