import { ApolloClient, type FieldPolicy, HttpLink, InMemoryCache } from '@apollo/client'
import { Acts, AllocationsOfAct, Trace } from '../../../docs/client/operations.js'
import { possibleTypes } from '../../../docs/client/schema.js'

type Page = { nodes: readonly unknown[] }

/** Pages of one list come together in the cache: what `nodes` needs, as relayStylePagination is for `edges`. */
const pages: FieldPolicy<Page> = {
  keyArgs: ['filter', 'orderBy'],
  merge: (before, page, { args }) =>
    args?.after == null ? page : { ...page, nodes: [...(before?.nodes ?? []), ...page.nodes] },
}

/** The documents of docs/client are handed over as they are; results and variables have their types. */
export function apolloClient(url: string, release?: string) {
  return new ApolloClient({
    link: new HttpLink({ uri: `${url}/graphql${release === undefined ? '' : `?release=${release}`}` }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        Query: { fields: { acts: pages } },
        Act: { fields: { allocations: pages } },
      },
    }),
  })
}

export async function apollo(url: string, act: string) {
  const client = apolloClient(url)
  const { data: acts } = await client.query({ query: Acts, variables: { first: 5 } })
  const { data: traced } = await client.query({ query: Trace, variables: { from: act } })
  const variables = { act, first: 20 }
  const fetchPolicy = 'network-only'
  // The cache answers with all pages so far.
  let { data } = await client.query({ query: AllocationsOfAct, variables })
  while (data?.act?.allocations.pageInfo.hasNextPage) {
    const after: string | null = data.act.allocations.pageInfo.endCursor
    data = (await client.query({ query: AllocationsOfAct, variables: { ...variables, after }, fetchPolicy })).data
  }
  return {
    acts: acts?.acts?.nodes.map(({ id }) => id) ?? [],
    verdict: traced?.trace?.verdict,
    allocations: data?.act?.allocations.nodes.length ?? 0,
  }
}
