import type { Language } from '../../locale/language.ts'
import { notFound } from '../../model/errors.ts'
import { groupBy } from '../../model/group-by.ts'
import { flowSvg } from '../../pictures/flow-svg.ts'
import { useAt, writtenIn } from '../at.tsx'
import { formatIn, unbroken } from '../format.ts'
import { Trace, TraceForm } from '../operations/trace.ts'
import { definePage } from '../page.ts'
import { Link } from '../parts/link.tsx'
import { type Choice, Choices } from '../parts/meant.tsx'
import { Said, Section, Title } from '../parts/parts.tsx'
import { type Short, ShortLink, shortName } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { formOf, questionWith, type TraceArguments, traceArguments, traceIdOfArguments } from './arguments.ts'
import { Attribution } from './attribution.tsx'
import { FlowPicture } from './flow.tsx'
import { TraceForm as Form } from './form.tsx'
import { Hops } from './hops.tsx'
import { namedFlow } from './sankey.tsx'
import { Share } from './share.tsx'
import type { ActDay, TraceShown } from './shown.ts'
import { Stops } from './stops.tsx'
import { TRACE } from './words.ts'

interface Data {
  trace: TraceShown | null
  acts: readonly ActDay[]
  choices: readonly Choice[]
}

export const TRACE_PAGE = definePage<TraceArguments, Data>({
  name: 'trace',
  at: traceArguments,
  load: async (ask, asked) => {
    const { id, choices } = await traceIdOfArguments(ask, asked)
    if (id === null) return { trace: null, choices, acts: (await ask(TraceForm, {})).acts?.nodes ?? [] }
    const { node, acts } = await ask(Trace, { id, routes: asked.routes })
    if (node === null || !('hops' in node)) throw notFound(id)
    return { trace: node as TraceShown, acts: acts?.nodes ?? [], choices }
  },
  show: (data, asked, language) => {
    const { trace } = data
    const title = trace === null ? TRACE[language].title : titleOf(trace, language)
    return {
      title,
      canonical: trace === null ? '/trace' : `/${trace.id}`,
      content: <TracePage data={data} asked={asked} title={title} />,
      ...(trace !== null && { csv: `/${trace.id}.csv` }),
      ...(trace !== null && trace.flow.links.length > 0 && { svg: `/${trace.id}.svg` }),
    }
  },
  forms: {
    svg: ({ trace }, language) =>
      trace === null || trace.flow.links.length === 0
        ? null
        : flowSvg(namedFlow(trace, language), titleOf(trace, language), language),
  },
  style: new URL('trace.css', import.meta.url),
  nav: { label: { EN: 'Follow the money', IT: 'Segui il denaro' }, to: '/trace' },
})

function TracePage({
  data: { trace, acts, choices },
  asked,
  title,
}: {
  data: Data
  asked: TraceArguments
  title: string
}) {
  const t = useWords(TRACE)
  const { language } = useAt()
  const form = <Form asked={formOf(asked)} acts={acts} from={trace?.from ?? null} to={trace?.to ?? null} />
  if (trace === null) {
    return (
      <>
        <Title lead={t.lead}>{t.title}</Title>
        {form}
        <Choices choices={choices} addressOf={(field, id) => questionWith(asked, field, id)} />
      </>
    )
  }
  return (
    <>
      <Title over={t.over} lead={trace.asOf === null ? null : t.leftBy(formatIn(language).day(trace.asOf))}>
        {title}
      </Title>
      <Verdict trace={trace} />
      {form}
      <FlowPicture trace={trace} title={title} />
      <Stops stops={trace.stops} />
      <Hops trace={trace} whole={asked.whole} />
      <Contradicting trace={trace} />
      <Share trace={trace} />
    </>
  )
}

function Verdict({ trace }: { trace: TraceShown }) {
  const { verdict, attribution, from, to } = trace
  const t = useWords(TRACE)
  const label = useLabel()
  return (
    <Said>
      <p>
        <strong>{label('TraceVerdict', verdict)}</strong>. {t.verdicts[verdict]}
      </p>
      {attribution !== null && <Attribution of={attribution} trace={trace} />}
      <p className="ends">
        <ShortLink entity={from as Short} />
        {to !== null && (
          <>
            {' → '}
            <ShortLink entity={to as Short} />
          </>
        )}
      </p>
    </Said>
  )
}

function Contradicting({ trace: { contradictions } }: { trace: TraceShown }) {
  const t = useWords(TRACE)
  const at = useAt()
  if (contradictions.length === 0) return null
  const each = [...groupBy(contradictions, ({ id }) => id).values()].map(([one]) => one)
  return (
    <Section title={t.contradictions} count={each.length} id="contradictions">
      <ul>
        {each.map(({ id, name, language, explanation }) => (
          <li key={id} {...writtenIn(language, at)}>
            <Link to={`/${id}`}>{name}</Link>
            <br />
            <span className="meta">{unbroken(explanation)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Another for every question: a browser lists them by it. */
function titleOf({ from, to, direction, asOf }: TraceShown, language: Language): string {
  const t = TRACE[language]
  const name = (of: Short) => shortName(of, language)
  const whole = direction === 'OUT' ? t.goes(name(from)) : t.comes(name(from))
  const goal = to === null ? whole : `${name(from)} ${direction === 'OUT' ? '→' : '←'} ${name(to)}`
  return asOf === null ? goal : t.asOfDay(goal, formatIn(language).day(asOf))
}
