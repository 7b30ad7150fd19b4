import { Fragment } from 'react'
import { notFound } from '../../model/errors.ts'
import { groupBy } from '../../model/group-by.ts'
import { spokenDecimal } from '../../model/money.ts'
import { flowSvg } from '../../pictures/flow-svg.ts'
import { useHref } from '../at.tsx'
import type { ClaimedFragment } from '../operations/fragments.ts'
import { Trace, type TraceQuery } from '../operations/trace.ts'
import { definePage } from '../page.ts'
import { Money } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { EntityLink, Facts, Said, Section } from '../parts/parts.tsx'
import { plain } from '../words/vocabulary.ts'
import { Routes } from './routes.tsx'

export type TraceShown = Extract<NonNullable<TraceQuery['node']>, { __typename: 'Trace' }>

export const TRACE_PAGE = definePage<{ id: string }, TraceShown>({
  name: 'trace',
  at: ({ path }) => (/^\/trace\/./.test(path) ? { id: path.slice(1) } : null),
  load: async (ask, { id }) => {
    const { node } = await ask(Trace, { id })
    if (node === null || !('routes' in node)) throw notFound(id)
    return node as TraceShown
  },
  show: (trace, { id }) => ({
    title: titleOf(trace),
    canonical: `/${id}`,
    content: <TracePage trace={trace} />,
    ...(trace.flow.links.length > 0 && { svg: `/${id}.svg` }),
  }),
  forms: { svg: trace => (trace.flow.links.length === 0 ? null : flowSvg(trace.flow, titleOf(trace))) },
})

const VERDICTS: Record<TraceShown['verdict'], string> = {
  REACHED: 'A route leads there, and every step of it is stated or computed.',
  REACHED_BY_INFERENCE: 'Routes lead there, but each has a step that no source states and a named rule infers.',
  STOPS_SHORT: 'The trail ends before it gets there; below is where and why.',
  NO_ROUTE: 'No route begins here.',
  EXPLORED: 'Everything that can be followed, and where it stops.',
}

function TracePage({ trace }: { trace: TraceShown }) {
  const href = useHref()
  return (
    <div lang="en">
      <p className="over">trace of public money</p>
      <h1>{titleOf(trace)}</h1>
      {trace.asOf !== null && <p>As acts had left it by {trace.asOf}.</p>}
      <Said>
        <p>
          <strong>{plain(trace.verdict)}</strong>. {VERDICTS[trace.verdict]}
        </p>
        {trace.attribution !== null && <Attribution of={trace.attribution} />}
      </Said>
      <Facts
        facts={[
          ['from', <EntityLink key="from" entity={trace.from} />],
          ['to', trace.to === null ? null : <EntityLink key="to" entity={trace.to} />],
          ['walked', trace.direction === 'OUT' ? 'down, to where money goes' : 'up, to where money comes from'],
        ]}
      />
      {trace.flow.links.length > 0 && (
        <Section title="The flow">
          <a href={href(`/${trace.id}.svg`)}>
            <img src={href(`/${trace.id}.svg`)} alt={`The flow of money: ${titleOf(trace)}`} />
          </a>
          <details>
            <summary>the same as a table</summary>
            <FlowTable flow={trace.flow} />
          </details>
        </Section>
      )}
      {trace.stops.length > 0 && (
        <Section title="Where the trail stops">
          <ul>
            {[...groupBy(trace.stops, ({ reason, explanation }) => `${reason} ${explanation}`)].map(([key, stops]) => (
              <li key={key}>
                {stops.map(({ at, upperBound }, index) => (
                  <Fragment key={at.id}>
                    {index > 0 && ' · '}
                    <EntityLink entity={at} />
                    {upperBound !== null && (
                      <small>
                        {' '}
                        at most <Money of={upperBound} />
                      </small>
                    )}
                  </Fragment>
                ))}{' '}
                <span className="tag">{plain(stops[0].reason)}</span>
                <br />
                {stops[0].explanation}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {trace.routes.length > 0 && (
        <Section title={`Routes: ${trace.routes.length}${trace.truncated ? ', and there are more' : ''}`}>
          <Routes routes={trace.routes} />
        </Section>
      )}
      {trace.contradictions.length > 0 && (
        <Section title="Contradictions on the way">
          <ul>
            {trace.contradictions.map(({ id, name, explanation }) => (
              <li key={id}>
                <Link to={`/${id}`}>{name}</Link>: {explanation}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p className="faint">{trace.citation}</p>
    </div>
  )
}

/** Another for every question: a browser lists them by it. */
export function titleOf({ from, to, direction, asOf }: TraceShown): string {
  const whole =
    direction === 'OUT' ? `Where the money of ${from.name} goes` : `Where the money of ${from.name} comes from`
  const goal = direction === 'OUT' ? `${from.name} → ${to?.name}` : `${from.name} ← ${to?.name}`
  return `${to === null ? whole : goal}${asOf === null ? '' : `, as of ${asOf}`}`
}

function Attribution({ of: { kind, amount, lower, upper, explanation } }: { of: ClaimedFragment }) {
  return (
    <p>
      {plain(kind)}:{' '}
      {amount === null ? (
        <>
          between <Money of={lower} none="nothing" /> and <Money of={upper} none="no bound" />
        </>
      ) : (
        <Money of={amount} />
      )}
      . {explanation}
    </p>
  )
}

function FlowTable({ flow }: { flow: TraceShown['flow'] }) {
  const nodes = new Map(flow.nodes.map(node => [node.key, node]))
  const name = (key: string) => {
    const node = nodes.get(key)
    return node?.entity ? <Link to={`/${node.entity.id}`}>{node.label}</Link> : (node?.label ?? key)
  }
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            <th>from</th>
            <th>to</th>
            <th className="number">amount</th>
          </tr>
        </thead>
        <tbody>
          {[...flow.links, ...flow.reductions].map(({ source, target, amount, basis }) => (
            <tr key={`${source} ${target}`}>
              <td>{name(source)}</td>
              <td>{name(target)}</td>
              <td className="number" title={plain(basis)}>
                {spokenDecimal(amount.amount, amount.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
