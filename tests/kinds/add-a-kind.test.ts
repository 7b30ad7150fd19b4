import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Copy } from './in-a-copy.ts'

const copy = new Copy('docs/add-a-kind.md')
beforeAll(() => copy.doSteps(), 120_000)
afterAll(() => copy.remove())

describe('docs/add-a-kind.md', () => {
  test('adds one file and one line, and the compiler asks for nothing else once the schema is written', () => {
    expect(copy.of('ts').map(({ file }) => file)).toEqual(['src/kinds/footbridge.ts', 'src/kinds/all.ts'])
    expect(copy.of('ts').at(-1)?.lines).toHaveLength(1)
    expect(copy.compile()).toBe('')
  }, 120_000)

  test('changes the schema by what the kind has, and by nothing else', () => {
    const { added, gone } = copy.changes()
    const schema = added.join('\n')
    for (const each of [
      'footbridge(',
      'footbridges(',
      'type Footbridge implements Entity & Node',
      'enum Material',
      'BUILDS',
    ])
      expect(schema).toContain(each)
    // What a gateway may ask by its id: the one line that lists all types.
    expect(gone).toEqual([expect.stringMatching(/^union _Entity = /)])
    expect(added).toContain(gone[0]?.replace(' | Fund |', ' | Footbridge | Fund |'))
  }, 60_000)

  test('answers what it says, and shows what it says', () => copy.holds(), 120_000)
})
