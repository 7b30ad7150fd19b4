import { fieldNames, meaningOf } from '../dataset/package/fields.ts'
import { resourceOf } from '../dataset/package/resources.ts'
import type { EntityKind } from '../kinds/index.ts'
import { KINDS } from '../model/kinds.ts'
import type { Mistake } from './read-recipe.ts'
import type { Made, Recipe } from './schema.ts'

/** Columns that the import fills by itself. */
const OWN = ['id', 'basis', 'rule', 'description', 'table', 'absence']

function checkMade(
  { kind: name, id, evidence = {}, cells = {}, words = {}, basis, rule, blank }: Made,
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
  for (const column of columns)
    if (column.required && !(column.name in given)) wrong([], `${kind} needs the cell ${column.name}`)
  if ((basis ?? 'STATED') !== 'STATED' && rule === undefined) wrong(['basis'], `is ${basis}: give the rule by which`)
  if ((basis ?? 'STATED') === 'STATED' && rule !== undefined) wrong(['rule'], 'what is STATED has no rule')
  if (blank !== undefined && kind !== 'ALLOCATION') wrong(['blank'], 'only an amount may be blank')
  return mistakes
}

/** What the shape of a recipe does not show: fields and cells of its kinds, ids, ends of links. */
export function checkRecipe(recipe: Recipe): Mistake[] {
  const mistakes = recipe.make.flatMap((made, index) => checkMade(made, ['make', index]))
  const prefixes = new Set<string>(Object.values(KINDS).map(({ prefix }) => prefix))
  recipe.links?.forEach((link, index) => {
    for (const end of ['from', 'to'] as const)
      if (!prefixes.has(link[end].split('/')[0] ?? ''))
        mistakes.push({ path: ['links', index, end], message: 'is not an id: it begins with a kind, such as line/' })
    if ((link.relation === 'BREAKS_DOWN_INTO') !== (link.breakdown !== undefined))
      mistakes.push({ path: ['links', index], message: 'BREAKS_DOWN_INTO, and only that, has a breakdown' })
  })
  if (recipe.source.year === 'edition' && recipe.source.edition === undefined)
    mistakes.push({ path: ['source', 'year'], message: 'is that of the edition: give source.edition' })
  return mistakes
}
