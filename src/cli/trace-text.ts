import { groupBy } from '../model/group-by.ts'
import type { FlowShown } from '../pictures/flow-svg.ts'

interface Sum {
  amount: string
}
interface Named {
  id: string
  name: string
}

/** What the operation `schema/operations/trace.graphql` answers, as far as a terminal shows it. */
export interface TraceShown {
  from: Named
  to: Named | null
  verdict: string
  truncated: boolean
  routes: {
    hops: {
      position: number
      from: Named
      relation: string
      direction: string
      to: Named
      amountOut: Sum | null
      basis: string
      rule: string | null
      evidence: { line: number; raw: string }[]
      conservation: { status: string; inflow: Sum | null; outflow: Sum | null; reason: string | null }
    }[]
  }[]
  stops: { at: Named; reason: string; explanation: string; upperBound: Sum | null }[]
  attribution: { kind: string; amount: Sum | null; lower: Sum | null; upper: Sum | null; explanation: string } | null
  contradictions: { name: string; explanation: string }[]
  flow: FlowShown
  citation: string
}

/** The answer for a terminal: routes, hops with their evidence, what can be claimed, stops, contradictions, flow, citation. */
export function traceText(trace: TraceShown): string {
  const lines: string[] = []
  const print = (line: string) => lines.push(...line.split('\n'))
  print(`${trace.from.name}${trace.to === null ? '' : ` → ${trace.to.name}`}: ${trace.verdict}`)
  for (const [index, route] of trace.routes.entries()) {
    print(`\nroute ${index + 1}`)
    for (const hop of route.hops) {
      const arrow = hop.direction === 'OUT' ? `—${hop.relation}→` : `←${hop.relation}—`
      const money = hop.amountOut === null ? 'amount not stated' : hop.amountOut.amount
      const basis = hop.rule === null ? hop.basis : `${hop.basis}: ${hop.rule}`
      print(`  ${hop.position}. ${arrow} ${hop.to.name}  [${money}; ${basis}; ${hop.conservation.status}]`)
      const places = hop.evidence.map(({ line, raw }) => `L${line} ${raw}`).slice(0, 3)
      if (places.length > 0) print(`     ${places.join(' · ')}`)
    }
  }
  if (trace.truncated) print('\nmore routes exist: raise --max-routes')
  if (trace.attribution !== null) print(`\n${attributionText(trace.attribution)}`)
  if (trace.stops.length > 0) print('\nwhere the trail stops')
  // One paragraph, however many places share one reason.
  for (const stops of groupBy(trace.stops, ({ reason, explanation }) => `${reason} ${explanation}`).values())
    print(`  ${stops.map(({ at }) => at.name).join('; ')} (${stops[0].reason}): ${stops[0].explanation}`)
  if (trace.contradictions.length > 0) print('\ncontradictions on the way')
  for (const { name, explanation } of trace.contradictions) print(`  ${name}: ${explanation}`)
  if (trace.flow.links.length > 0) print('\nflow')
  const labels = new Map(trace.flow.nodes.map(({ key, label }) => [key, label]))
  for (const { source, target, amount } of [...trace.flow.links, ...trace.flow.reductions]) {
    print(`  ${amount.amount.padStart(16)}  ${labels.get(source) ?? source} → ${labels.get(target) ?? target}`)
  }
  print(`\n${trace.citation}`)
  return lines.join('\n')
}

function attributionText({ kind, amount, lower, upper, explanation }: NonNullable<TraceShown['attribution']>): string {
  const figure =
    amount === null ? `between ${lower?.amount ?? 'nothing'} and ${upper?.amount ?? 'no bound'}` : amount.amount
  return `${kind}: ${figure}. ${explanation}`
}
