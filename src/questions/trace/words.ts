import { kindsThat } from '../../kinds/index.ts'
import { type Accounts, isInForce } from '../../ledger/accounts.ts'
import { type Entry, forTarget } from '../../ledger/entries.ts'
import { holders } from '../../ledger/plan.ts'
import type { Link } from '../../ledger/steps.ts'
import type { Subgraph } from '../../ledger/subgraph.ts'
import { type Elsewhere, firstOf, type Onward, type Thing } from '../../locale/thing.ts'
import { groupBy } from '../../model/group-by.ts'
import { kindOfId } from '../../model/kinds.ts'
import { printedAmount } from '../../model/money.ts'
import { type Memory, remembered } from '../../model/once.ts'
import { compareIds } from '../../model/order.ts'
import type { Relation } from '../../model/relations.ts'
import { MOVEMENT_STAGES } from '../../model/vocabulary.ts'

/** What a sentence needs to know of an entity; of one outside the subgraph, its id. */
export function thingOf(graph: Subgraph, id: string): Thing {
  return remembered(THINGS, graph, id, () => findThing(graph, id))
}

const THINGS: Memory<Subgraph, Thing> = new WeakMap()

function findThing(graph: Subgraph, id: string): Thing {
  const entity = graph.entities.get(id)
  if (entity === undefined) return { kind: null, name: id }
  switch (entity.kind) {
    case 'ACT': {
      const { actKind, status, number, date, datePrecision: precision } = entity.properties
      const issuers = (graph.edges.get(id) ?? [])
        .filter(edge => edge.relation === 'ISSUED_BY' && edge.direction === 'OUT' && edge.basis === 'STATED')
        .flatMap(edge => graph.entities.get(edge.other)?.name ?? [])
        .sort()
      return { kind: 'ACT', name: entity.name, actKind, status, number, date, precision, issuers }
    }
    case 'ALLOCATION': {
      const { stage, part } = entity.properties
      const end = (relation: Relation): Thing | null => {
        const other = (graph.edges.get(id) ?? []).find(edge => edge.relation === relation)?.other
        return other === undefined ? null : thingOf(graph, other)
      }
      const amount = printedAmount(entity.properties)
      const moved = MOVEMENT_STAGES.has(stage)
      return { kind: 'ALLOCATION', amount, part, moved, act: end('SETS'), target: end('FOR') }
    }
    case 'LINE':
    case 'SECTION':
      return { kind: entity.kind, name: entity.name, ...numberOf(entity.properties), owner: ownerOf(graph, id) }
    default:
      return { kind: entity.kind, name: entity.name }
  }
}

const numberOf = ({
  number,
  designation,
  code,
}: {
  number: string | number | null
  designation: string | null
  code: string | null
}) => ({
  number: number === null ? null : String(number),
  designation: designation ?? code ?? '',
})

const OWNERS = kindsThat(({ numbersLines }) => numbersLines)

/** The plan or programme whose section or line it is. */
function ownerOf(graph: Subgraph, id: string): Thing | null {
  const owners = [...holders(graph, id)].filter(one => OWNERS.has(kindOfId(one)) && graph.entities.has(one))
  const [owner] = owners.sort(compareIds)
  return owner === undefined ? null : thingOf(graph, owner)
}

export const nameOf = (graph: Subgraph, id: string): string => graph.entities.get(id)?.name ?? id

/** What links lead to, counted by kind and by how they lead there. */
export function onwardOf(links: readonly Link[]): Onward[] {
  const groups = new Map<string, Onward>()
  for (const { from, relation, to, basis } of links) {
    const kind = kindOfId(to)
    if (kind === null) continue
    // That one result comes before another may be printed or only concluded, and the reader must know which.
    const inferred = relation === 'LEADS_TO' && basis === 'INFERRED'
    // An indicator that measures a line is reached from that line: a section leads to those of its own alone.
    const whole = relation === 'MEASURES' && kindOfId(from) === 'SECTION'
    const key = `${relation} ${kind} ${inferred}`
    const group = groups.get(key) ?? { relation, kind, count: 0, whole, inferred }
    group.count += 1
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** More than these say nothing to a reader. */
const FEW = 4

/** Amounts stated for a target by other acts than those asked about, or by none: what there is instead. */
export function elsewhereFor(accounts: Accounts, target: string, acts: readonly (string | null)[]): Elsewhere[] {
  const { graph, ledger } = accounts
  const others = forTarget(ledger, target).filter(
    entry => entry.amount !== null && !entry.movement && !acts.includes(entry.act) && isInForce(accounts, entry),
  )
  return amountsBy(graph, others)
}

/** Amounts by who sets them, and at which stage. */
export function amountsBy(graph: Subgraph, entries: readonly Entry[]): Elsewhere[] {
  const groups = groupBy(entries, ({ act, stage }) => JSON.stringify([act, stage]))
  return firstOf([...groups.values()], FEW).shown.map(([first, ...others]) => ({
    act: first.act === null ? null : thingOf(graph, first.act),
    stage: first.stage,
    amounts: [first, ...others].flatMap(({ amount }) => amount ?? []).slice(0, FEW),
  }))
}
