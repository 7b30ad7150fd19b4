import type { ReactElement, ReactNode } from 'react'
import type { Language } from '../../locale/language.ts'
import { notFound } from '../../model/errors.ts'
import { useWritten } from '../at.tsx'
import { unbroken } from '../format.ts'
import { type Ask, definePage } from '../page.ts'
import { Said, Section, Title } from '../parts/parts.tsx'
import { EntityLink, type Short } from '../parts/short.tsx'
import { useWords, type Words } from '../words/words.ts'
import { FINDINGS, type ListWords } from './words.ts'

interface PageOf<Data> {
  /** Also what its ids begin with. */
  name: 'check' | 'contradiction'
  /** The list that it is of. */
  list: { text: Words<ListWords>; to: string }
  /** Null where there is none of that id. */
  load: (ask: Ask, id: string) => Promise<Data | null>
  of: (data: Data) => { name: string; explanation?: string }
  Content: (data: Data) => ReactElement
}

/** The page of one finding, under the list of all of its kind. */
export const pageOfFinding = <Data extends object>({ name, list, load, of, Content }: PageOf<Data>) =>
  definePage<{ id: string }, Data>({
    name,
    at: ({ path }) => (path.startsWith(`/${name}/`) && path.length > name.length + 2 ? { id: path.slice(1) } : null),
    load: async (ask, { id }) => {
      const data = await load(ask, id)
      if (data === null) throw notFound(id)
      return data
    },
    show: (data, { id }, language) => {
      const { name: title, explanation: summary } = of(data)
      return {
        title,
        ...(summary !== undefined && { summary }),
        canonical: `/${id}`,
        crumbs: [{ name: list.text[language].title, to: list.to }],
        content: <Content {...data} />,
      }
    },
  })

interface FindingPageProps {
  over: string
  name: string
  /** What its sentences are written in. */
  language: Language
  /** The verdict, in a sentence or two. */
  said: ReactNode
  about: readonly Short[]
  children: ReactNode
}

/** What it is called and what it comes to, then what it is made of, then what it is about. */
export function FindingPage({ over, name, language, said, about, children }: FindingPageProps) {
  const t = useWords(FINDINGS)
  const written = useWritten(language)
  return (
    <>
      <Title over={over}>
        <span {...written}>{unbroken(name)}</span>
      </Title>
      <Said>{said}</Said>
      {children}
      <Section title={t.about}>
        <ul>
          {about.map(entity => (
            <li key={entity.id}>
              <EntityLink entity={entity} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
