import { useId } from 'react'
import { notFound } from '../../model/errors.ts'
import { Report, type ReportQuery } from '../operations/report.ts'
import { definePage } from '../page.ts'
import { Link } from '../parts/link.tsx'
import { Title } from '../parts/parts.tsx'
import { useWords, words } from '../words/words.ts'

const REPORT = words({
  EN: {
    title: 'Report a mistake',
    lead: 'This text is ready to send to who keeps the data: it names the figure, where it is printed and the release.',
    text: 'The text of the report',
    mail: 'Write it as an e-mail',
    back: 'Back to',
    wrong: (figure: string, name: string) =>
      figure === '' ? `In “${name}” something is wrong.` : `I believe that “${figure}” of “${name}” is wrong.`,
    should: 'It should be: ',
    because: 'Because: ',
    place: 'Place: ',
    release: 'Release: ',
  },
  IT: {
    title: 'Segnala un errore',
    lead: 'Questo testo è pronto da inviare a chi cura i dati: indica la cifra, dove è stampata e la versione dei dati.',
    text: 'Il testo della segnalazione',
    mail: 'Scrivilo come e-mail',
    back: 'Torna a',
    wrong: (figure: string, name: string) =>
      figure === '' ? `In «${name}» qualcosa non va.` : `Credo che «${figure}» di «${name}» sia sbagliato.`,
    should: 'Dovrebbe essere: ',
    because: 'Perché: ',
    place: 'Punto: ',
    release: 'Versione dei dati: ',
  },
})

interface Params {
  about: string
  figure: string
  places: readonly string[]
}

interface Reported {
  id: string
  name: string
  permalink: string
  release: string
}

/** A text that names a figure, its id, its place and the release, ready to send. Nothing is sent from here. */
export const REPORT_PAGE = definePage<Params, Reported>({
  name: 'report',
  at: ({ path, params }) =>
    path === '/report' && params.has('about')
      ? { about: params.get('about') ?? '', figure: params.get('figure') ?? '', places: params.getAll('place') }
      : null,
  load: async (ask, { about }) => {
    const { node, release } = await ask(Report, { about })
    if (node === null) throw notFound(about)
    return { id: node.id, release: release.id, ...namesOf(node) }
  },
  show: (reported, params, language) => ({
    title: `${REPORT[language].title}: ${reported.name}`,
    canonical: `/report?${searchOf(params)}`,
    content: <ReportPage reported={reported} params={params} />,
  }),
})

function namesOf(node: NonNullable<ReportQuery['node']>): { name: string; permalink: string } {
  if ('from' in node) return { name: node.from.name, permalink: node.permalink }
  return { name: node.name, permalink: node.permalink }
}

function searchOf({ about, figure, places }: Params): URLSearchParams {
  const search = new URLSearchParams({ about, figure })
  for (const place of places) search.append('place', place)
  return search
}

function ReportPage({ reported, params }: { reported: Reported; params: Params }) {
  const t = useWords(REPORT)
  const id = useId()
  const text = [
    t.wrong(params.figure, reported.name),
    '',
    t.should,
    t.because,
    '',
    `Id: ${reported.id}`,
    ...params.places.map(place => `${t.place}${place}`),
    `${t.release}${reported.release}`,
    reported.permalink,
  ].join('\n')
  const subject = `filorosso: ${reported.id}`
  return (
    <div className="report">
      <Title lead={t.lead}>{t.title}</Title>
      <label htmlFor={id}>{t.text}</label>
      <textarea id={id} rows={text.split('\n').length + 2} defaultValue={text} />
      <p>
        <a className="button" href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}>
          {t.mail}
        </a>
      </p>
      <p>
        {t.back} <Link to={`/${reported.id}`}>{reported.name}</Link>
      </p>
    </div>
  )
}
