import Negotiator from 'negotiator'
import { isLanguage, type Language } from '../locale/language.ts'
import type { Address, Form } from './page.ts'

export interface Requested extends Address {
  /** Null for the live one. */
  release: string | null
  /** The language that the address names; null where the client's preference decides. */
  chosen: Language | null
}

const OFFERED: Record<string, Form> = { 'application/json': 'json', 'text/html': 'html' }

/** What the home page is called where an ending follows: `/index.json`. */
const INDEX = '/index'

/** The path of a page in another form. */
export const pathAs = (path: string, form: Exclude<Form, 'html'> | 'csv'): string =>
  `${path === '/' ? INDEX : path}.${form}`

/** What an address and its headers ask for. A form in the path goes before what the client accepts. */
export function requested(url: URL, accept: string): Requested {
  const [, path = '', ending] = /^(.*?)(?:\.(json|svg))?\/?$/s.exec(decoded(url.pathname)) ?? []
  const isRoot = path === '' || path === INDEX
  const params = new URLSearchParams(url.search)
  const lang = params.get('lang')?.toUpperCase()
  const release = params.get('release')
  params.delete('lang')
  params.delete('release')
  return {
    // Two slashes are not an address: the home page is at one.
    path: isRoot ? '/' : path === '/' ? '//' : path,
    params,
    form: (ending as Form | undefined) ?? wanted(accept),
    release,
    chosen: isLanguage(lang) ? lang : null,
  }
}

/** A program that takes anything gets data; only who prefers a page gets one. */
function wanted(accept: string): Form {
  const type = new Negotiator({ headers: { accept } }).mediaType(Object.keys(OFFERED))
  return OFFERED[type ?? ''] ?? 'json'
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
