import { readFileSync } from 'node:fs'
import { buildSchema, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'
import { ANSWERED, answerOf, EXAMPLES, inAnyOrder } from './examples.ts'

const published = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))
const runnable = EXAMPLES.filter(({ runs }) => runs)

describe('the example operations', () => {
  for (const { name, question, operations, document } of EXAMPLES) {
    test(`${name} opens with its question and is one named operation`, () => {
      expect(question).not.toBe('')
      expect(operations.map(operation => operation.name?.value)).toEqual([expect.any(String)])
    })

    test(`${name} is valid against schema/schema.graphql`, () => {
      expect(validate(published, document)).toEqual([])
    })
  }

  test('each have a right answer, and each answer has its operation', () => {
    expect(ANSWERED).toEqual(runnable.map(({ name }) => name))
  })

  test('have names of their own', () => {
    const names = EXAMPLES.flatMap(({ operations }) => operations.map(({ name }) => name?.value))
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the report of 2019 answers', () => {
  let api: Api

  beforeAll(async () => {
    api = await openApi('example-operations', ['data/rapporto-2019'])
  })

  afterAll(() => api?.close())

  for (const { name, question, source } of runnable) {
    test(`${question} (${name})`, async () => {
      const answer = JSON.parse(JSON.stringify(await api.execute(source)))
      expect(inAnyOrder(answer)).toEqual(inAnyOrder(answerOf(name)))
    })
  }
})
