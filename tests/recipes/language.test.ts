import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseRecipe } from '../../src/recipes/read-recipe.ts'
import { recipeSchema } from '../../src/recipes/schema.ts'
import { slug } from '../../src/recipes/template.ts'
import { FRAME_RECIPE } from './support.ts'

const mistakes = (text: string): string[] => {
  try {
    parseRecipe(text, 'r.yaml')
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return []
}

describe('a mistake in a recipe is reported with its line and what to write instead', () => {
  test.each([
    ['licence: CC-BY-4.0\n', '', /^r\.yaml:1 licence: is missing$/],
    ['year: 2024', 'year: soon', /^r\.yaml:7 source\.year: /],
    ['language: it', 'language: fr', /^r\.yaml:8 source\.language: is not one of it, en$/],
    [
      'numbers: ["1.234,56", plain]',
      'numbers: ["1234,5"]',
      /^r\.yaml:9 source\.numbers\.0: is not one of 1\.234,56, 1,234\.56, /,
    ],
    ['  delimiter', '  delimeter', /^r\.yaml:14 records\.delimeter: "delimeter" is not a key here$/],
    ['format: delimited', 'format: csv', /^r\.yaml:13 records\.format: /],
    ['kind: PLAN', 'kind: PLANS', /^r\.yaml:17 make\.0\.kind: is not one of ACT, /],
    ['id: plan/t/', 'id: line/t/', /^r\.yaml:18 make\.0\.id: an id of PLAN begins with plan\/$/],
    [
      'amount: totale',
      'amonut: totale',
      /^r\.yaml:30 make\.3\.evidence\.amonut: ALLOCATION has no field amonut; its fields are /,
    ],
    ['stage: BUDGETED', 'stage: GUESSED', /^r\.yaml:31 make\.3\.cells\.stage: "GUESSED" is not one of ASSIGNED, /],
    ['grain: ROW, ', '', /^r\.yaml:28 make\.3: ALLOCATION needs the cell grain$/],
    [
      'section: "section',
      'area: "section',
      /^r\.yaml:27 make\.2\.cells\.area: LINE has no cell area; its cells are plan, section, programme/,
    ],
    ['nuovi: not-taken', 'nuovi: boring', /^r\.yaml:33 exclude\.nuovi: is not one of code, /],
    ['exclude:', 'exclude: [', /^r\.yaml:3\d: is not valid YAML: /],
    [
      'title: Frame of a plan',
      'title: Frame of a plan\ntitle: Again',
      /^r\.yaml:3: is not valid YAML: Map keys must be unique$/,
    ],
  ])('%j written %j', (right, wrong, message) => {
    expect(FRAME_RECIPE).toContain(right)
    expect(mistakes(FRAME_RECIPE.replace(right, wrong))[0]).toMatch(message)
  })

  test('all of them at once', () => {
    expect(
      mistakes(FRAME_RECIPE.replace('language: it', 'language: fr').replace('year: 2024', 'year: soon')),
    ).toHaveLength(2)
  })

  test('a document that repeats itself without end is refused', () => {
    const lines = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`),
    ]
    expect(mistakes(lines.join('\n'))[0]).toMatch(/^r\.yaml: is not valid YAML: Excessive alias count/)
  })
})

test('the JSON Schema for editors is that of the program, and describes every key', () => {
  const text = readFileSync('schema/recipe.schema.json', 'utf8')
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(recipeSchema())))
  expect(text).toContain('How its numbers are written; several where they are mixed.')
})

test.each(readdirSync('recipes'))('recipes/%s has no mistake', name => {
  expect(parseRecipe(readFileSync(join('recipes', name), 'utf8'), name).recipe).toBe(name.replace('.yaml', ''))
})

test.each([
  ['M1C1I1.01.00', 'm1c1i1-01-00'],
  ['Città di  Forlì', 'citta-di-forli'],
  ['2014IT05SFOP002', '2014it05sfop002'],
  ['—', ''],
])('%s is %s in an id', (text, id) => {
  expect(slug(text)).toBe(id)
})
