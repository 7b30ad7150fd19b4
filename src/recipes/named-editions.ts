import { editionOf, idsOf } from './changes.ts'
import { refuse } from './refuse.ts'
import type { Recipe } from './schema.ts'
import { slug } from './template.ts'

/** A value with editions put in for their names: `{frame}` in the ids of another package. */
function put<T>(value: T, editions: ReadonlyMap<string, string>): T {
  if (typeof value === 'string')
    return value.replaceAll(/\{([a-z0-9-]+)\}/g, (slot, name: string) => editions.get(name) ?? slot) as T
  if (Array.isArray(value)) return value.map(each => put(each, editions)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, put(each, editions)])) as T
}

/** A recipe that names the editions of the packages that are given beside it, or else those that it says itself. */
export function withEditions(recipe: Recipe, others: readonly string[]): Recipe {
  const { editions: named = {}, parts } = recipe
  const given = new Map(others.map(folder => [idsOf(folder)[0], folder]))
  const editions = Object.entries(named).map(([name, { of, is }]): [string, string] => {
    const folder = given.get(of)
    const edition = (folder === undefined ? null : editionOf(folder)) ?? is
    if (edition === undefined)
      return refuse(
        [`the recipe ${recipe.recipe} names an edition of ${of}, which is not given`],
        `give its folder: --with ${of}`,
      )
    return [name, slug(edition)]
  })
  return editions.length === 0 ? recipe : { ...recipe, parts: put(parts, new Map(editions)) }
}
