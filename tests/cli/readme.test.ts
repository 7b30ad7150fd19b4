import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TraceShown, traceText } from '../../src/cli/trace-text.ts'
import { type Api, openApi } from '../api/harness.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

test('the answer that the README shows is the one that the program gives, its citation apart', async () => {
  const operation = readFileSync('schema/operations/trace.graphql', 'utf8')
  const { trace } = await api.ask(operation, {
    from: 'act/anpal/dd-570-2019',
    to: 'indicator/rapporto-2019/l290',
  })
  const shown = /^```\n(Decreto[\s\S]*?)\n```$/m.exec(readFileSync('README.md', 'utf8'))?.[1]
  expect(`${shown}\n\n${trace.citation}`).toBe(traceText(trace as TraceShown))
})
