import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime'
import fragment, { type relayOperations_allocations$data } from './__generated__/relayOperations_allocations.graphql.js'
import query, { type relayOperationsActQuery } from './__generated__/relayOperationsActQuery.graphql.js'
import pagination, {
  type relayOperationsPaginationQuery,
} from './__generated__/relayOperationsPaginationQuery.graphql.js'

/** Ids are global, `node(id:)` refetches, lists are connections: what Relay asks of a schema. */
export function relayEnvironment(url: string) {
  return new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables }),
      })
      return response.json()
    }),
  })
}

/** What usePaginationFragment of react-relay does: the fragment's own query, asked for the pages that follow. */
export async function relay(url: string, act: string) {
  const environment = relayEnvironment(url)
  const descriptor = createOperationDescriptor(query, { act })
  environment.retain(descriptor)
  await fetchQuery<relayOperationsActQuery>(environment, query, { act }).toPromise()
  const read = (): relayOperations_allocations$data => {
    const { act: reference } = environment.lookup(descriptor.fragment).data as unknown as {
      act: Parameters<typeof getSingularSelector>[1]
    }
    const selector = getSingularSelector(fragment, reference)
    if (selector == null) throw new Error(`${act} is not there`)
    return environment.lookup(selector).data as unknown as relayOperations_allocations$data
  }
  let pages = 1
  for (let { pageInfo } = read().allocations; pageInfo.hasNextPage; { pageInfo } = read().allocations) {
    const variables = { id: act, first: 20, after: pageInfo.endCursor ?? null }
    await fetchQuery<relayOperationsPaginationQuery>(environment, pagination, variables).toPromise()
    pages += 1
    if (pages > 50) throw new Error('the pages do not end')
  }
  return { pages, allocations: read().allocations.edges.length }
}
