import { type Entry, type Ledger, ledgerFrom } from '../../ledger/entries.ts'
import { planOf } from '../../ledger/plan.ts'
import { explain, type Language } from '../../locale/language.ts'
import { groupBy } from '../../model/group-by.ts'
import { compareIds } from '../../model/order.ts'
import { pause } from '../../model/turns.ts'
import type { DiffAnswer } from './answer.ts'
import {
  asRead,
  type Change,
  type Comparison,
  changeAnswer,
  changesOf,
  deltaOf,
  inOrder,
  totalChangesOf,
} from './changes.ts'
import { earlier } from './match.ts'
import type { ComparedAct } from './reasons.ts'
import { type DiffReader, type Side, sidesOf } from './statement.ts'
import { sumOrNull, totalsOf } from './totals.ts'
import { isEmpty, rootsOf, treeOf } from './tree.ts'
import { explanationOf, type PlanTie } from './words.ts'

/**
 * What one act changed against another, row by row, inside each plan that both set money for. Read backwards it is the
 * same: `diff(b, a)` mirrors `diff(a, b)`.
 * @throws FilorossoError NOT_FOUND for an unknown id, BAD_USER_INPUT for what is not an act.
 */
export async function diff(
  reader: DiffReader,
  from: string,
  to: string,
  language: Language = 'EN',
): Promise<DiffAnswer> {
  const [graph, before, after] = await sidesOf(reader, [from, to], language)
  await pause()
  const mover = moverOf(before, after)
  const sides = { before: before.budget, after: after.budget, declared: mover?.movements ?? ledgerFrom([]) }
  const inPlans = (ledger: Ledger): Map<string, [Entry, ...Entry[]]> =>
    groupBy(ledger.entries.values(), ({ target }) => planOf(graph, target ?? ''))
  const [had, has, moved] = [inPlans(sides.before), inPlans(sides.after), inPlans(sides.declared)]
  const compared: [Comparison, Change[]][] = []
  for (const plan of [...new Set([...had.keys(), ...has.keys()])].sort(compareIds)) {
    await pause()
    const comparedAct = ({ act, budget, movements }: Side, entries: typeof had): ComparedAct => ({
      act: act.name,
      tree: treeOf(budget, plan, entries.get(plan)),
      setsMoney: budget.entries.size > 0,
      takesBack: movements.entries.size > 0,
    })
    const comparedActs = { before: comparedAct(before, had), after: comparedAct(after, has) }
    const trees = { before: comparedActs.before.tree, after: comparedActs.after.tree }
    const movements = treeOf(sides.declared, plan, moved.get(plan))
    const name = graph.entities.get(plan)?.name ?? plan
    const comparison = { plan, name, ...trees, movements, comparedActs }
    compared.push([comparison, changesOf(comparison)])
  }
  const shared = compared.filter(([one]) => !isEmpty(one.before) && !isEmpty(one.after))
  const totals = shared.length > 0 ? totalsOf(shared, sides, mover === before ? -1 : 1) : apart(before, after)
  const [onlyFrom, onlyTo] = (['after', 'before'] as const).map(side =>
    compared.map(([comparison]) => comparison).filter(comparison => isEmpty(comparison[side])),
  ) as [Comparison[], Comparison[]]
  const why = explanationOf({
    from: before,
    to: after,
    mover,
    shared: shared.map(([comparison]) => comparison),
    onlyFrom: onlyFrom.map(({ name }) => name),
    onlyTo: onlyTo.map(({ name }) => name),
    ties: await tiesBetween(reader, onlyFrom, onlyTo),
    totals,
    comparable: shared.some(([, changes]) => changes.some(change => deltaOf(change) !== null)),
  })
  await pause()
  const changes = compared.flatMap(([, found]) => found.map(change => changeAnswer(change, language))).sort(inOrder)
  return {
    from,
    to,
    changes,
    asRead: changes.toSorted(asRead(graph)),
    totals: shared
      .flatMap(([comparison]) => totalChangesOf(comparison).map(change => changeAnswer(change, language)))
      .sort(inOrder),
    ...totals,
    explanation: why.length === 0 ? null : explain(language, why),
  }
}

/** What the sources say of two plans of which each act has one: stated, and nothing is compared for it. */
async function tiesBetween(
  reader: DiffReader,
  ones: readonly Comparison[],
  others: readonly Comparison[],
): Promise<PlanTie[]> {
  const all = [...ones, ...others]
  const apart = (a: Comparison, b: Comparison): boolean => ones.includes(a) !== ones.includes(b)
  const found = await Promise.all(
    all.map(async one =>
      (await reader.ties(one.plan)).flatMap(({ relation, direction, other }): PlanTie[] => {
        const second = all.find(({ plan }) => plan === other)
        if (direction !== 'OUT' || (relation !== 'IMPLEMENTS' && relation !== 'CONTINUES')) return []
        return second === undefined || !apart(one, second) ? [] : [{ relation, from: one.name, to: second.name }]
      }),
    ),
  )
  return found.flat().sort((a, b) => compareIds(a.from, b.from) || compareIds(a.to, b.to))
}

/** Totals of acts that set money for different things: what each of them sets, and nothing of the difference. */
function apart(before: Side, after: Side): Pick<DiffAnswer, 'before' | 'after' | 'declared' | 'residual'> {
  const [had, has] = [before, after].map(({ budget }) => sumOrNull(rootsOf(budget).map(({ amount }) => amount)))
  return { before: had ?? null, after: has ?? null, declared: null, residual: null }
}

/**
 * The act whose movements lie between the two: the later one, by its date or because it reduces what the other set. A
 * decommitment of the earlier act was over before the later one.
 */
function moverOf(from: Side, to: Side): Side | null {
  if (from.act.id === to.act.id) return null
  const moves = (side: Side, other: Side): boolean => {
    const reduces = [...side.movements.entries.values()].some(entry =>
      earlier(entry).some(id => other.budget.entries.has(id)),
    )
    const [day, otherDay] = [side.act.properties.date, other.act.properties.date]
    return side.movements.entries.size > 0 && (reduces || (day !== null && otherDay !== null && day > otherDay))
  }
  return [to, from].find(side => moves(side, side === to ? from : to)) ?? null
}
