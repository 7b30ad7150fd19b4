import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { loadPackages } from '../../src/service/data.ts'
import { PackageCopy, RIVALTA } from '../dataset/support/package-copy.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
import { ACT, openEdge, operation, type Raw, send } from './support.ts'

const OLD = 'Comune di Rivalta'
const NEW = 'Comune di Rivalta Nuova'
const CLIENTS = 8
const SWITCHES = 3

/** Each asks in several ways for one name, which is another in the other release, and no two ask for the same at once. */
const operations = [
  (n: number) => `{ release { id } organisation(id: "organisation/comune-di-rivalta") { name n${n}: name } }`,
  (n: number) => `{ release { id } organisations(first: ${10 + (n % 7)}) { nodes { id name } } n${n}: __typename }`,
  (n: number) =>
    `{ release { id } search(text: "comune rivalta", first: ${3 + (n % 5)}) { nodes { id name } } n${n}: __typename }`,
  (n: number) =>
    `{ release { id } act(id: "${ACT}") { n${n}: name } trace(from: "${ACT}", maxRoutes: ${5 + (n % 9)}) { verdict } organisation(id: "organisation/comune-di-rivalta") { name } }`,
]

/** The names that an answer gives to the one organisation. */
function namesIn(body: string): string[] {
  const names: string[] = []
  JSON.parse(body, (_, value) => {
    if (typeof value?.name !== 'string') return value
    if (value.id === undefined || value.id === 'organisation/comune-di-rivalta') names.push(value.name)
    return value
  })
  return names
}

test.each([
  ['on', {}],
  ['off', { FILOROSSO_CACHE_MB: '0', FILOROSSO_ANSWERS_MB: '0' }],
])(
  'while releases go live one after another each answer is of one of them, header and content, with caches %s',
  async (caches, variables) => {
    const scope = ownScope(`switch-${caches}`)
    const other = new PackageCopy()
    other.edit('evidence.csv', `(p. 2),${OLD}`, `(p. 2),${NEW}`)
    const edge = await openEdge(scope, variables)
    const database = await openTestDatabase()
    try {
      const answers: Raw[] = []
      let done = false
      const client = async (nth: number) => {
        for (let turn = nth; !done; turn += CLIENTS) {
          const ask = operations[turn % operations.length] as (n: number) => string
          // Every third asks again what was asked before, so that whole answers are kept and sent again.
          answers.push(await send(edge.port, '/graphql', operation(ask(turn % 3 === 0 ? 0 : turn))))
        }
      }
      const clients = Array.from({ length: CLIENTS }, (_, nth) => client(nth))
      const named = new Map([[edge.service.release.id, OLD]])
      for (let turn = 0; turn < SWITCHES; turn++) {
        const isNew = turn % 2 === 0
        const { id } = await loadPackages(database, {
          packages: [isNew ? other.folder : RIVALTA],
          keep: 3,
          steps: { step() {}, detail() {} },
          scope,
        })
        named.set(id, isNew ? NEW : OLD)
        // Longer than the service believes the release that it saw last.
        await sleep(1_500)
      }
      done = true
      await Promise.all(clients)
      const seen = new Map<string, number>()
      for (const { status, headers, body } of answers) {
        const text = body.toString()
        expect(status, text).toBe(200)
        const release = headers['x-filorosso-release'] as string
        expect(JSON.parse(text).data.release.id).toBe(release)
        expect(new Set(namesIn(text)), text).toEqual(new Set([named.get(release)]))
        seen.set(release, (seen.get(release) ?? 0) + 1)
      }
      console.log(`${answers.length} answers, of ${[...seen].map(([id, count]) => `${id} ${count}`).join(', ')}`)
      expect([...seen.keys()].sort()).toEqual([...named.keys()].sort())
      for (const count of seen.values()) expect(count).toBeGreaterThan(CLIENTS)
    } finally {
      await edge.stop()
    }
  },
  120_000,
)
