import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  ACT_KIND,
  ACT_STATUS,
  EXCLUDED_COLUMN,
  GRAIN,
  OBSERVATION_TYPE,
  PART,
  STAGE,
  TARGET_TYPE,
} from '../../src/model/vocabulary.ts'
import { recipeSchema } from '../../src/recipes/schema.ts'
import { run } from '../cli/run.ts'
import { folder, write } from './support.ts'

const IMPORTING = readFileSync('docs/importing.md', 'utf8')
const RECIPES = readFileSync('docs/recipes.md', 'utf8')
const block = (language: string, nth = 0) =>
  [...IMPORTING.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))][nth]?.[1] ?? ''

const at = folder()
const recipe = write('frame.yaml', block('yaml'), at)
const file = write('frame.csv', block('csv'), at)
const out = join(at, 'road-plan')
const filorosso = (...args: string[]) => run(args).finished
/** As the document shows it: without the folder that a test works in. */
const shown = (text: string) => text.replaceAll(`${at}/`, '')

test('docs/importing.md: what it says is printed, from the file to its next edition', async () => {
  const imported = await filorosso('import', recipe, file, '--out', out)
  expect(imported).toMatchObject({ code: 0 })
  expect(shown(imported.stdout)).toBe(block('', 1))
  const wrong = write('frame.csv', block('csv').replace('1.200,50', '1,200.50'), folder())
  const refused = await filorosso('import', recipe, wrong, '--out', join(at, 'other'))
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(shown(refused.stderr)).toContain(block('', 2).trim())
  expect(existsSync(join(at, 'other'))).toBe(false)
  const verified = await filorosso('verify', out, '--source', file)
  expect(verified).toMatchObject({ code: 0 })
  expect(verified.stdout).toMatch(/verified\n$/)
  const next = write('frame-2.csv', block('csv').replace('1.200,50', '1.350,00').replace('1200.50', '1350.00'), at)
  const updated = await filorosso('import', recipe, next, '--out', out)
  expect(shown(updated.stdout)).toContain(block('', 3))
  expect(updated.stdout).toContain('road-plan 1.1.0: ')
})

/** Every key of the language. */
function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf)
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, ...rest } = schema as { properties?: Record<string, unknown> }
  return [...Object.keys(properties), ...Object.values(properties).flatMap(keysOf), ...keysOf(Object.values(rest))]
}

test('docs/recipes.md names every key of the language, every reason, and every word that an amount, an act and a target are said with', () => {
  const named = new Set([...RECIPES.matchAll(/`([^`\n]+)`/g)].flatMap(([, text = '']) => text.match(/[\w-]+/g) ?? []))
  expect([...new Set(keysOf(recipeSchema()))].filter(key => !named.has(key))).toEqual([])
  const words = [EXCLUDED_COLUMN, STAGE, GRAIN, PART, ACT_KIND, ACT_STATUS, TARGET_TYPE, OBSERVATION_TYPE]
  expect(words.flatMap(Object.keys).filter(word => !named.has(word))).toEqual([])
})

test('a mistake in a recipe ends the program with its line and code 2; --help says what there is to give', async () => {
  mkdirSync(join(at, 'x'))
  writeFileSync(join(at, 'x', 'bad.yaml'), block('yaml').replace('kind: PLAN', 'kind: PLANT'))
  const bad = await filorosso('import', join(at, 'x', 'bad.yaml'), file, '--out', join(at, 'x', 'out'))
  expect(bad).toMatchObject({ code: 2, stdout: '' })
  expect(shown(bad.stderr)).toMatch(/^filorosso: x\/bad\.yaml:16 make\.0\.kind: is not one of ACT, /)
  const help = await filorosso('import', '--help')
  expect(help).toMatchObject({ code: 0 })
  expect(help.stdout).toContain('--out <folder>')
  expect(readdirSync(join(at, 'x'))).toEqual(['bad.yaml'])
})
