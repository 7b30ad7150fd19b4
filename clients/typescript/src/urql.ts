import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { Acts, AllocationsOfAct, Trace } from '../../../docs/client/operations.js'
import { possibleTypes, typesWithoutId } from '../../../docs/client/schema.js'

/** A normalised cache: what has an id is kept once, the rest inside what it is part of. */
export function urqlClient(url: string) {
  return new Client({
    url: `${url}/graphql`,
    exchanges: [
      cacheExchange({
        possibleTypes,
        keys: Object.fromEntries(typesWithoutId.map(name => [name, () => null])),
        resolvers: { Act: { allocations: relayPagination() } },
      }),
      fetchExchange,
    ],
  })
}

export async function urql(url: string, act: string) {
  const client = urqlClient(url)
  const acts = await client.query(Acts, { first: 5 })
  const traced = await client.query(Trace, { from: act })
  const pageAt = async (after: string | null) => {
    const { data, error } = await client.query(AllocationsOfAct, { act, first: 20, after }).toPromise()
    if (error !== undefined) throw error
    return data?.act?.allocations
  }
  // The cache answers with all pages so far.
  let list = await pageAt(null)
  while (list?.pageInfo.hasNextPage) list = await pageAt(list.pageInfo.endCursor)
  for (const { error } of [acts, traced]) if (error !== undefined) throw error
  return {
    acts: acts.data?.acts?.nodes.map(({ id }) => id) ?? [],
    verdict: traced.data?.trace?.verdict,
    allocations: list?.nodes.length ?? 0,
  }
}
