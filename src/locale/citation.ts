import type { EntityKind } from '../model/kinds.ts'
import { type CitedSource, detailsOf } from './cited-source.ts'
import { explain, type Language } from './language.ts'

const inOneLine = (sources: readonly CitedSource[]) =>
  sources.map(source => `${source.name}${detailsOf(source)}`).join('; ')

/** What is cited, before a format and a language are chosen. */
export interface Cited {
  /** Names it among what is cited. */
  key: string
  title: string
  /** The line for a footnote, where it is not made of the rest. */
  text: string | null
  kind: EntityKind | null
  /** The documents that print it. */
  sources: readonly CitedSource[]
  release: string
  /** Where it is found again, of this release. */
  address: string
}

export const CITATION_FORMATS = {
  TEXT: 'A line for a footnote.',
  BIBTEX: 'An entry of BibTeX: @misc.',
  CSL_JSON: 'An item of CSL JSON as text, as reference managers import it.',
} as const

export type CitationFormat = keyof typeof CITATION_FORMATS

const PUBLISHER = 'filorosso'

const WRITTEN: Record<CitationFormat, (cited: Cited, language: Language) => string> = {
  TEXT: ({ text, title, kind, sources, release, address }, language) =>
    text ?? explain(language, { code: 'CITED', title, kind, sources, release, address }),
  BIBTEX: ({ key, title, sources, release, address }) =>
    [
      `@misc{${key},`,
      `  title = {{${escaped(title)}}},`,
      `  publisher = {${PUBLISHER}},`,
      `  version = {${escaped(release)}},`,
      ...(sources.length === 0 ? [] : [`  note = {${escaped(inOneLine(sources))}},`]),
      // The one field whose characters stand as they are.
      `  url = {${address}}`,
      '}',
    ].join('\n'),
  CSL_JSON: ({ key, title, sources, release, address }) =>
    JSON.stringify({
      id: key,
      type: 'dataset',
      title,
      publisher: PUBLISHER,
      version: release,
      ...(sources.length > 0 && { source: inOneLine(sources) }),
      URL: address,
    }),
}

export const citationOf = (cited: Cited, format: CitationFormat, language: Language): string =>
  WRITTEN[format](cited, language)

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces, those behind a backslash too.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
}

/** What TeX would read as an instruction, as the character that it is; line breaks are none. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}$&#%_~^]/g, character => SPECIAL[character] ?? `\\${character}`)
}
