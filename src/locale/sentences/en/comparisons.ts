import { relationInWords } from '../../../model/relations.ts'
import { KIND_WORDS, stageWord } from '../../../model/words.ts'
import type { DiffReasons, OverlapReason, Sentences, StageTie, SumReasons } from '../../reasons.ts'
import type { Shown } from '../../thing.ts'
import { formats } from '../../things/en.ts'

const { money, count, list, quoted } = formats

const more = (names: readonly string[], rest: number): string[] =>
  rest === 0 ? [...names] : [...names, `${count(rest)} more`]
const names = ({ shown, more: rest }: Shown<string>): string => list(more(shown.map(quoted), rest))

const WHY_NO_ROW = {
  NO_TOTAL: 'no total that would show whether anything is left for it',
  UNDIVIDED: 'and does not say how much is for this',
  INCOMPLETE: 'some of it may be for this',
  OTHER_SPLIT: 'its total is divided in another way, and it does not say how much is for this',
}

export const comparisons: Sentences<DiffReasons> = {
  SETS_NOTHING: ({ act, takesBack }) =>
    takesBack
      ? `${quoted(act)} only takes money back: no amount that it leaves is in the data.`
      : `No amount that ${quoted(act)} sets is in the data.`,
  COMPARED_WITH_ITSELF: () => 'This compares an act with itself.',
  NOTHING_TO_COMPARE: () => 'So there is nothing to compare.',
  ONLY_ONE_SETS: ({ act, plans }) => `Of the two acts only ${quoted(act)} sets money for ${list(plans.map(quoted))}.`,
  PLANS_NOT_COMPARED: () =>
    'Amounts for different plans or programmes are not compared, even where the figures are equal.',
  PLAN_CONTINUES: ({ from, to }) =>
    `${quoted(from)} continues ${quoted(to)}: the source does not say how much of its money is new and how much was there before.`,
  PLAN_IMPLEMENTS: ({ from, to }) =>
    `${quoted(from)} implements a part of ${quoted(to)}: amounts of the one may be money of the other, and are not a change to it.`,
  TOTAL_UNKNOWN: () => 'One of the totals is not stated, so the overall change is not known.',
  CURRENCIES_DIFFER: ({ currencies }) =>
    `The amounts are in different currencies (${list(currencies)}), which are neither added nor compared.`,
  NO_MOVEMENT_DECLARED: ({ residual }) =>
    `No source declares a movement: the difference of ${money(residual)} is computed.`,
  MOVEMENT_EXPLAINS: ({ act, declared }) =>
    `${quoted(act)} declares a movement of ${money(declared)}, which accounts for the whole difference.`,
  MOVEMENT_LEAVES: ({ act, declared, difference, residual }) =>
    `${quoted(act)} declares a movement of ${money(declared)}, but the totals differ by ${money(difference)}: no source accounts for ${money(residual)}.`,
  ROWS_BREAK: ({ rows, names: { shown, more: rest } }) =>
    `Before minus after is not the declared movement in ${rows === 1 ? 'one printed figure' : `${count(rows)} printed figures`}: ${more(shown.map(quoted), rest).join('; ')}.`,
  STAGES_DIFFER: ({ stages }) =>
    `The acts set amounts at different stages (${stages.map(stage => (stage === null ? 'none' : stageWord(stage))).join(', ')}): two states of the same money, never to be added.`,
  ROW_WITHOUT_AMOUNT: ({ acts }) =>
    `${list(acts.map(quoted))} ${acts.length === 1 ? 'prints' : 'print'} this row without an amount; an amount that is not stated is not zero.`,
  NO_SUCH_ROW: ({ act }) => `${quoted(act)} prints no such row.`,
  ACT_SETS_NOTHING: ({ act, takesBack }) =>
    takesBack
      ? `${quoted(act)} only takes money back; no source says how much it leaves.`
      : `No source gives an amount that ${quoted(act)} sets.`,
  ACT_SETS_NONE_FOR: ({ act, plan }) =>
    `${quoted(act)} sets no money for ${quoted(plan)}, and amounts for different things are not compared.`,
  OTHER_ROWS: ({ act }) =>
    `${quoted(act)} prints other rows for the same thing, by part, fund or beneficiary; it does not say which of them corresponds to this one.`,
  NO_ROW: ({ act, why, total }) => {
    const sum = total === null ? 'its total' : `its total of ${money(total)}`
    const lead = `${quoted(act)} prints no row for it`
    if (why === 'NO_TOTAL') return `${lead}, and ${WHY_NO_ROW.NO_TOTAL}.`
    if (why === 'UNDIVIDED')
      return `${lead}. It sets ${total === null ? 'one amount' : money(total)} for the whole, undivided, ${WHY_NO_ROW.UNDIVIDED}.`
    if (why === 'INCOMPLETE')
      return `${lead}. The rows that it prints do not add up to ${sum}: ${WHY_NO_ROW.INCOMPLETE}.`
    return `${lead}: ${WHY_NO_ROW.OTHER_SPLIT}.`
  },
}

