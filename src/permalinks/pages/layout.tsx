import { createHash } from 'node:crypto'
import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { FaultPage } from '../../api/http/faults.ts'
import { packageInWords } from '../../graph/releases/releases.ts'
import type { ErrorCode } from '../../model/errors.ts'
import { permalinkOf } from '../../model/permalink.ts'
import { isolatedHtml } from '../../model/untrusted.ts'
import type { Answering } from '../answers.ts'
import { Pinned } from './parts.tsx'
import { STYLE } from './style.ts'

/** A red thread, in a few strokes: a file of its own would be one more request for each page. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M1 12C5 1 11 15 15 4" fill="none" stroke="#9b2226" stroke-width="3"/></svg>',
)}`

/** No script, nothing from elsewhere: one style, known by its hash, and pictures of this service. */
export const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export interface PageAbout {
  /** Where others reach the service; empty where it does not know. */
  address: string
  id: string
  title: string
  /** The release that the address names; null where it names none. */
  pinned: string | null
  release: Answering
}

/** A whole page as HTML. */
export function html({ address, id, title, pinned, release }: PageAbout, content: ReactElement): string {
  const cited = `${address}${permalinkOf(id, release.id)}`
  const made = release.packages.map(packageInWords).join(', ')
  return documentOf(
    title,
    <Pinned value={pinned}>
      <Bar release={pinned} />
      <main>{content}</main>
      <footer>
        <p>
          Cite as <a href={cited}>{cited}</a>: this address answers the same for as long as the release is kept, by the
          same version of the program. Release <code>{release.id}</code>
          {made !== '' && `, made of ${made}`}.
        </p>
        <p>
          The same as data: <a href={`/${id}.json${pinned === null ? '' : `?release=${pinned}`}`}>JSON</a>
          {pinned !== null && (
            <>
              {' · '}
              <a href={permalinkOf(id, null)}>in the live release</a>
            </>
          )}
        </p>
      </footer>
    </Pinned>,
  )
}

const FAULTS: Record<ErrorCode, string> = {
  BAD_USER_INPUT: 'This cannot be asked',
  NOT_FOUND: 'There is nothing here',
  LIMIT_EXCEEDED: 'This asks for too much',
  TIMEOUT: 'This took too long',
  UNAVAILABLE: 'The service cannot answer now',
  INTERNAL: 'A fault of the service',
}

/** What a browser is shown where a page cannot be. */
export const faultPage: FaultPage = ({ code, message, hint }) => {
  const body = documentOf(
    FAULTS[code],
    <>
      <Bar release={null} />
      <main>
        <h1>{FAULTS[code]}</h1>
        <p>{sentence(message)}</p>
        {hint !== undefined && <p>{sentence(hint)}</p>}
      </main>
    </>,
  )
  return { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }, body }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`

function Bar({ release }: { release: string | null }) {
  return (
    <header>
      <a className="mark" href="/graphql">
        filorosso
      </a>
      <nav aria-label="filorosso">
        <a href={release === null ? '/graphql' : `/graphql?release=${encodeURIComponent(release)}`}>GraphQL</a>
      </nav>
    </header>
  )
}

function documentOf(title: string, body: ReactNode): string {
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · filorosso`}</title>
        <link rel="icon" href={ICON} />
        <style>{STYLE}</style>
      </head>
      <body>{body}</body>
    </html>
  )
  return `<!doctype html>\n${isolatedHtml(renderToStaticMarkup(page))}\n`
}
