import { buildSubgraphSchema } from '@apollo/subgraph'
import { gql } from 'graphql-tag'

/** Adds a field to every kind of entity at once: `Entity` is an interface with a key, of which this service knows the id alone. */
export function bookmarksSchema(bookmarked: ReadonlySet<string>) {
  return buildSubgraphSchema({
    typeDefs: gql`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@interfaceObject"])

      type Query {
        bookmarks: [Entity]!
      }

      type Entity @key(fields: "id") @interfaceObject {
        id: ID!
        bookmarked: Boolean!
      }
    `,
    resolvers: {
      Query: { bookmarks: () => [...bookmarked].map(id => ({ id })) },
      Entity: { bookmarked: ({ id }: { id: string }) => bookmarked.has(id) },
    },
  })
}