function tieOf(tie: StageTie): string {
  if (tie.kind === 'DIRECT') return `${quoted(tie.one)} ${relationInWords(tie.relation, 'OUT')} ${quoted(tie.other)}`
  const { one, first, other, second, third, sum } = tie
  const identity = sum === null ? '' : `, which is exactly their sum: ${money(sum)}`
  return `${quoted(one)} ${relationInWords(first, 'OUT')} and ${quoted(other)} ${relationInWords(second, 'OUT')} ${quoted(third)}${identity}`
}

const UNTIED = 'the same money may pass from one stage to the next, and no source says how much of it does'

function overlapOf(reason: OverlapReason): string {
  switch (reason.why) {
    case 'ONE_OF_THE_OTHER':
      return 'One of them restates, replaces or reduces the other.'
    case 'PART':
      return 'One of them is a part of the other.'
    case 'PART_OF_RESTATED':
      return 'One of them is a part of what the other restates.'
    case 'BOTH_OF_ONE':
      return 'Both replace, reduce or restate the same third amount.'
    case 'PARTS_SHARED':
      return 'One of them has parts that are the same money as the other, or as parts of it.'
    case 'LISTED_TWICE':
      return 'It is listed more than once.'
    case 'RIVAL_CLAIMS':
      return 'The sources disagree, and these are their claims about one amount.'
    case 'EDITION_REPLACED':
      return 'They are of two editions, and the later one replaced the earlier as a whole.'
    case 'BOTH_CONTAIN':
      return `Both contain ${quoted(reason.of)}.`
    case 'OTHER_BREAKDOWNS':
      return `Both are parts of ${quoted(reason.of)} by different breakdowns, and no source shows that they do not overlap.`
    case 'BACK_TO_PARTS':
      return `Both go back to parts of ${quoted(reason.of)}, and no source shows that they do not overlap.`
    case 'PIECES_EXCEED':
      return `Each restates a piece of ${quoted(reason.of)}, and together they exceed it.`
    case 'PARTS_OF_SAME':
      return `They are parts of ${quoted(reason.of)} and of ${quoted(reason.and)}, which are the same money.`
  }
}

export const refusals: Sentences<SumReasons> = {
  STAGES_NOT_ADDED: ({ stages, ties: { shown, more: rest }, open }) => {
    const stated = shown.map(tieOf)
    if (rest > 0) stated.push(`${count(rest)} more ${rest === 1 ? 'is' : 'are'} linked in the same way`)
    return [
      `These amounts are at different stages of the life of the money (${stages.map(stageWord).join(', ')}), and stages are never added.`,
      ...(stated.length === 0 ? [] : [`${stated.join('; ')}.`]),
      ...(open ? [stated.length === 0 ? `T${UNTIED.slice(1)}.` : `Of the others: ${UNTIED}.`] : []),
    ].join(' ')
  },
  SAME_MONEY_TWICE: ({ names: of, overlap }) =>
    `${names(of)}: the same money would be counted twice. ${overlapOf(overlap)}`,
  TOTAL_WITH_ITS_PARTS: ({ names: of, overlap }) =>
    `${names(of)}: a total and its parts would be added. ${overlapOf(overlap)}`,
  AMOUNT_ABSENT: ({ names: of }) => `${names(of)}: no amount is stated. An amount that is not stated is not zero.`,
  COHORTS_OVERLAP: ({ names: of }) => `${names(of)}: these groups share people, so their head counts are not added.`,
  NOT_MONEY: ({ names: of, kinds, counts, others }) => {
    const words = kinds.map(([kind, many]) => KIND_WORDS[kind][many === 1 ? 0 : 1]).sort()
    const one = kinds.reduce((all, [, many]) => all + many, 0) === 1
    return [
      `Only allocations, which are amounts of money, can be added: ${names(of)} (${words.join(', ')}) ${one ? 'is not one' : 'are not'}.`,
      ...(counts ? ['Counts of people and activities may overlap.'] : []),
      ...(others ? ['List the allocations for it or under it instead.'] : []),
    ].join(' ')
  },
  CURRENCIES_NOT_ADDED: ({ groups }) =>
    `Amounts in different currencies are never added: ${groups.map(({ currency, names: of }) => `${names(of)} in ${currency}`).join('; ')}.`,
  UNITS_DIFFER: ({ units }) => `These are in different units: ${units.join(', ')}.`,
  VALUE_ABSENT: ({ names: of }) => `${names(of)}: no value is stated, so there is nothing to add.`,
}
