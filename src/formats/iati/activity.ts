import type { Build } from '../build.ts'
import type { Node } from '../node.ts'
import { PLACES, ROLES, SECTORS, STATUSES } from './codes.ts'

/** The activities of an import, by their identifiers: which others they name may be among them. */
export interface Activities {
  has(identifier: string): boolean
  idOf(identifier: string): string
}

/** What is printed of a text in each language; versions before 2 print it without a narrative inside. */
const textsOf = (node: Node): Node[] => [...node.all('narrative'), node].filter(({ text }) => text !== '')

/** What prints an organisation: its name, else its reference. */
export const printedOf = (node: Node): Node | null => textsOf(node)[0] ?? node.one('@ref')

/** An organisation by its reference or, without one, by its name. */
export function organisation(build: Build, node: Node, ref = node.one('@ref')): string | null {
  const names = textsOf(node)
  const key = ref?.text || names[0]?.text
  if (key === undefined) return null
  const id = build.entity('ORGANISATION', `organisation/${build.slug(key, 'organisation')}`)
  for (const name of names) build.print(id, 'name', name)
  if (names.length === 0) build.print(id, 'name', ref)
  build.print(id, 'identifier.iati', ref)
  return id
}

const dateOf = (activity: Node, ...types: string[]): Node | null =>
  types
    .map(
      type =>
        activity
          .all('activity-date')
          .find(each => each.value('@type') === type)
          ?.one('@iso-date') ?? null,
    )
    .find(found => found !== null) ?? null

/** The activity itself: what it is called, when, who takes part, where, under which headings. */
export function activityOf(build: Build, activity: Node, activities: Activities): string {
  const identifier = activity.one('iati-identifier')
  const id = build.entity('PROJECT', activities.idOf(identifier?.text ?? ''))
  const titles = activity.all('title').flatMap(textsOf)
  for (const title of titles) build.print(id, 'name', title)
  if (titles.length === 0) build.print(id, 'name', identifier)
  build.print(id, 'code', identifier)
  build.print(id, 'identifier.iati', identifier)
  build.print(id, 'start', dateOf(activity, '2', '1'))
  build.print(id, 'end', dateOf(activity, '4', '3'))
  for (const reporter of activity.all('reporting-org')) organisation(build, reporter)
  for (const each of activity.all('participating-org')) {
    const [relation, note] = ROLES[each.value('@role')] ?? []
    const organised = organisation(build, each)
    if (organised === null) build.note('a participating organisation without a reference or name', each.item.at)
    else if (relation === undefined)
      build.note(
        `a participating organisation has the role "${each.value('@role')}", which is not one of 1 to 4`,
        each.item.at,
      )
    else build.link(id, relation, organised, printedOf(each), { note: note ?? '' })
  }
  status(build, id, activity)
  related(build, id, activity, activities)
  places(build, id, activity)
  for (const sector of activity.all('sector')) classify(build, id, sector)
  return id
}

function status(build: Build, id: string, activity: Node): void {
  const code = activity.one('activity-status/@code')
  if (code === null) return
  const word = STATUSES[code.text]
  if (word === undefined) return void build.note(`the status "${code.text}" is not one of 1 to 6`, code.item.at)
  const heading = `classification/iati-activity-status/${code.text}`
  build.entity('CLASSIFICATION', heading, { scheme: 'IATI-ActivityStatus', description: word })
  build.print(heading, 'identifier.iati-activity-status', code)
  build.link(id, 'CLASSIFIED_AS', heading, code)
}

/** Parents and children: money given to the one may be given to the other again. */
function related(build: Build, id: string, activity: Node, activities: Activities): void {
  for (const each of activity.all('related-activity')) {
    const [type, ref] = [each.value('@type'), each.one('@ref')]
    if ((type !== '1' && type !== '2') || ref === null) continue
    if (activities.idOf(ref.text) === id) build.note('names itself as its parent or child; left out', each.item.at)
    else if (!activities.has(ref.text))
      build.note(`names a ${type === '1' ? 'parent' : 'child'} that is not in the files`, each.item.at)
    else if (type === '1') build.link(activities.idOf(ref.text), 'HAS_PROJECT', id, ref)
    else build.link(id, 'HAS_PROJECT', activities.idOf(ref.text), ref)
  }
}

/** A heading of a classification of sectors, for an activity or an amount. Its share makes no amount. */
export function classify(build: Build, of: string, sector: Node): void {
  const [code, name] = [sector.one('@code'), sector.one('narrative')]
  const vocabulary = sector.value('@vocabulary')
  const reporting = vocabulary === '99' || vocabulary === '98' ? `IATI-${vocabulary}` : `IATI-${vocabulary}`
  const scheme = SECTORS[vocabulary] ?? reporting
  const key = code ?? name
  if (key === null) return void build.note('a sector without a code or name', sector.item.at)
  const id = `classification/${build.slug(scheme, 'scheme')}/${build.slug(key.text, scheme)}`
  build.entity('CLASSIFICATION', id, { scheme })
  build.print(id, 'code', code)
  build.print(id, 'name', name)
  build.link(of, 'CLASSIFIED_AS', id, key)
}

function places(build: Build, id: string, activity: Node): void {
  for (const location of activity.all('location')) {
    const found = location
      .all('location-id')
      .map(each => ({ scheme: PLACES[each.value('@vocabulary')], code: each.one('@code') }))
    const [first] = found.filter(({ code }) => code !== null)
    const names = location.all('name/narrative').filter(({ text }) => text !== '')
    const key = first?.code?.text ?? names[0]?.text
    if (key === undefined) {
      build.note('a location without an identifier or name; left out', location.item.at)
      continue
    }
    const owner = first === undefined ? id.slice(id.lastIndexOf('/') + 1) : (first.scheme ?? 'location')
    const place = build.entity('PLACE', `place/${owner}/${build.slug(key, `place ${owner}`)}`)
    for (const name of names) build.print(place, 'name', name)
    if (names.length === 0 && first?.code) build.print(place, 'name', first.code)
    for (const { scheme, code } of found) if (scheme !== undefined) build.print(place, `identifier.${scheme}`, code)
    build.link(id, 'IN_PLACE', place, names[0] ?? first?.code ?? null)
  }
  for (const [element, level] of [
    ['recipient-country', 'country'],
    ['recipient-region', 'region'],
  ] as const)
    for (const each of activity.all(element)) {
      const code = each.one('@code')
      if (code === null) continue
      const owner = level === 'country' ? 'iso-3166-1' : `iati-region-${each.value('@vocabulary') || '1'}`
      const country = level === 'country' ? code.text.toUpperCase() : ''
      const place = build.entity('PLACE', `place/${owner}/${build.slug(code.text.toUpperCase(), owner)}`, {
        level,
        country,
      })
      const names = each.all('narrative').filter(({ text }) => text !== '')
      for (const name of names) build.print(place, 'name', name)
      if (names.length === 0) build.entity('PLACE', place, { description: `${level} ${code.text}` })
      build.print(place, `identifier.${owner}`, code)
      build.link(id, 'IN_PLACE', place, code)
    }
}
