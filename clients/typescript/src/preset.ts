import { graphql } from './gql/gql.js'
import type { TypedDocumentString } from './gql/graphql.js'

const ActsOfAYear = graphql(`
  query ActsOfAYear($filter: ActFilter) {
    acts(filter: $filter, orderBy: DATE_DESC, first: 100) {
      nodes {
        id
        date
      }
    }
  }
`)

/** The client preset of graphql-codegen: operations stand in the code, their types are made of them. */
export async function ask<Result, Variables>(
  url: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  const { data, errors } = (await response.json()) as { data: Result; errors?: { message: string }[] }
  for (const { message } of errors ?? []) throw new Error(message)
  return data
}

export async function preset(url: string, year: number) {
  const { acts } = await ask(url, ActsOfAYear, {
    filter: { date: { gte: `${year}-01-01`, lte: `${year}-12-31` } },
  })
  return acts?.nodes.map(({ date }) => date) ?? []
}
