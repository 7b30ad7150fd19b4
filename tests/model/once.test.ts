import { setFlagsFromString } from 'node:v8'
import { expect, test } from 'vitest'
import { whenRead } from '../../src/model/once.ts'

const counted = whenRead('count')

test('a property is worked out when it is first read, and once', () => {
  let made = 0
  const list = counted({ name: 'lines' }, () => ++made)
  expect(made).toBe(0)
  expect([list.count, list.count, made]).toEqual([1, 1, 1])
  expect(JSON.stringify(list)).toBe('{"name":"lines","count":1}')
  expect({ ...list }).toEqual({ name: 'lines', count: 1 })
})

test('each thing has its own, and V8 makes no dictionary of it, as of a literal with a getter', () => {
  setFlagsFromString('--allow-natives-syntax')
  const isFast = new Function('of', 'return %HasFastProperties(of)')
  const [one, other] = [counted({ name: 'a' }, () => 1), counted({ name: 'b' }, () => 2)]
  expect([one.count, other.count, isFast(one), isFast(other)]).toEqual([1, 2, true, true])
  const literal = {
    get count() {
      return 1
    },
  }
  expect(isFast(literal)).toBe(false)
})
