import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import groups from './examples.json'

/** Operations that run as they stand, by what they are about: a click puts one into a tab of its own. */
function Examples() {
  const editor = useGraphiQL(state => state.queryEditor)
  const { addTab } = useGraphiQLActions()
  const open = (query: string) => {
    addTab()
    editor?.setValue(query)
  }
  return (
    <section aria-label="Examples" className="examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      {groups.map(({ group, examples }) => (
        <details key={group}>
          <summary>{group}</summary>
          {examples.map(({ name, title, query }) => (
            <button key={name} type="button" onClick={() => open(query)}>
              {title}
            </button>
          ))}
        </details>
      ))}
    </section>
  )
}

const Icon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" role="img" aria-label="Examples">
    <title>Examples</title>
    <path d="M4 6h2m4 0h10M4 12h2m4 0h10M4 18h2m4 0h10" />
  </svg>
)

export const EXAMPLES_PLUGIN = { title: 'Examples', icon: Icon, content: Examples }
