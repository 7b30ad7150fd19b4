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

/** What the search page itself would find first; none while the text is too short to mean anything. */
export function useSuggestions(text: string): Suggestion[] {
  const { release } = useAt()
  const [found, setFound] = useState<Suggestion[]>([])
  useEffect(() => {
    const asked = text.trim()
    if (asked.length < 2) {
      setFound([])
      return
    }
    const gone = new AbortController()
    const timer = setTimeout(async () => {
      const search = new URLSearchParams({ q: asked, first: SUGGESTED, ...(release !== null && { release }) })
      try {
        const response = await fetch(`/search.json?${search}`, { signal: gone.signal })
        if (!response.ok) return
        const { data } = (await response.json()) as Answer
        setFound(data.search.edges.map(({ node }) => node))
      } catch {
        // Ended by the next letter, or no network: the form searches all the same.
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [text, release])
  return found
}
