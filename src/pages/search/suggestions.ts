import { useEffect, useState } from 'react'
import { useAt } from '../at.tsx'

export interface Suggestion {
  id: string
  name: string
  kind: string
}

interface Answer {
  data: { search: { edges: { node: Suggestion }[] } }
}

const [SUGGESTED, PAUSE_MS] = ['8', 120]

/** How it stands with the suggestions for what is typed: nothing is asked while that is too short to mean anything. */
export interface Suggested {
  found: readonly Suggestion[]
  state: 'IDLE' | 'ASKED' | 'ANSWERED' | 'FAILED'
}

const IDLE: Suggested = { found: [], state: 'IDLE' }

/** What the search page itself would find first. */
export function useSuggestions(text: string): Suggested {
  const { release } = useAt()
  const [suggested, setSuggested] = useState(IDLE)
  useEffect(() => {
    const asked = text.trim()
    if (asked.length < 2) {
      setSuggested(IDLE)
      return
    }
    const gone = new AbortController()
    // What was found before stays until there is something else to show.
    setSuggested(({ found }) => ({ found, state: 'ASKED' }))
    const timer = setTimeout(async () => {
      const search = new URLSearchParams({ q: asked, first: SUGGESTED, ...(release !== null && { release }) })
      try {
        const response = await fetch(`/search.json?${search}`, { signal: gone.signal })
        if (!response.ok) throw new Error(response.statusText)
        const { data } = (await response.json()) as Answer
        setSuggested({ found: data.search.edges.map(({ node }) => node), state: 'ANSWERED' })
      } catch {
        // Ended by the next letter, which asks anew; else the form searches all the same.
        if (!gone.signal.aborted) setSuggested({ found: [], state: 'FAILED' })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [text, release])
  return suggested
}
