import type { ReactElement } from 'react'
import type { Language } from '../locale/language.ts'
import type { Operation } from './operation.ts'
import type { Words } from './words/words.ts'

/** In what a page is answered. */
export type Form = 'html' | 'json' | 'svg'

/** What an address asks of the pages. */
export interface Address {
  /** The path without its ending and without a slash behind: `/acts`, `/act/owner/slug`, `/`. */
  path: string
  /** Parameters beside `lang` and `release`. */
  params: URLSearchParams
  form: Form
}

/** Runs an operation of the public API in the release of the page. Throws what the API would say. */
export type Ask = <R, V>(operation: Operation<R, V>, variables: NoInfer<V>) => Promise<R>

/** A level above a page, from the outermost in. */
export interface Crumb {
  name: string
  to: string
}

/** What a page shows of what it was answered. */
export interface Shown {
  /** Of the window and of a citation: it names the page among others. */
  title: string
  /** A sentence for who finds the page by a search engine. */
  summary?: string
  content: ReactElement
  crumbs?: readonly Crumb[]
  /** The path under which this is cited, with what else of the address decides it. */
  canonical: string
  /** The same as CSV: an address of this service. */
  csv?: string
  /** The same as a picture. */
  svg?: string
}

/** The other forms that a page may have beside HTML and JSON. */
interface Forms<Data> {
  /** As data, where that is not what its operations were answered. */
  json?: (data: Data) => unknown
  svg?: (data: Data, language: Language) => string | null
}

/** One kind of page: where it is, what it asks of the public API, what it shows. */
export interface Page<Params = unknown, Data = unknown> {
  /** Also that of its folder. */
  name: string
  /** What the address asks of it; null where the address is another page's. */
  at: (address: Address) => Params | null
  load: (ask: Ask, params: Params) => Promise<Data>
  show: (data: Data, params: Params, language: Language) => Shown
  forms?: Forms<Data>
  /** Its own style sheet beside that of all pages. */
  style?: URL
  /** Where it stands in the bar of every page: its name there and its address. */
  nav?: { label: Words<string>; to: string }
}

/** Keeps the types of a page together; the registry forgets them. */
export const definePage = <Params, Data>(page: Page<Params, Data>): Page => page as unknown as Page

/** A page at one path alone. */
export const atPath =
  <T = Record<never, never>>(path: string, read: (params: URLSearchParams) => T = () => ({}) as T) =>
  (address: Address): T | null =>
    address.path === path ? read(address.params) : null
