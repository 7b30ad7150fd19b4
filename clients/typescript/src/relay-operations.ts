import { graphql } from 'relay-runtime'

/** Read by relay-compiler alone, which makes `__generated__` of it; with its Babel plugin they stand where they are used. */
export const operations = () => [
  graphql`
    query relayOperationsActQuery($act: ID!) {
      act(id: $act) {
        ...relayOperations_allocations
      }
    }
  `,
  graphql`
    fragment relayOperations_allocations on Act
    @refetchable(queryName: "relayOperationsPaginationQuery")
    @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
      name
      allocations(first: $first, after: $after) @connection(key: "relayOperations_allocations") {
        edges {
          node {
            id
            stage
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
]
