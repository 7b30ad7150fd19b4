import { relationInWords } from '../../model/relations.ts'
import { Money } from '../parts/figure.tsx'
import { BasisTag } from '../parts/known.tsx'
import { EntityLink } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { plain } from '../words/vocabulary.ts'
import type { TraceShown } from './page.tsx'

type HopShown = TraceShown['routes'][number]['hops'][number]

/** Routes that begin alike, drawn once as far as they do. */
interface Branch {
  hop: HopShown
  onward: Branch[]
}

export function Routes({ routes }: Pick<TraceShown, 'routes'>) {
  return <Branches branches={branchesOf(routes.map(({ hops }) => hops))} />
}

/** Hops are the same where they go the same way with the same money. */
function branchesOf(routes: readonly (readonly HopShown[])[]): Branch[] {
  const byHop = new Map<string, { hop: HopShown; rest: HopShown[][] }>()
  for (const [hop, ...rest] of routes) {
    if (hop === undefined) continue
    const { from, relation, direction, to, amountIn, amountOut, stage, conservation } = hop
    const key = JSON.stringify([from.id, relation, direction, to.id, amountIn, amountOut, stage, conservation])
    const known = byHop.get(key)
    if (known === undefined) byHop.set(key, { hop, rest: [rest] })
    else known.rest.push(rest)
  }
  return [...byHop.values()].map(({ hop, rest }) => ({ hop, onward: branchesOf(rest) }))
}

function Branches({ branches }: { branches: readonly Branch[] }) {
  return branches.map((branch, index) => {
    const [chain, onward] = chainOf(branch)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a branch has no other name than its place
      <ol className="route" key={index}>
        {chain.map((hop, place) => (
          <Hop
            key={hop.position}
            hop={hop}
            begins={place === 0}
            repeats={place === 0 && hop.conservation.reason === branches[index - 1]?.hop.conservation.reason}
          />
        ))}
        {onward.length > 0 && (
          <li className="fork">
            <Branches branches={onward} />
          </li>
        )}
      </ol>
    )
  })
}

/** The hops up to where ways part, and the ways from there. */
function chainOf({ hop, onward }: Branch): [HopShown[], Branch[]] {
  const [only] = onward
  if (only === undefined || onward.length > 1) return [[hop], onward]
  const [chain, rest] = chainOf(only)
  return [[hop, ...chain], rest]
}

/** `repeats`: the hop before it, from the same place, has said why already. */
function Hop({ hop, begins, repeats }: { hop: HopShown; begins: boolean; repeats: boolean }) {
  const { conservation } = hop
  return (
    <li className={hop.basis.toLowerCase()}>
      {begins && hop.position === 1 && (
        <>
          <EntityLink entity={hop.from} />{' '}
        </>
      )}
      <em>{relationInWords(hop.relation, hop.direction === 'IN' ? 'IN' : 'OUT')}</em> <EntityLink entity={hop.to} />{' '}
      <BasisTag {...hop} />
      <br />
      <Money of={hop.amountIn} /> in, <Money of={hop.amountOut} /> on
      {hop.stage !== null && <small> {plain(hop.stage)}</small>}
      {conservation.status !== 'NOT_CHECKABLE' && (
        <>
          <br />
          <small>
            {plain(conservation.status)}: <Money of={conservation.inflow} />, in its parts{' '}
            <Money of={conservation.outflow} />, residual <Money of={conservation.residual} />
          </small>
        </>
      )}
      {!repeats && conservation.reason !== null && (
        <>
          <br />
          <small>{conservation.reason}</small>
        </>
      )}
      {hop.evidence.length > 0 && (
        <details>
          <summary>where it is printed</summary>
          <Places places={hop.evidence} />
        </details>
      )}
    </li>
  )
}
