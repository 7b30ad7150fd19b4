/** No library: one POST, errors first, the release that answered from its header. */
export async function plainFetch(url: string, act: string) {
  const query = /* GraphQL */ `
    query Name($id: ID!) {
      act(id: $id) {
        name
        date
      }
    }
  `
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: act } }),
  })
  const { data, errors } = (await response.json()) as {
    data: { act: { name: string; date: string | null } | null } | null
    errors?: { message: string; extensions: { code: string; hint?: string } }[]
  }
  for (const { message, extensions } of errors ?? []) throw new Error(`${extensions.code}: ${message}`)
  return { act: data?.act ?? null, release: response.headers.get('x-filorosso-release') }
}
