import { editionsFor } from '../../entities/money/editions.ts'
import { outermost } from '../../ledger/portions.ts'
import type { Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { groupBy } from '../../model/group-by.ts'
import { kindOfId } from '../../model/kinds.ts'
import { sumAmounts, sumOfKnown } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { inTurns } from '../../model/turns.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { checkDay, entitiesById } from '../arguments.ts'
import { said } from '../explain.ts'
import type { StopAnswer } from '../trace/answer.ts'
import { ground } from '../trace/ground/found.ts'
import { groundOf, type TraceReader } from '../trace/ground/gather.ts'
import { disputed } from '../trace/stops/disputed.ts'
import { leftOut } from '../trace/stops/left-out.ts'
import { thingOf } from '../trace/words.ts'
import { actEnds, actLevel, type Funded, fundedByActs } from './acts.ts'
import { type AllocationSet, allocationSetOf, groupsOf } from './allocation-set.ts'
import type { CoverageAnswer, CoverageQuestion } from './answer.ts'
import { absences, coordination, type DeadEnd, imbalances, stop } from './dead-ends.ts'
import { coverageOfFund, type FundCoverage } from './fund.ts'
import { manyPriorities, mixedAxes } from './labels.ts'
import { levelsOf } from './levels.ts'
import { openEnds, replacedEnds } from './open-ends.ts'
import { type Reached, reach } from './reach.ts'

/**
 * How much of an act's or a plan's money can be followed to each level, and where it can be followed no further.
 * @throws FilorossoError NOT_FOUND for an unknown id, BAD_USER_INPUT for what is neither an act, nor a plan, nor a fund.
 */
export async function coverage(reader: TraceReader, question: CoverageQuestion): Promise<CoverageAnswer> {
  const { of, stage, currency = null, asOf, edition = null, language = 'EN' } = question
  checkDay('asOf', asOf)
  await reader.ground(groundOf(of, null, kindOfId(of) === 'FUND' ? 'IN' : 'OUT'))
  await checkOrigin(reader, of)
  const editions = await editionsFor(reader, edition)
  if (kindOfId(of) === 'FUND') return fundAnswer(question, await coverageOfFund(reader, question, { asOf, editions }))
  const set = allocationSetOf({ ...(await ground(reader, of, null, 'OUT')), asOf, editions }, of, stage, currency)
  const funded = fundedByActs(set)
  const reached = await inTurns(reach(set), reader.signal)
  return {
    of,
    stage: set.stage,
    currency: set.currency,
    asOf,
    edition,
    total: set.total,
    totalBasis: basisOf(set),
    levels: [...levelsOf(set, reached), ...actLevel(set, funded)],
    deadEnds: explained(deadEndsOf(set, reached, funded), language),
  }
}

function fundAnswer(
  { of, asOf, edition = null, language = 'EN' }: CoverageQuestion,
  { own, levels, deadEnds }: FundCoverage,
): CoverageAnswer {
  const { stage = null, currency = null, total = null } = own ?? {}
  const totalBasis = own === null ? null : basisOf(own)
  return { of, stage, currency, asOf, edition, total, totalBasis, levels, deadEnds: explained(deadEnds, language) }
}

const explained = (ends: readonly DeadEnd[], language: Language): StopAnswer[] =>
  [...ends].sort((a, b) => compareIds(a.at, b.at) || compareIds(a.reason, b.reason)).map(end => said(language, end))

/** What is added up, whoever adds it, is computed. */
function basisOf({ total, roots }: AllocationSet): Basis | null {
  if (total === null) return null
  return roots.length === 1 ? (roots[0]?.basis ?? null) : 'COMPUTED'
}

async function checkOrigin(reader: TraceReader, of: string): Promise<void> {
  const [value] = await entitiesById(reader, [of])
  if (value?.kind !== 'ACT' && value?.kind !== 'PLAN' && value?.kind !== 'FUND')
    throw new FilorossoError('BAD_USER_INPUT', `${JSON.stringify(of)} is neither an act, nor a plan, nor a fund.`, {
      hint: await whatToAsk(reader, of),
    })
}

/** A part of a plan is covered with it; where its own money goes or comes from, a trace says. */
async function whatToAsk(reader: TraceReader, of: string): Promise<string> {
  const passed = new Set([of])
  for (const id of passed)
    for (const { relation, direction, other } of await reader.ties(id))
      if (direction === 'IN' && (relation === 'HAS_SECTION' || relation === 'HAS_LINE')) passed.add(other)
  const plans = [...passed].filter(id => kindOfId(id) === 'PLAN').sort(compareIds)
  const [plan] = plans
  const whole = plan === undefined ? 'an act, of a plan or of a fund' : `${JSON.stringify(plan)}, which it is part of`
  return `Ask for the coverage of ${whole}; where money of it goes and comes from, trace says.`
}

function deadEndsOf(set: AllocationSet, reached: ReadonlyMap<string, Reached>, funded: readonly Funded[]): DeadEnd[] {
  const { accounts, of, entries, excluded } = set
  if (excluded.length > 0) return leftOut(accounts, excluded)
  if (entries.length === 0) return [nothing(set)]
  const ambiguous = set.total === null && set.roots.some(({ amount }) => amount !== null)
  return [
    ...(ambiguous
      ? [stop(of, 'CONTRADICTED', { code: 'MAY_BE_ONE_MONEY', of: thingOf(accounts.graph, of) }, null)]
      : []),
    ...otherActs(set),
    ...otherCurrencies(set),
    ...set.roots.flatMap(root => disputed(accounts, root)),
    ...imbalances(set),
    ...coordination(set),
    ...absences(set),
    ...mixedAxes(set),
    ...manyPriorities(set),
    ...replacedEnds(set),
    ...openEnds(set, reached),
    ...actEnds(set, funded),
  ]
}

/** Nothing at the stage asked about; what other stages have is named. */
function nothing({ accounts, of, stage }: AllocationSet): DeadEnd {
  const what = thingOf(accounts.graph, of)
  const others = groupsOf(accounts, of).filter(group => group.stage !== stage)
  const elsewhere = others.slice(0, FEW).flatMap(({ act, stage: at, entries }) => {
    const amounts = outermost(accounts.ledger, entries).flatMap(({ amount }) => amount ?? [])
    if (amounts.length === 0) return []
    return [{ act: act === null ? null : thingOf(accounts.graph, act), stage: at, amounts: [sumAmounts(amounts)] }]
  })
  return stop(of, 'NO_MONEY_STATED', { code: 'NO_AMOUNT_OF', of: what, stage, elsewhere }, null)
}

/** What other acts set inside of a plan of which one act sets all, act by act. */
function otherActs({ accounts, of, total, apart }: AllocationSet): DeadEnd[] {
  const acts = [...groupBy(apart, ({ act }) => act)]
  return acts.flatMap(([act, entries]): DeadEnd[] => {
    const amount = sumOfKnown(entries.map(({ amount }) => amount))
    if (act === null || amount === null) return []
    const [by, plan] = [thingOf(accounts.graph, act), thingOf(accounts.graph, of)]
    const why = { code: 'SET_BESIDE' as const, of: plan, act: by, amount, amounts: entries.length, total }
    return [stop(of, 'OTHER_FRAME', why, amount)]
  })
}

/** What the same act sets at the same stage in other currencies is covered apart. */
function otherCurrencies({ accounts, of, beside }: AllocationSet): DeadEnd[] {
  if (beside.length === 0) return []
  const amounts = beside.flatMap(
    ({ entries }) => sumOfKnown(outermost(accounts.ledger, entries).map(({ amount }) => amount)) ?? [],
  )
  const currencies = [...new Set(beside.map(({ currency }) => currency))].sort()
  return [
    stop(of, 'OTHER_FRAME', { code: 'OTHER_CURRENCIES', of: thingOf(accounts.graph, of), amounts, currencies }, null),
  ]
}

/** More stages than these say nothing to a reader. */
const FEW = 4
