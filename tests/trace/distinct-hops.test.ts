import { expect, test } from 'vitest'
import { amountFrom } from '../../src/model/money.ts'
import type { HopAnswer, RouteAnswer } from '../../src/questions/trace/answer.ts'
import { distinctHops } from '../../src/questions/trace/routes/hops.ts'

const euro = (decimal: string) => amountFrom(decimal, 'EUR')
const hop = (position: number, from: string, to: string, amountOut = '5.00') =>
  ({
    position,
    from,
    to,
    relation: 'SETS',
    direction: 'OUT',
    amountIn: euro('5.00'),
    amountOut: euro(amountOut),
    stage: 'BUDGETED',
    conservation: { status: 'BALANCED', inflow: null, outflow: null },
  }) as HopAnswer
const route = (...hops: HopAnswer[]) => ({ hops }) as unknown as RouteAnswer

test('the steps that routes share are said once, the first reached first; one that carries another amount is another', () => {
  const hops = distinctHops([
    route(hop(1, 'a', 'b'), hop(2, 'b', 'c'), hop(3, 'c', 'd')),
    route(hop(1, 'a', 'b'), hop(2, 'b', 'c', '2.00'), hop(3, 'c', 'e')),
  ])
  expect(hops.map(({ from, to }) => from + to)).toEqual(['ab', 'bc', 'bc', 'cd', 'ce'])
  expect(distinctHops([])).toEqual([])
})
