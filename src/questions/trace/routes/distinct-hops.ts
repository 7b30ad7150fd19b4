import { type Amount, decimalOf } from '../../../model/money.ts'
import type { HopAnswer, RouteAnswer } from '../answer.ts'

const moneyKey = (of: Amount | null): string => (of === null ? '' : `${decimalOf(of)} ${of.currency}`)

const keyOf = ({ from, relation, direction, to, amountIn, amountOut, stage, conservation }: HopAnswer): string => {
  const { status, inflow, outflow } = conservation
  const carried = [amountIn, amountOut, inflow, outflow].map(moneyKey)
  return [from, relation, direction, to, stage, status, ...carried].join('\n')
}

/** The steps of all routes, each once, in the order in which they are reached: what many routes share is said once. */
export function distinctHops(routes: readonly RouteAnswer[]): HopAnswer[] {
  const hops = new Map<string, HopAnswer>()
  for (const hop of routes.flatMap(route => route.hops)) {
    const key = keyOf(hop)
    if (!hops.has(key)) hops.set(key, hop)
  }
  return [...hops.values()].sort((one, other) => one.position - other.position)
}
