import { existsSync, readFileSync } from 'node:fs'
import { isMap, isPair, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { FilorossoError } from '../model/errors.ts'
import { checkRecipe } from './check.ts'
import type { Mistake } from './mistake.ts'
import { RECIPE, RECIPE_OF_FILES, type Recipe } from './schema.ts'

const MOST_SHOWN = 20
const LARGEST = 1_000_000

type Way = readonly (string | number)[]
type Issue = z.core.$ZodIssue

/** What zod found, with what to write instead. */
function mistakesOf(issues: readonly Issue[], path: Way = []): Mistake[] {
  return issues.flatMap((issue): Mistake[] => {
    const at = [...path, ...(issue.path as (string | number)[])]
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map(key => ({ path: [...at, key], message: `${JSON.stringify(key)} is not a key here` }))
    if (issue.code === 'invalid_value')
      return [{ path: at, message: `is not one of ${issue.values.map(String).join(', ')}` }]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const [nearest = []] = [...issue.errors].sort((a, b) => a.length - b.length)
      return mistakesOf(nearest, at)
    }
    if (issue.code === 'invalid_type') {
      const missing = issue.input === undefined
      return [
        {
          path: at,
          message: missing ? 'is missing' : `is not ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`,
        },
      ]
    }
    return [{ path: at, message: issue.message }]
  })
}

/**
 * Reads a recipe. Every mistake is reported with its line.
 * @throws FilorossoError BAD_USER_INPUT with all of them.
 */
export function readRecipe(file: string): Recipe {
  if (!existsSync(file))
    throw new FilorossoError('BAD_USER_INPUT', `${file}: there is no such recipe`, {
      hint: 'give the path of a YAML file; recipes/ has some',
    })
  const text = readFileSync(file, 'utf8')
  return parseRecipe(text, file)
}

export function parseRecipe(text: string, file: string): Recipe {
  if (text.length > LARGEST) throw new FilorossoError('BAD_USER_INPUT', `${file}: is too large for a recipe`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const fail = (found: readonly string[]): never => {
    const shown = found.slice(0, MOST_SHOWN)
    const more = found.length > MOST_SHOWN ? [`… and ${found.length - MOST_SHOWN} more`] : []
    throw new FilorossoError('BAD_USER_INPUT', [...shown, ...more].join('\n'))
  }
  if (document.errors.length > 0)
    return fail(
      document.errors.map(({ message, pos }) => `${file}:${lines.linePos(pos[0]).line}: is not valid YAML: ${message}`),
    )
  /** The line of a key, or of the nearest thing above it that stands there. */
  const lineOf = (path: Way): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
      const key = path[length - 1]
      const pair = isMap(parent) ? parent.items.find(item => isPair(item) && String(item.key) === String(key)) : null
      const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as Node | null | undefined
      const start = node?.range?.[0]
      if (start !== undefined) return lines.linePos(start).line
    }
    return 1
  }
  const failWith = (mistakes: readonly Mistake[]) =>
    fail(
      mistakes
        .map(mistake => ({ ...mistake, line: lineOf(mistake.path) }))
        .sort((a, b) => a.line - b.line)
        .map(({ path, message, line }) => `${file}:${line} ${path.join('.')}: ${message}`),
    )
  let json: unknown
  try {
    json = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    return fail([`${file}: is not valid YAML: ${(error as Error).message}`])
  }
  const recipe = partsOf(json)
  if (Array.isArray(recipe)) return failWith(recipe)
  const mistakes = checkRecipe(recipe)
  return mistakes.length > 0 ? failWith(mistakes) : recipe
}

/** A recipe of one file is one of several with one part. */
function partsOf(json: unknown): Recipe | Mistake[] {
  if (typeof json === 'object' && json !== null && 'files' in json) {
    const parsed = RECIPE_OF_FILES.safeParse(json, { reportInput: true })
    if (!parsed.success) return mistakesOf(parsed.error.issues)
    const { files, ...head } = parsed.data
    return { ...head, parts: files }
  }
  const parsed = RECIPE.safeParse(json, { reportInput: true })
  if (!parsed.success) return mistakesOf(parsed.error.issues)
  const { recipe, title, licence, lookups, editions, ...part } = parsed.data
  const more = { ...(lookups !== undefined && { lookups }), ...(editions !== undefined && { editions }) }
  return { recipe, title, licence, ...more, parts: [part] }
}
