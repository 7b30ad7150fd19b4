import type { ReactNode } from 'react'
import type { Language } from '../../locale/language.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Home, HomeCoverage, type HomeCoverageQuery, type HomeQuery, HomeStories } from '../operations/home.ts'
import { atPath, definePage } from '../page.ts'
import { AmountFigure } from '../parts/amount-figure.tsx'
import { Island } from '../parts/island.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { type Short, ShortLink, shortName } from '../parts/short.tsx'
import { SEARCH_BOX, searchBoxProps } from '../search/box.tsx'
import { useWords } from '../words/words.ts'
import { Coverage } from './coverage.tsx'
import { largestAct, type Story, type StoryAmount, storiesOf } from './stories.ts'
import { HOME } from './words.tsx'

interface Data {
  home: HomeQuery
  stories: readonly Story[]
  /** The amounts that the stories speak of, with their places. */
  amounts: readonly StoryAmount[]
  coverage: HomeCoverageQuery['coverage']
}

export const HOME_PAGE = definePage<object, Data>({
  name: 'home',
  at: atPath('/'),
  load: async ask => {
    const home = await ask(Home, {})
    const stories = storiesOf(home)
    const ids = stories.flatMap(story => (story.asks === 'WHAT_BEHIND' ? [] : [story.funded.id]))
    const act = largestAct(home.ofActs?.nodes ?? [])?.act
    const [amounts, coverage] = await Promise.all([
      ids.length === 0 ? [] : ask(HomeStories, { ids }).then(({ allocations }) => allocations?.nodes ?? []),
      act == null ? null : ask(HomeCoverage, { of: act.id }).then(({ coverage }) => coverage),
    ])
    return { home, stories, amounts, coverage }
  },
  show: (data, _, language) => ({
    title: HOME[language].title,
    summary: HOME[language].claim,
    canonical: '/',
    content: <HomePage {...data} />,
  }),
  style: new URL('home.css', import.meta.url),
})

function HomePage({ home, stories, amounts, coverage }: Data) {
  const t = useWords(HOME)
  const at = useAt()
  const format = useFormat()
  const numbers = [
    ['/acts', home.acts, t.acts],
    ['/lines', home.lines, t.lines],
    ['/allocations', home.allocations, t.allocations],
    ['/indicators', home.indicators, t.indicators],
    ['/contradictions', home.contradictions, t.contradictions],
    ['/checks', home.checks, t.checks],
  ] as const
  return (
    <>
      <div className="hero">
        <h1>{t.claim}</h1>
        <p className="lead">{t.lead}</p>
        <Island of={SEARCH_BOX} props={searchBoxProps(at, '', true)} />
      </div>
      <section aria-label={t.holds}>
        <ul className="numbers">
          {numbers.map(
            ([to, list, label]) =>
              list !== null &&
              list.totalCount > 0 && (
                <li key={to}>
                  <Link to={to}>
                    <b>{format.number(list.totalCount)}</b> <span>{label}</span>
                  </Link>
                </li>
              ),
          )}
        </ul>
        <p className="meta">
          <Link to="/lists">{t.all}</Link> · {t.sources}:{' '}
          {home.release.sources.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link to={`/${id}`}>{name}</Link>
            </span>
          ))}
        </p>
      </section>
      {stories.length > 0 && (
        <Section title={t.stories}>
          <ol className="stories">
            {stories.map(story => (
              <li key={story.trace}>
                <h3>{questionOf(story, t, at.language)}</h3>
                <p>
                  <StoryAnswer story={story} amounts={amounts} />
                </p>
                <Link
                  to={`/${story.trace}`}
                  className="go"
                  aria-label={`${t.follow}: ${questionOf(story, t, at.language)}`}
                >
                  {t.follow}
                </Link>
              </li>
            ))}
          </ol>
        </Section>
      )}
      {coverage !== null && coverage.levels.length > 0 && <Coverage of={coverage} />}
    </>
  )
}

function questionOf(story: Story, t: (typeof HOME)['EN'], language: Language): string {
  const short = (of: Short | null) => (of === null ? '' : shortName(of, language))
  switch (story.asks) {
    case 'WHERE_GOES':
      return t.whereGoes(short(story.funded.act))
    case 'WHICH_PAYS':
      return t.whichPays(short(story.funded.target))
    case 'WHAT_BEHIND':
      return t.whatBehind(story.indicator.name)
  }
}

function StoryAnswer({ story, amounts }: { story: Story; amounts: readonly StoryAmount[] }): ReactNode {
  const t = useWords(HOME)
  if (story.asks === 'WHAT_BEHIND') {
    const target = story.indicator.measures[0]?.target
    return t.behindAnswer(target && <ShortLink entity={target} />)
  }
  const { act, target, id } = story.funded
  const found = amounts.find(amount => amount.id === id)
  const amount = found && <AmountFigure alike={[found]} rough />
  if (story.asks === 'WHICH_PAYS') return t.paysAnswer(amount)
  return t.goesAnswer(act && <ShortLink entity={act} />, amount, <ShortLink entity={target} />)
}
