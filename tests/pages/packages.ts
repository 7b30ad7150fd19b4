import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FISCAL } from '../../src/formats/fiscal/fiscal.ts'
import { IATI } from '../../src/formats/iati/iati.ts'
import { OCDS } from '../../src/formats/ocds/ocds.ts'
import { definitionOf, ENTITY_KINDS } from '../../src/kinds/index.ts'
import { NEW, OLD, TARGETS } from '../changes/editions.ts'
import { ACTIVITIES } from '../formats/activities.ts'
import { PROCESS } from '../formats/process.ts'
import { made, folder as ownFolder } from '../formats/support.ts'
import { FILES, MODEL, RESOURCES, town } from '../formats/town.ts'
import { delimited, FRAME_2025 } from '../recipes/invented.ts'
import { imported, write } from '../recipes/support.ts'

/** Packages of every shape but the report's: pounds, nested levels, two editions, dollars, a process of buying, a budget. */
export async function otherPackages(): Promise<string[]> {
  const [aid, buying, budget] = ['aid', 'buying', 'budget'].map(name => join(ownFolder(), name)) as [
    string,
    string,
    string,
  ]
  await made(IATI, [write('wells.xml', ACTIVITIES)], {}, aid)
  await made(OCDS, [write('vale.json', JSON.stringify({ releases: [PROCESS] }))], {}, buying)
  await made(FISCAL, [town({ model: MODEL, resources: RESOURCES }, FILES)], {}, budget)
  const targets = await imported(TARGETS, [write('targets-2023.csv', OLD), write('targets-2025.csv', NEW)])
  const frame = await imported(readFileSync('recipes/pnrr-frame.yaml', 'utf8'), [
    write('QuadroFin.csv', delimited(FRAME_2025)),
  ])
  const invented = ['comune-di-rivalta', 'wexcombe-borough'].map(name => `tests/packages/${name}`)
  return [...invented, aid, buying, budget, targets.folder, frame.folder]
}

/** So many things of each kind: one looks like another. */
const OF_A_KIND = 2

/** The pages of what those packages hold: things of every kind, spread over them, a trace and the surroundings of some, and lists. */
export async function pagesOf(address: string): Promise<Record<string, string>> {
  const pages: Record<string, string> = {
    'others: home': '/',
    'others: lists': '/lists',
    'others: search': '/search?q=ponti',
    'others: amounts': '/allocations?orderBy=AMOUNT_DESC',
    'others: changes': '/changes?from=source/targets-2023&to=source/targets-2025',
    'others: contradictions': '/contradictions',
    'others: checks': '/checks',
  }
  for (const kind of ENTITY_KINDS) {
    const ids = await idsOf(address, kind)
    // From both ends of the list: packages stand one after another in it.
    const some = new Set([...ids.slice(0, OF_A_KIND - 1), ...ids.slice(-1)])
    for (const id of some) pages[`${definitionOf(kind).label}: ${id}`] = `/${id}`
    const [first] = some
    if (first !== undefined && ['PROJECT', 'CONTRACT', 'TARGET', 'LINE'].includes(kind)) {
      pages[`explore: ${first}`] = `/explore?of=${first}&hops=2`
      pages[`trace: ${first}`] = `/trace?from=${first}`
    }
  }
  return pages
}

async function idsOf(address: string, kind: string): Promise<string[]> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query($kind: EntityKind!) { entities(first: 100, filter: { kind: { eq: $kind } }) { nodes { id } } }',
      variables: { kind },
    }),
  })
  const { data } = (await response.json()) as { data: { entities: { nodes: { id: string }[] } } }
  return data.entities.nodes.map(({ id }) => id)
}
