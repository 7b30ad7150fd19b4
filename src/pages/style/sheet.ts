import { readFileSync } from 'node:fs'

/** Sheets of all pages, in their order. */
const SHARED = ['base', 'frame', 'parts', 'print'].map(name => new URL(`${name}.css`, import.meta.url))

const read = new Map<string, string>()

function sheet(url: URL): string {
  const known = read.get(url.href)
  if (known !== undefined) return known
  const text = shortened(readFileSync(url, 'utf8'))
  read.set(url.href, text)
  return text
}

/** Without comments and indentation: what is left compresses to less than half of a request of its own. */
const shortened = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/\s*([{};,])\s*/g, '$1')

/** The style of a page, which stands in it: a page that is kept or printed needs no other file. */
export const styleOf = (own?: URL): string => [...SHARED, ...(own === undefined ? [] : [own])].map(sheet).join('')

const FACES = [
  { family: 'Source Sans', file: 'source-sans-3-latin-wght-normal.woff2', weights: '200 900' },
  { family: 'Source Serif', file: 'source-serif-4-latin-wght-normal.woff2', weights: '200 900' },
]

/** The two families, where they are built; letters beyond Western Europe come from the system. */
export function fontFaces(fonts: Readonly<Record<string, string>>): string {
  return FACES.flatMap(({ family, file, weights }) =>
    fonts[file] === undefined
      ? []
      : [
          `@font-face{font-family:"${family}";font-weight:${weights};font-display:swap;src:url("${fonts[file]}") format("woff2")}`,
        ],
  ).join('')
}
