import { hrefOf, useAt } from '../at.tsx'
import type { Page } from '../page.ts'
import { Island } from '../parts/island.tsx'
import { Link } from '../parts/link.tsx'
import { SEARCH_BOX, searchBoxProps } from '../search/box.tsx'
import { LANGUAGE_TAGS, useWords } from '../words/words.ts'
import { FRAME } from './words.ts'

const NAMES = { EN: 'English', IT: 'Italiano' } as const

export function Header({ nav }: { nav: readonly NonNullable<Page['nav']>[] }) {
  const t = useWords(FRAME)
  const at = useAt()
  return (
    <header className="bar">
      <Link to="/" className="mark" aria-label={`filorosso, ${t.home}`}>
        <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
          <path d="M2 16C8 2 14 2 16 10s8 8 14-6" />
        </svg>
        filorosso
      </Link>
      <Island of={SEARCH_BOX} props={searchBoxProps(at, '')} />
      <nav className="pages" aria-label={t.menu}>
        {nav.map(({ label, to }) => (
          <Link key={to} to={to} {...(at.path.split('?')[0] === to && { 'aria-current': 'page' as const })}>
            {label[at.language]}
          </Link>
        ))}
        <a href={at.release === null ? '/graphql' : `/graphql?release=${encodeURIComponent(at.release)}`}>GraphQL</a>
      </nav>
      <div className="tools">
        <nav aria-label={t.language}>
          {(['IT', 'EN'] as const).map(language => (
            <a
              key={language}
              href={hrefOf({ chosen: null, release: at.release }, at.path, { lang: LANGUAGE_TAGS[language] })}
              lang={LANGUAGE_TAGS[language]}
              hrefLang={LANGUAGE_TAGS[language]}
              title={NAMES[language]}
              {...(language === at.language && { 'aria-current': 'true' as const })}
            >
              <abbr title={NAMES[language]}>{language}</abbr>
            </a>
          ))}
        </nav>
        <button type="button" className="theme" aria-label={t.theme} title={t.theme} data-theme-switch="" hidden>
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>
  )
}
