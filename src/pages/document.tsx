import { createHash, randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { isolatedHtml } from '../model/untrusted.ts'
import type { AskedOperation } from './ask.ts'
import type { Assets } from './assets.ts'
import { type At, hrefOf, Standing } from './at.tsx'
import { Frame } from './frame/frame.tsx'
import { THEME_SCRIPT } from './frame/theme.ts'
import { PAGES } from './index.ts'
import type { Page, Shown } from './page.ts'
import { withIslands } from './parts/island.tsx'
import { fontFaces, styleOf } from './style/sheet.ts'
import { LANGUAGE_TAGS } from './words/words.ts'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Scripts, fonts and data of this service alone; styles by their hash, and one line of script that keeps the theme. */
export function policyOf(style: string): string {
  return [
    "default-src 'none'",
    `style-src ${style}`,
    `script-src 'self' ${hashOf(THEME_SCRIPT)}`,
    "font-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** A red thread, in a few strokes: a file of its own would be one more request for each page. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 12C5 1 11 15 15 4" fill="none" stroke="#9b2226" stroke-width="3"/></svg>',
)}`

export interface PageAbout {
  at: At
  page: Pick<Page, 'name' | 'style'>
  assets: Assets
  asked: readonly AskedOperation[]
  packages: readonly { name: string; version: string }[]
}

/** A whole page as HTML, with the policy that lets in what it has. */
export function html({ at, page, assets, asked, packages }: PageAbout, shown: Shown): { body: string; policy: string } {
  const style = fontFaces(assets.fonts) + styleOf(page.style)
  const nav = PAGES.flatMap(({ nav }) => nav ?? [])
  const body = documentOf({ at, assets, style, shown, name: page.name }, () => (
    <Frame nav={nav} asked={asked} packages={packages} shown={shown} />
  ))
  return { body, policy: policyOf(hashOf(style)) }
}

interface Document {
  at: At
  name: string
  assets: Assets
  style: string
  shown: Pick<Shown, 'title' | 'summary' | 'canonical'>
}

function documentOf({ at, name, assets, style, shown }: Document, content: () => ReactNode): string {
  const { title, summary, canonical } = shown
  const elsewhere = (lang: string) => at.address + hrefOf({ chosen: null, release: at.release }, canonical, { lang })
  const font = assets.fonts['source-sans-3-latin-wght-normal.woff2']
  const page = (
    <html lang={LANGUAGE_TAGS[at.language]} data-page={name}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>{RAW_STYLE}</style>
        <script>{RAW_SCRIPT}</script>
        <title>{name === 'home' ? title : `${title} · filorosso`}</title>
        {summary !== undefined && <meta name="description" content={summary} />}
        <link rel="icon" href={ICON} />
        <link rel="canonical" href={at.address + hrefOf({ chosen: null, release: at.release }, canonical)} />
        {Object.values(LANGUAGE_TAGS).map(tag => (
          <link key={tag} rel="alternate" hrefLang={tag} href={elsewhere(tag)} />
        ))}
        {font !== undefined && <link rel="preload" as="font" type="font/woff2" href={font} crossOrigin="" />}
        {assets.script !== null && <script type="module" src={assets.script} />}
      </head>
      <body data-at={JSON.stringify(at)}>
        <Standing at={at}>{content()}</Standing>
      </body>
    </html>
  )
  const { markup, fill } = withIslands(() => renderToStaticMarkup(page))
  // Written in afterwards: React would escape what stands between the tags of a style or a script.
  const whole = fill(isolatedHtml(markup))
    .replace(RAW_STYLE, () => style)
    .replace(RAW_SCRIPT, () => THEME_SCRIPT)
  return `<!doctype html>\n${whole}\n`
}

// What no source can have written: others in every process.
const RAW_STYLE = randomUUID()
const RAW_SCRIPT = randomUUID()

/** A page of the frame's own: what is shown where an answer cannot be. */
export function faultHtml(at: At, assets: Assets, shown: Shown): { body: string; policy: string } {
  return html({ at, page: { name: 'fault' }, assets, asked: [], packages: [] }, shown)
}
