import { fieldNames, meaningOf } from '../dataset/package/fields.ts'
import { resourceOf } from '../dataset/package/resources.ts'
import type { EntityKind } from '../kinds/index.ts'
import { definitionOf } from '../kinds/index.ts'
import { KINDS } from '../model/kinds.ts'
import type { Mistake } from './mistake.ts'
import type { Made, Part, Recipe } from './schema.ts'
import { lookupsIn } from './template.ts'

/** Columns that the import fills by itself. */
const OWN = ['id', 'basis', 'rule', 'description', 'table', 'absence']

function checkMade(
  { kind: name, id, of, evidence = {}, cells = {}, words = {}, observations = [], basis, rule, blank }: Made,
  path: Mistake['path'],
): Mistake[] {
  const kind = name as EntityKind
  const mistakes: Mistake[] = []
  const wrong = (at: Mistake['path'], message: string) => mistakes.push({ path: [...path, ...at], message })
  const { prefix } = KINDS[kind]
  if (!id.startsWith(`${prefix}/`)) wrong(['id'], `an id of ${kind} begins with ${prefix}/`)
  for (const field of Object.keys(evidence))
    if (meaningOf(kind, field) === null)
      wrong(['evidence', field], `${kind} has no field ${field}; its fields are ${fieldNames(kind).join(', ')}`)
  const columns = resourceOf(kind).columns.filter(column => !OWN.includes(column.name))
  const given = { ...cells, ...words }
  for (const [key, value] of Object.entries(given)) {
    const at = key in cells ? 'cells' : 'words'
    const column = columns.find(each => each.name === key)
    if (column === undefined)
      wrong(
        [at, key],
        `${kind} has no cell ${key}; its cells are ${columns.map(each => each.name).join(', ') || 'none'}`,
      )
    else if (column.words !== undefined)
      for (const word of typeof value === 'string' ? [value] : Object.values(value.is))
        if (!column.words.includes(word))
          wrong([at, key], `${JSON.stringify(word)} is not one of ${column.words.join(', ')}`)
  }
  // Where another package declares it, nothing needs to be said of it here.
  const named = of !== undefined && Object.keys(given).length === 0
  for (const column of columns)
    if (!named && column.required && !(column.name in given)) wrong([], `${kind} needs the cell ${column.name}`)
  if ((basis ?? 'STATED') !== 'STATED' && rule === undefined) wrong(['basis'], `is ${basis}: give the rule by which`)
  if ((basis ?? 'STATED') === 'STATED' && rule !== undefined) wrong(['rule'], 'what is STATED has no rule')
  if (observations.length > 0 && meaningOf(kind, 'observation.x') === null)
    wrong(['observations'], `${kind} has no observations; an INDICATOR and a TARGET have`)
  if (blank !== undefined && kind !== 'ALLOCATION') wrong(['blank'], 'only an amount may be blank')
  return mistakes
}

const PREFIXES = new Set<string>(Object.values(KINDS).map(({ prefix }) => prefix))
const isId = (template: string) => PREFIXES.has(template.split('/')[0] ?? '')

/** What the shape of a part does not show: fields and cells of its kinds, ids, ends of links. */
function checkPart({ make, links = [], checks = [], mentions = [], source }: Part, above: Mistake['path']): Mistake[] {
  const mistakes = make.flatMap((made, index) => checkMade(made, [...above, 'make', index]))
  const wrong = (at: Mistake['path'], message: string) => mistakes.push({ path: [...above, ...at], message })
  const NO_ID = 'is not an id: it begins with a kind, such as line/'
  links.forEach((link, index) => {
    for (const end of ['from', 'to'] as const) if (!isId(link[end])) wrong(['links', index, end], NO_ID)
    if ((link.relation === 'BREAKS_DOWN_INTO') !== (link.breakdown !== undefined))
      wrong(['links', index], 'BREAKS_DOWN_INTO, and only that, has a breakdown')
  })
  mentions.forEach(({ of }, index) => {
    if (!of.startsWith(`${KINDS.ACT.prefix}/`))
      wrong(['mentions', index, 'of'], 'is not an id of an act: it begins with act/')
  })
  checks.forEach(({ of, at_most = [], equals }, index) => {
    for (const [name, ids] of Object.entries({ of, at_most, equals: Array.isArray(equals) ? equals : [] }))
      for (const id of ids)
        if (!id.replace(/^-/, '').startsWith(`${KINDS.ALLOCATION.prefix}/`))
          wrong(['checks', index, name], `${JSON.stringify(id)} is not an id of an amount: it begins with allocation/`)
  })
  if (source.year === 'edition' && source.edition === undefined)
    wrong(['source', 'year'], 'is that of the edition: give source.edition')
  if (source.series !== undefined && source.edition === undefined)
    wrong(['source', 'series'], 'has editions: give source.edition')
  return mistakes
}

/** What is stated is printed somewhere, and what is called by a name has one: a kind of which no part of a recipe says where. */
function checkEvidence({ parts }: Recipe): Mistake[] {
  const all = parts.flatMap((part, file) =>
    part.make.map((made, index) => ({
      made,
      kind: made.kind as EntityKind,
      path: [...(part.file === undefined ? [] : ['files', file]), 'make', index],
    })),
  )
  const kindsOf = (says: (made: Made) => boolean) =>
    new Set(all.flatMap(({ made, kind }) => (says(made) ? [kind] : [])))
  const proved = kindsOf(
    ({ evidence = {}, observations = [], of, blank }) =>
      Object.keys(evidence).length + observations.length > 0 || of !== undefined || blank !== undefined,
  )
  const named = kindsOf(
    ({ evidence = {}, cells = {}, of }) =>
      'name' in evidence || 'code' in evidence || 'name' in cells || of !== undefined,
  )
  return all.flatMap(({ made: { basis = 'STATED' }, kind, path }) => {
    const { naming } = definitionOf(kind)
    if (naming === 'PRINTED' && !named.has(kind))
      return [{ path, message: `${kind} has no name: say in evidence which column prints it, { name: … }` }]
    if (basis !== 'STATED' || proved.has(kind) || naming === 'LISTED') return []
    const message = `${kind} is STATED and has no evidence: say which column prints it, or give basis: INFERRED with the rule`
    return [{ path, message }]
  })
}

/** What the shape of a recipe does not show. */
export function checkRecipe(recipe: Recipe): Mistake[] {
  const { parts, lookups = {}, editions = {} } = recipe
  const mistakes = [
    ...parts.flatMap((part, index) => checkPart(part, part.file === undefined ? [] : ['files', index])),
    ...checkEvidence(recipe),
  ]
  for (const name of ['file', 'edition', 'record'])
    if (Object.hasOwn(editions, name))
      mistakes.push({ path: ['editions', name], message: `{${name}} is that of the file itself; take another name` })
  const named = lookupsIn(JSON.stringify(parts).replaceAll(/\{"/g, ''))
  for (const name of new Set(named))
    if (!Object.hasOwn(lookups, name))
      mistakes.push({
        path: [],
        message: `names a lookup ${name}; its lookups are ${Object.keys(lookups).join(', ') || 'none'}`,
      })
  return mistakes
}
