import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generator } from '../../src/database/generator.ts'

const TEXT = readFileSync(new URL('./support/generators.js', import.meta.url), 'utf8')

/** The module that TypeScript made for ES5, with its own helper or with ours. */
function compiled(helper: typeof generator | undefined): Record<string, (...given: unknown[]) => unknown> {
  const exports = helper === undefined ? {} : Object.create({ __generator: helper })
  new Function('exports', TEXT).call(exports, exports)
  return exports
}

interface Steps {
  next(value?: unknown): unknown
  throw(error: unknown): unknown
  return(value?: unknown): unknown
}

const NAMES = ['plain', 'caught', 'nested', 'delegates', 'toBare', 'again']
const GIVEN = [undefined, 'break', 'continue', 'throw', 'return', 7]

/** All that is seen of a generator that is asked by a row of numbers. */
function seen(of: ReturnType<typeof compiled>, name: string, moves: readonly number[]): string {
  const said: unknown[] = []
  const steps = of[name]?.((...words: unknown[]) => said.push(words)) as Steps & Iterable<unknown>
  expect(steps[Symbol.iterator]()).toBe(steps)
  for (const move of moves) {
    const value = name === 'again' ? () => steps.next() : GIVEN[move % GIVEN.length]
    try {
      if (move < 12) said.push(steps.next(value))
      else if (move < 15) said.push(steps.throw(new Error(`given ${move}`)))
      else said.push(steps.return(value))
    } catch (error) {
      said.push(String(error))
    }
  }
  return JSON.stringify(said)
}

test('a generator does as TypeScript’s own, however it is asked', () => {
  const [own, ours] = [compiled(undefined), compiled(generator)]
  let drawn = 20_261
  const draw = () => {
    drawn = (drawn * 48_271) % 2_147_483_647
    return drawn % 17
  }
  const found = new Set<string>()
  for (let nth = 0; nth < 6_000; nth++) {
    const name = NAMES[nth % NAMES.length] as string
    const moves = Array.from({ length: 1 + (nth % 14) }, draw)
    const expected = seen(own, name, moves)
    expect(seen(ours, name, moves), `${name} ${moves}`).toBe(expected)
    found.add(expected)
  }
  expect(found.size).toBeGreaterThan(1_500)
})

test('and so does an async function', async () => {
  for (const fails of [[], [1], [2, 3], [3]]) {
    const all = [undefined, generator].map(async helper => {
      const said: unknown[] = []
      const ask = async (each: number) => {
        if (fails.includes(each)) throw new Error(`no ${each}`)
        return each * 10
      }
      said.push(await compiled(helper).waits?.((...words: unknown[]) => said.push(words), ask))
      return said
    })
    const [own, ours] = await Promise.all(all)
    expect(ours).toEqual(own)
  }
})
