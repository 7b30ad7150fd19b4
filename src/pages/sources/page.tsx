import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Sources, type SourcesQuery } from '../operations/sources.ts'
import { definePage } from '../page.ts'
import { Link } from '../parts/link.tsx'
import { NextPage } from '../parts/next-page.tsx'
import { Empty, Facts, Title } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { Taken } from '../parts/taken.tsx'
import { TAKEN } from '../parts/taken-words.ts'
import { propertyLabel } from '../words/properties.ts'
import { useWords, words } from '../words/words.ts'

const SOURCES = words({
  EN: {
    nav: 'Sources',
    title: 'Sources',
    lead: 'The documents and files that facts are taken from: who published each, what is taken of it, what of it is not a fact, and whether that was proved.',
    none: 'This release has no sources.',
    next: 'Next page',
    list: 'Filter and sort them as a list',
    year: 'Year that it reports on',
    complete: { true: 'all that it is about', false: 'incomplete, an excerpt: what is not in it means nothing' },
    lists: 'What it lists',
  },
  IT: {
    nav: 'Fonti',
    title: 'Fonti',
    lead: 'I documenti e i file da cui sono tratti i fatti: chi ha pubblicato ciascuno, che cosa se ne ricava, che cosa non è un fatto e se è stato dimostrato.',
    none: 'Questa versione dei dati non ha fonti.',
    next: 'Pagina successiva',
    list: 'Filtra e ordina le fonti come elenco',
    year: 'Anno di riferimento',
    complete: {
      true: 'tutto ciò di cui tratta',
      false: 'incompleta, un estratto: ciò che non contiene non significa nulla',
    },
    lists: 'Che cosa elenca',
  },
})

type Found = NonNullable<SourcesQuery['sources']>
type Source = Found['nodes'][number]

const ROWS = 20

/** Every source with what is taken of it. What narrows or orders the list of sources is for that list. */
export const SOURCES_PAGE = definePage<{ after: string | null }, Found>({
  name: 'sources',
  at: ({ path, params }) =>
    path === '/sources' && [...params.keys()].every(name => name === 'after') ? { after: params.get('after') } : null,
  load: async (ask, { after }) => (await ask(Sources, { first: ROWS, after })).sources as Found,
  show: (found, _, language) => ({
    title: SOURCES[language].title,
    summary: SOURCES[language].lead,
    canonical: '/sources',
    csv: '/sources.csv',
    content: <SourcesPage found={found} />,
  }),
  nav: { label: { EN: SOURCES.EN.nav, IT: SOURCES.IT.nav }, to: '/sources' },
})

function SourcesPage({ found }: { found: Found }) {
  const t = useWords(SOURCES)
  return (
    <>
      <Title lead={t.lead}>{t.title}</Title>
      {found.totalCount === 0 && <Empty title={t.none} />}
      {found.nodes.map(source => (
        <SourceShown key={source.id} source={source} />
      ))}
      <p className="more">
        <Link to="/sources?orderBy=NAME_ASC">{t.list}</Link>
        <NextPage to="/sources" page={found.pageInfo}>
          {t.next}
        </NextPage>
      </p>
    </>
  )
}

function SourceShown({ source }: { source: Source }) {
  const t = useWords(SOURCES)
  const { language } = useAt()
  const format = useFormat()
  const { name, description, publisher, year, edition, series, licence, retrieved, address, complete, sha256 } = source
  const term = (field: string) => propertyLabel(field, language)
  return (
    <section className="source">
      <h2>
        <ShortLink entity={source} whole />
      </h2>
      {description !== null && description !== name && <p lang="en">{description}</p>}
      <Facts
        facts={[
          [term('publisher'), publisher === null ? null : <ShortLink key="publisher" entity={publisher} />],
          [t.year, String(year)],
          [term('series'), series],
          [term('edition'), edition],
          [term('licence'), licence],
          [
            term('retrieved'),
            retrieved === null ? null : (
              <time key="retrieved" dateTime={retrieved}>
                {format.day(retrieved)}
              </time>
            ),
          ],
          [term('address'), address === null ? null : <Elsewhere key="address" to={address} />],
          [t.lists, complete === null ? null : t.complete[`${complete}`]],
          [term('sha256'), <code key="sha256">{sha256}</code>],
        ]}
      />
      <h3>{TAKEN[language].taken}</h3>
      <Taken taken={source.taken} />
    </section>
  )
}

/** The address that a package gives: a link where a browser can follow it. */
function Elsewhere({ to }: { to: string }) {
  return /^https?:\/\//.test(to) ? (
    <a href={to} rel="external noreferrer">
      {to}
    </a>
  ) : (
    to
  )
}
