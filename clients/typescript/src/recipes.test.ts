import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { ApolloClient, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { AllocationsOfAct, Trace } from '../../../docs/client/operations.js'
import { apollo, apolloClient } from './apollo.js'
import { plainFetch } from './plain-fetch.js'
import { preset } from './preset.js'
import { relay } from './relay.js'
import { urql, urqlClient } from './urql.js'

const url = process.env.FILOROSSO_URL ?? 'http://localhost:4000'
const ACT = 'act/anpal/dd-570-2019'
const AMOUNT = 'allocation/rapporto-2019/l232/dd-570'
/** 27 rows, 9 subtotals, the total, the total of the text, and three more: three pages of 20. */
const ALLOCATIONS = 41

test('plain fetch gets the answer and the release it is of', async () => {
  const { act, release } = await plainFetch(url, ACT)
  equal(act?.date, '2019-12-23')
  match(release ?? '', /^r[0-9a-f]{16}$/)
  equal((await plainFetch(url, 'act/nobody/none')).act, null)
})

test('Apollo Client takes the typed documents, knows interfaces and puts pages together', async () => {
  const { acts, verdict, allocations } = await apollo(url, ACT)
  equal(acts.length, 5)
  equal(verdict, 'EXPLORED')
  equal(allocations, ALLOCATIONS)
  await rejects(apolloClient(url).query({ query: Trace, variables: { from: 'act/nobody/none' } }), /act\/nobody\/none/)
})

test('Apollo Client sends the hash of an operation, by GET, and its text once; one cache holds both languages', async () => {
  const asked: string[] = []
  const link = new HttpLink({
    uri: `${url}/graphql`,
    fetch: (to, options) => {
      asked.push(`${options?.method} ${/[?&]query=|"query"/.test(`${to}${options?.body ?? ''}`) ? 'text' : 'hash'}`)
      return fetch(to, options)
    },
  })
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const client = new ApolloClient({
    link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(link),
    cache: new InMemoryCache(),
  })
  const query: TypedDocumentNode<{ allocation: { id: string; name: string; italian: string } }> = gql`
    query Called${Date.now()} { allocation(id: "${AMOUNT}") { id name italian: name(lang: IT) } }
  `
  for (let times = 0; times < 2; times += 1) {
    const { data } = await client.query({ query, fetchPolicy: 'network-only' })
    match(data?.allocation.name ?? '', /amount approved/)
    match(data?.allocation.italian ?? '', /importo approvato/)
  }
  deepEqual(asked, ['GET hash', 'POST text', 'GET hash'])
  const kept = client.cache.extract() as Record<string, object>
  deepEqual(Object.keys(kept[`Allocation:${AMOUNT}`] ?? {}), ['id', '__typename', 'name', 'name({"lang":"IT"})'])
})

test('urql with graphcache does so too, and asks a page once', async () => {
  const warned: unknown[] = []
  const { warn } = console
  console.warn = (...said: unknown[]) => warned.push(said)
  const answer = await urql(url, ACT).finally(() => {
    console.warn = warn
  })
  // Without a schema it writes fragments on every type, and warns in development of those on another: nothing else is said.
  const other = warned.flat().filter(each => !/is `undefined`.*Inline Fragment on/s.test(String(each)))
  deepEqual(other, [])
  deepEqual(answer, await apollo(url, ACT))
  const client = urqlClient(url)
  const variables = { act: ACT, first: 20 }
  await client.query(AllocationsOfAct, variables)
  const again = await client.query(AllocationsOfAct, variables, { requestPolicy: 'cache-only' })
  equal(again.data?.act?.allocations.nodes.length, 20)
})

test('Relay refetches a connection by its own query until there is no page', async () => {
  deepEqual(await relay(url, ACT), { pages: 3, allocations: ALLOCATIONS })
})

test('the client preset of codegen types what stands in the code', async () => {
  const dates = await preset(url, 2019)
  ok(dates.length > 10)
  ok(dates.every(date => date?.startsWith('2019-')))
  deepEqual(dates, dates.toSorted().toReversed())
})
