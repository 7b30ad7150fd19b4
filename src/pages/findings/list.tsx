import type { ReactNode } from 'react'
import { labelOf } from '../../entities/base/labels.ts'
import { useFormat } from '../format.ts'
import { type Ask, atPath, definePage } from '../page.ts'
import { Count } from '../parts/count.tsx'
import { Facets } from '../parts/facets.tsx'
import { NextPage } from '../parts/next-page.tsx'
import { Empty, Title } from '../parts/parts.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords, type Words } from '../words/words.ts'
import { FINDINGS, type ListWords } from './words.ts'

const ROWS = 25

interface Params {
  /** The word that the list is narrowed to; null for all. */
  word: string | null
  after: string | null
}

interface Page<Node> {
  found: {
    totalCount: number
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: readonly Node[]
  } | null
  all: { totalCount: number; groups: { groups: readonly { key: string | null; count: number }[] } } | null
}

interface ListArguments<Filter> {
  first: number
  after: string | null
  filter: Filter | null
}

interface ListOf<Node extends { id: string }, Filter> {
  /** Also its address. */
  name: 'checks' | 'contradictions'
  text: Words<ListWords>
  /** What the list is narrowed by: the field and parameter, the enum of the API, its words in the order in which they are shown. */
  by: { field: keyof Filter & string; of: string; words: readonly string[] }
  load: (ask: Ask, asked: ListArguments<Filter>) => Promise<Page<Node>>
  item: (node: Node) => ReactNode
  /** Whether the bar of every page leads to it. */
  inBar: boolean
}

/** The list of what the arithmetic comes to, narrowed by one word, page by page: of checks, and of contradictions. */
export function listOfFindings<Node extends { id: string }, Filter>({
  name,
  text,
  by,
  load,
  item,
  inBar,
}: ListOf<Node, Filter>) {
  const path = `/${name}`
  const addressOf = (word: string | null) => (word === null ? path : `${path}?${by.field}=${word}`)
  const filterOf = (word: string | null) => (word === null ? null : { [by.field]: { eq: word } }) as Filter | null
  const csvOf = (word: string | null) =>
    `${path}.csv${word === null ? '' : `?${new URLSearchParams({ filter: JSON.stringify(filterOf(word)) })}`}`

  function List({ found, all, word }: Page<Node> & Pick<Params, 'word'>) {
    const t = useWords(text)
    const shared = useWords(FINDINGS)
    const label = useLabel()
    const format = useFormat()
    const counts = new Map(all?.groups.groups.map(({ key, count }) => [key, count]))
    const nodes = found?.nodes ?? []
    return (
      <>
        <Title lead={t.lead}>{t.title}</Title>
        <Facets
          label={t.by}
          options={[
            { key: 'all', label: shared.all, to: addressOf(null), count: all?.totalCount ?? 0, chosen: word === null },
            ...by.words.map(each => ({
              key: each,
              label: label(by.of, each),
              to: addressOf(each),
              count: counts.get(each) ?? 0,
              chosen: each === word,
            })),
          ]}
        />
        {nodes.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <Count csv={csvOf(word)}>
            {shared.count(format.number(nodes.length), format.number(found?.totalCount ?? 0))}
          </Count>
        )}
        {nodes.map(item)}
        {found?.pageInfo.hasNextPage && (
          <p className="more">
            <NextPage to={addressOf(word)} page={found.pageInfo}>
              {shared.next}
            </NextPage>
          </p>
        )}
      </>
    )
  }

  return definePage<Params, Page<Node>>({
    name,
    at: atPath(path, params => ({
      word: by.words.find(word => word === params.get(by.field)) ?? null,
      after: params.get('after'),
    })),
    load: (ask, { word, after }) => load(ask, { first: ROWS, after, filter: filterOf(word) }),
    show: (data, { word }, language) => ({
      title: word === null ? text[language].title : text[language].titleOf(labelOf(language, by.of, word)),
      summary: text[language].lead,
      canonical: addressOf(word),
      csv: csvOf(word),
      content: <List {...data} word={word} />,
    }),
    ...(inBar && { nav: { label: { EN: text.EN.nav, IT: text.IT.nav }, to: path } }),
  })
}
