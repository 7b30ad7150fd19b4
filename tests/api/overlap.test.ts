import { getIntrospectionQuery } from 'graphql'
import { expect, test } from 'vitest'
import { refuseOverlaps } from '../../src/api/overlap.ts'
import { EXAMPLES } from '../operations/examples.ts'

const refuse = (text: unknown) => () => refuseOverlaps(text, 4_000)
const times = (count: number, of: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => of(nth)).join(' ')

test('what clients and tools ask passes', () => {
  for (const text of [getIntrospectionQuery(), ...EXAMPLES.map(({ source }) => source)])
    expect(refuse(text)).not.toThrow()
  expect(refuse(`{ ${times(300, nth => `a${nth}: acts(first: 1) { nodes { id name } }`)} }`)).not.toThrow()
})

test('what is selected often at one place is refused, whatever fragments and aliases it comes by', () => {
  const fragments = (of: (nth: number) => string) => times(150, nth => `fragment F${nth} on Query { ${of(nth)} }`)
  for (const text of [
    `{ ${times(150, () => 'acts { nodes { id name } }')} }`,
    `{ ${times(150, () => 'same: acts { nodes { id name } }')} }`,
    `{ ${times(150, () => '... on Query { acts { nodes { id name } } }')} }`,
    `{ ${times(150, nth => `...F${nth}`)} } ${fragments(() => 'acts { nodes { id } }')}`,
    `{ ...F0 } ${fragments(nth => `acts { nodes { id } } ...F${nth + 1}`)}`,
  ])
    expect(refuse(text)).toThrow(/at the same place/)
  // Each fragment is a few fields, and there are a million of them.
  const doubling = times(
    40,
    nth =>
      `fragment F${nth} on Act { x: plans { acts { nodes { ...F${nth + 1} } } } y: plans { acts { nodes { ...F${nth + 1} } } } }`,
  )
  expect(refuse(`{ acts { nodes { ...F0 } } } ${doubling}`)).toThrow(/more than 20000 fields/)
})

test('what is not a valid text, or leads back to itself, is left to those who say so', () => {
  const padding = ' '.repeat(1_000)
  for (const text of [
    undefined,
    7,
    `{ a${padding}`,
    `${padding}{ ...A } fragment A on Query { b { ...A } }`,
    `${padding}{ ...A }`,
  ])
    expect(refuse(text)).not.toThrow()
})
