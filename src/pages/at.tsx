import { createContext, type ReactNode, useContext } from 'react'
import type { Language } from '../locale/language.ts'

/** Where a page stands: all that its links keep, on the server and in the browser. */
export interface At {
  /** The path with what follows it, as asked; without language and release. */
  path: string
  language: Language
  /** The language that the address names; null where the browser's preference decided. */
  chosen: Language | null
  /** The release that the address names; null for the live one. */
  release: string | null
  /** The release that answers. */
  answering: string
  /** Where others reach the service; empty where it does not know. */
  address: string
  /** The one language that all sources of the release are in; left out where they are in several. */
  said?: string
}

const Where = createContext<At>({
  path: '/',
  language: 'EN',
  chosen: null,
  release: null,
  answering: '',
  address: '',
})

export function Standing({ at, children }: { at: At; children: ReactNode }) {
  return <Where value={at}>{children}</Where>
}

export const useAt = (): At => useContext(Where)

/** What sources print stands as they print it: the attribute that says so where their language is not that of the page. */
export function useSaid(): { lang?: string } {
  const { said, language } = useAt()
  return said === undefined || said === language.toLowerCase() ? {} : { lang: said }
}

/** The attribute of sentences that are written in another language than that of the page. */
export const writtenIn = (written: Language, { language }: Pick<At, 'language'>): { lang?: string } =>
  written === language ? {} : { lang: written.toLowerCase() }
export const useWritten = (written: Language): { lang?: string } => writtenIn(written, useAt())

type Params = Readonly<Record<string, string | null | undefined>>

/** An address of this service that keeps to the release and the language of the page; `path` may have parameters and a part of the page (`#amounts`) already. */
export function hrefOf(at: Pick<At, 'chosen' | 'release'>, path: string, params: Params = {}): string {
  const [address = '', place] = path.split('#')
  const [bare = '', search = ''] = address.split('?')
  // Nothing is to be kept to, as on most pages.
  if (at.release === null && at.chosen === null && Object.keys(params).length === 0) return path
  const kept = new URLSearchParams(search)
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined) kept.delete(name)
    else kept.set(name, value)
  }
  if (at.release !== null && !kept.has('release') && params.release === undefined) kept.set('release', at.release)
  if (at.chosen !== null && !kept.has('lang') && params.lang === undefined) kept.set('lang', at.chosen.toLowerCase())
  return `${bare}${kept.size === 0 ? '' : `?${kept}`}${place === undefined ? '' : `#${place}`}`
}

/** Addresses as links of this page have them. */
export function useHref(): (path: string, params?: Params) => string {
  const at = useAt()
  return (path, params) => hrefOf(at, path, params)
}
