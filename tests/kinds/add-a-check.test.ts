import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Copy } from './in-a-copy.ts'

const CHECKS = 'src/dataset/derive/checks'

const copy = new Copy('docs/add-a-check.md')
beforeAll(() => copy.doSteps(), 120_000)
afterAll(() => copy.remove())

describe('docs/add-a-check.md', () => {
  test('adds one file and one line, and the compiler asks for nothing else once the schema is written', () => {
    const files = copy.of('ts').map(({ file }) => file)
    expect(files).toEqual([`${CHECKS}/contract-vs-project.ts`, `${CHECKS}/all.ts`])
    expect(copy.of('ts').at(-1)?.lines).toHaveLength(1)
    expect(copy.compile()).toBe('')
  }, 120_000)

  test('adds one value to the enum of the kinds of check, with its description, and changes nothing else of the schema', () => {
    expect(copy.changes()).toEqual({
      added: ['  """The day on which a contract is signed against the end of its project."""', '  CONTRACT_VS_PROJECT'],
      gone: [],
    })
  }, 60_000)

  test('answers what it says, and shows what it says, in both languages', () => copy.holds(), 120_000)
})
