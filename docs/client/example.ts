// npx tsx docs/client/example.ts [address [act [indicator]]]
import { ApiError, Client } from './client.js'
import { Addition, AllocationsOfAct, Trace } from './operations.js'

declare const process: { argv: string[] }
const [, , address = 'http://localhost:4000/graphql'] = process.argv
const [, , , act = 'act/anpal/dd-570-2019', indicator = 'indicator/rapporto-2019/l290'] = process.argv

// One question. Its answer has the type of what the operation selects.
const client = new Client(address, { timeoutMs: 10_000 })
const { data, release } = await client.ask(Trace, { from: act, to: indicator })
console.log(data.trace?.verdict)
for (const { at, reason } of data.trace?.stops ?? []) console.log(`${reason} at ${at.id}`)

// Whatever is asked next is answered by the same release, also when another goes live meanwhile.
const pinned = new Client(address, { release })

// A list, however long. An empty cell has no amount: that is not 0.00.
const ids: string[] = []
for await (const allocation of pinned.items(AllocationsOfAct, { act, first: 10 }, ({ act }) => act?.allocations)) {
  ids.push(allocation.id)
  const { amount, absence, evidence } = allocation
  if (ids.length < 5) console.log(amount?.amount ?? absence, evidence[0] ? `line ${evidence[0].line}` : 'computed')
}
console.log(`${ids.length} allocations`)

// A union: the sum, or why there is none.
const { sum } = (await pinned.ask(Addition, { ids })).data
if (sum?.__typename === 'Sum') console.log(`together ${sum.total.amount}`)
else console.log(`not added: ${sum?.reasons.map(({ code }) => code).join(', ')}`)

// What was asked wrongly, and what to change.
try {
  await pinned.ask(Trace, { from: 'act/nobody/none' })
} catch (error) {
  if (!(error instanceof ApiError)) throw error
  if (error.passing) console.log('ask again in a moment')
  else console.log(`${error.code}: ${error.message} ${error.hint ?? ''}`)
}
