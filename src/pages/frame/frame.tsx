import type { AskedOperation } from '../ask.ts'
import { useAt } from '../at.tsx'
import type { Page, Shown } from '../page.ts'
import { Link } from '../parts/link.tsx'
import { useWords } from '../words/words.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { FRAME } from './words.ts'

interface FrameProps {
  nav: readonly NonNullable<Page['nav']>[]
  asked: readonly AskedOperation[]
  packages: readonly { name: string; version: string }[]
  shown: Shown
}

/** What stands around the content of every page. */
export function Frame({ nav, asked, packages, shown }: FrameProps) {
  const t = useWords(FRAME)
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Header nav={nav} />
      <main id="content" tabIndex={-1}>
        <Pinned path={shown.canonical} />
        {shown.crumbs !== undefined && shown.crumbs.length > 0 && (
          <nav className="crumbs" aria-label={t.path}>
            <ol>
              {shown.crumbs.map(({ name, to }) => (
                <li key={to}>
                  <Link to={to}>{name}</Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        {shown.content}
      </main>
      <Footer asked={asked} packages={packages} shown={shown} />
    </>
  )
}

function Pinned({ path }: { path: string }) {
  const t = useWords(FRAME)
  const { release } = useAt()
  if (release === null) return null
  return (
    <p className="pinned">
      {t.live} {t.release} <code>{release}</code>.{' '}
      <Link to={path} params={{ release: null }}>
        {t.toLive}
      </Link>
    </p>
  )
}
