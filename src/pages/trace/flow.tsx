import { useFormat } from '../format.ts'
import type { FlowingFragment } from '../operations/trace.ts'
import { Figure, Money } from '../parts/figure.tsx'
import { BasisTag } from '../parts/known.tsx'
import { Section } from '../parts/parts.tsx'
import { type Short, ShortLink } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { useWords } from '../words/words.ts'
import { Sankey } from './sankey.tsx'
import type { TraceShown } from './shown.ts'
import { TRACE } from './words.ts'

/** The flow as a picture, and the same as a table. */
export function FlowPicture({ trace, title }: { trace: TraceShown; title: string }) {
  const t = useWords(TRACE)
  const { flow } = trace
  if (flow.links.length === 0) return null
  const nodes = new Map(flow.nodes.map(node => [node.key, node]))
  const name = (key: string) => {
    const node = nodes.get(key)
    return node?.entity ? <ShortLink entity={node.entity as Short} /> : <i>{node?.label ?? key}</i>
  }
  const rows = [
    ...flow.links.map(link => ({ ...link, isReduction: false })),
    ...flow.reductions.map(link => ({ ...link, isReduction: true })),
  ]
  return (
    <Section title={t.flow} id="flow">
      <Sankey trace={trace} title={title} />
      <p className="meta">{t.legend}</p>
      <details>
        <summary>{t.asTable}</summary>
        <Table
          caption={t.flow}
          rows={rows}
          keyOf={({ source, target, isReduction }) => `${source} ${target} ${isReduction}`}
          columns={[
            { key: 'source', head: t.source, cell: ({ source }) => name(source) },
            {
              key: 'target',
              head: t.target,
              cell: ({ target, isReduction }) => (
                <>
                  {name(target)}
                  {isReduction && <small> {t.reduction}</small>}
                </>
              ),
            },
            { key: 'known', head: t.known, cell: ({ basis }) => <BasisTag basis={basis} rule={null} /> },
            { key: 'amount', head: t.amount, numeric: true, cell: link => <Flowing link={link} trace={trace} /> },
          ]}
        />
      </details>
    </Section>
  )
}

/** How much flows, one click from where its terms are printed; what others leave is printed nowhere. */
function Flowing({ link: { target, amount, basis, terms }, trace }: { link: FlowingFragment; trace: TraceShown }) {
  const format = useFormat()
  const about = trace.flow.nodes.find(({ key }) => key === target)?.entity ?? { id: trace.id, name: '' }
  return (
    <Figure
      text={format.money(amount.amount, amount.currency)}
      about={about}
      basis={basis}
      rule={null}
      places={terms.flatMap(({ evidence }) => evidence)}
    >
      <Money of={amount} />
    </Figure>
  )
}
