import { ApolloGateway, IntrospectAndCompose } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'

/**
 * One API over several services, composed when it starts of what each answers to `_service { sdl }`; filorosso's is also a text at
 * /subgraph.graphql, for `rover supergraph compose` and schema registries.
 * @param release pins filorosso to a release; the live one when not given
 */
export async function gateway(filorosso: string, others: Readonly<Record<string, string>>, release?: string) {
  const url = `${filorosso}/graphql${release === undefined ? '' : `?release=${release}`}`
  const subgraphs = [{ name: 'filorosso', url }, ...Object.entries(others).map(([name, url]) => ({ name, url }))]
  const server = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: new IntrospectAndCompose({ subgraphs }),
      logger: { debug() {}, info() {}, warn: console.warn, error: console.error },
    }),
  })
  return server
}
