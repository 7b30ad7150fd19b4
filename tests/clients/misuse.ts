// What a client must not compile. Each line below is an error, or the compiler says that the expectation is unused.
import { Client } from '../../docs/client/client.js'
import { Acts, Addition, AllocationsOfAct, Trace } from '../../docs/client/operations.js'
import type { Entity, Money, Plan } from '../../docs/client/schema.js'

const client = new Client('/graphql')

export async function misuse(): Promise<void> {
  // @ts-expect-error a variable that the operation needs
  await client.ask(Trace, {})
  // @ts-expect-error a variable that the operation does not have
  await client.ask(Trace, { from: 'act/a', until: '2020-01-01' })
  // @ts-expect-error a variable of another type
  await client.ask(Addition, { ids: 'act/a' })
  // @ts-expect-error a word that the enum does not have
  await client.ask(Acts, { filter: { actKind: { eq: 'STATUTE' } } })
  // @ts-expect-error an operator that a list of texts does not have
  await client.ask(Acts, { filter: { aliases: { isNull: true } } })
  // @ts-expect-error an exact decimal given as a number
  await client.ask(Acts, { filter: { allocations: { amount: { gte: 1_000_000 } } } })
  // @ts-expect-error an option that there is not
  await client.ask(Trace, { from: 'act/a' }, { timeout: 5 })

  const { data } = await client.ask(Trace, { from: 'act/a' })
  // @ts-expect-error a field that was not selected
  data.trace?.direction
  // @ts-expect-error money is no number
  data.trace?.routes[0]?.hops[0]?.amountOut?.amount.toFixed(2)
  // @ts-expect-error what may be null was not asked whether it is
  data.trace?.routes[0]?.hops[0]?.amountOut.amount

  const { sum } = (await client.ask(Addition, { ids: [] })).data
  // @ts-expect-error a sum before it is known that it is one
  sum?.total

  // @ts-expect-error a page of what is no list
  for await (const _ of client.items(AllocationsOfAct, { act: 'act/a' }, ({ act }) => act)) break
  // @ts-expect-error an operation that does not page
  for await (const _ of client.items(Trace, { from: 'act/a' }, () => null)) break
}

export function misread(money: Money, plan: Plan, entity: Entity): void {
  // @ts-expect-error a day may be missing
  plan.start.slice(0, 4)
  // @ts-expect-error an amount is a text
  money.amount + 1 > 0
  // @ts-expect-error a field of some entities only
  entity.actKind
}
