import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import type { ComponentProps } from 'react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { defaultQuery } from './default-query.ts'
import { EXAMPLES_PLUGIN } from './examples.tsx'

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher']

// An address that asks something opens with it, as it would be answered to a program.
const asked = new URLSearchParams(location.search)
const pinnedRelease = asked.get('release')
const [query, variables] = [asked.get('query'), asked.get('variables')]
const endpoint = pinnedRelease === null ? '/graphql' : `/graphql?release=${encodeURIComponent(pinnedRelease)}`

const fetcher: Fetcher = async (params, options) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify(params),
  })
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    // A proxy or a dying server answers in HTML or not at all: its status says more than a syntax error does.
    throw new Error(
      `${endpoint} answered ${response.status} ${response.statusText} without JSON: ${text.slice(0, 200)}`,
    )
  }
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={defaultQuery}
      plugins={[HISTORY_PLUGIN, EXAMPLES_PLUGIN]}
      {...(query !== null && { initialQuery: query })}
      {...(variables !== null && { initialVariables: variables })}
    >
      <GraphiQL.Logo>
        filorosso
        {pinnedRelease !== null && <small className="release">release {pinnedRelease}</small>}
      </GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
)
