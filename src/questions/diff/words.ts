import type { Amount } from '../../model/money.ts'
import { stageWord } from '../../model/words.ts'
import { spoken } from '../money/amount.ts'
import type { Comparison } from './changes.ts'
import { counterpart, mutual } from './match.ts'
import type { Figure, Side } from './statement.ts'
import type { Totals } from './totals.ts'
import type { Tree } from './tree.ts'

/** Names of two plans that are tied to each other. */
export interface PlanTie {
  relation: 'IMPLEMENTS' | 'CONTINUES'
  from: string
  to: string
}

/** Everything that the sentences under a diff are made of. */
export interface Told {
  from: Side
  to: Side
  /** The act whose movements are between the two; null where there are none. */
  mover: Side | null
  shared: readonly Comparison[]
  /** Names of the plans that one act alone sets money for. */
  onlyFrom: readonly string[]
  onlyTo: readonly string[]
  ties: readonly PlanTie[]
  totals: Totals
  comparable: boolean
}

/** What the figures do not say by themselves, for somebody who never saw the source; null where they say it all. */
export function explanationOf(told: Told): string | null {
  const { from, to, shared, onlyFrom, onlyTo, ties, comparable } = told
  const silent = [from, to].filter(side => side.budget.size === 0).map(side => `“${side.act.name}” sets no amount.`)
  if (from.act.id === to.act.id) return ['This compares an act with itself.', ...silent.slice(1)].join(' ')
  if (silent.length > 0) return [...silent, 'So there is nothing to compare.'].join(' ')
  const sentences = [
    ...alone(from, onlyFrom),
    ...alone(to, onlyTo),
    ...(shared.length > 0
      ? []
      : ['Amounts for different plans or programmes are not compared, even where the figures are equal.']),
    ...ties.map(toldOf),
    ...(comparable ? [...movement(told), ...where(shared), ...stages(told)] : []),
  ]
  return sentences.length === 0 ? null : sentences.join(' ')
}

function alone(side: Side, plans: readonly string[]): string[] {
  return plans.length === 0
    ? []
    : [`Of the two acts only “${side.act.name}” sets money for ${plans.map(name => `“${name}”`).join(', ')}.`]
}

const toldOf = ({ relation, from, to }: PlanTie): string =>
  relation === 'CONTINUES'
    ? `“${from}” continues “${to}”: how much of its money is new, and how much was there before, is not said.`
    : `“${from}” carries out its part of “${to}”: the amounts of the one may be money of the other, and are no change of it.`

function movement({ mover, totals }: Told): string[] {
  const { before, after, declared, residual } = totals
  if (before === null || after === null || residual === null)
    return ['One of the totals is not stated, so what changed in all is not known.']
  if (mover === null || declared === null)
    return residual.cents === 0
      ? []
      : [`No source declares a movement: the difference of ${positive(residual)} is computed.`]
  const told = `“${mover.act.name}” declares a movement of ${positive(declared)}`
  if (residual.cents === 0) return [`${told}, which accounts for all of the difference.`]
  const difference = positive({ ...before, cents: before.cents - after.cents })
  return [`${told}, and the totals differ by ${difference}: no source accounts for ${positive(residual)}.`]
}

const SHOWN = 12

/** Rows, subtotals and totals alike: the figures of the table in which before less after is not what was moved. */
function where(shared: readonly Comparison[]): string[] {
  const broken = shared.flatMap(({ before, after, movements }) =>
    [...before.values()].filter(figure => !figure.computed && breaks(figure, before, after, movements)),
  )
  if (broken.length === 0) return []
  const names = broken.slice(0, SHOWN).map(({ name }) => `“${name}”`)
  if (broken.length > SHOWN) names.push(`${broken.length - SHOWN} more`)
  return [
    `Before less after is not the movement in ${broken.length === 1 ? 'one printed figure' : `${broken.length} printed figures`}: ${names.join('; ')}.`,
  ]
}

function breaks(figure: Figure, before: Tree, after: Tree, movements: Tree): boolean {
  const [later, moved] = [mutual(figure, before, after), counterpart(figure, movements)]
  if (figure.amount === null || later?.amount == null || moved?.amount == null) return false
  return Math.abs(figure.amount.cents - later.amount.cents) !== Math.abs(moved.amount.cents)
}

function stages({ from, to }: Told): string[] {
  if (from.stage === to.stage) return []
  return [
    `The acts set amounts at different stages (${stagesOf([from, to])}): two states of one money, never to be added.`,
  ]
}

const stagesOf = (sides: readonly Side[]): string =>
  sides.map(({ stage }) => (stage === null ? 'none' : stageWord(stage))).join(', ')

const positive = (amount: Amount): string => spoken({ ...amount, cents: Math.abs(amount.cents) })
