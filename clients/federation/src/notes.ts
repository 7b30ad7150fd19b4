import { buildSubgraphSchema } from '@apollo/subgraph'
import { gql } from 'graphql-tag'

interface Note {
  id: string
  text: string
  act: string
}

/** A service of one's own: notes on acts, which it knows by their ids alone. */
export function notesSchema(notes: readonly Note[]) {
  return buildSubgraphSchema({
    typeDefs: gql`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

      type Query {
        notes: [Note!]!
      }

      type Note @key(fields: "id") {
        id: ID!
        text: String!
        act: Act
      }

      type Act @key(fields: "id") {
        id: ID!
        notes: [Note!]!
      }
    `,
    resolvers: {
      Query: { notes: () => notes },
      // A reference: what else is asked of the act, the gateway asks filorosso. Null there where the release has no such act.
      Note: { act: ({ act }: Note) => ({ __typename: 'Act', id: act }) },
      Act: { notes: ({ id }: { id: string }) => notes.filter(({ act }) => act === id) },
    },
  })
}
