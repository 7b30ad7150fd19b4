import type { Absence } from '../../../model/vocabulary.ts'
import { KIND_WORDS, stageWord } from '../../../model/words.ts'
import { VOCABULARY } from '../../labels/vocabulary.ts'
import type { Sentences, StopReasons } from '../../reasons.ts'
import type { Elsewhere, Thing } from '../../thing.ts'
import { formats, phrases } from '../../things/en.ts'

const { money, count, day, list, quoted } = formats
const { thing, onward, elsewhere } = phrases

const CELLS: Record<Absence, string> = {
  BLANK: 'The cell for its amount is printed empty; empty is not zero.',
  NOT_PUBLISHED: 'The source says that its amount is not published.',
  NOT_APPLICABLE: 'No amount can exist for it.',
  SUPPRESSED: 'The source withholds its amount.',
  NOT_YET: 'There is no amount for it yet: the source leaves its cell empty until there is one; empty is not zero.',
  NOT_EXTRACTED: 'The source may state its amount, which has not been extracted yet.',
}

const OUTCOMES: Partial<Record<NonNullable<Thing['kind']>, string>> = {
  PLAN: 'section, line or result',
  SECTION: 'line or result',
  SPENDING_PROGRAMME: 'line or result',
}

const others = (amounts: readonly Elsewhere[]): string =>
  amounts.length === 0 ? '' : ` Other amounts for it are in the data: ${elsewhere(amounts)}.`

const by = (act: Thing | null): string => (act === null ? 'the source' : thing(act))
const sum = (amount: Parameters<typeof money>[0] | null): string =>
  amount === null ? 'an amount not stated' : money(amount)

const unfollowed = (on: string | null): string =>
  `no act ${on === null ? 'in the data' : `that was in force on ${day(on)}`} sets money that can be followed to`

export const stops: Sentences<StopReasons> = {
  NOT_DIVIDED: ({ by: act, amount, atMost, target, onward: groups, most, again }) => {
    const lead =
      amount === null
        ? `No amount is stated for ${thing(target)} itself`
        : atMost
          ? `At most ${money(amount)} is for ${thing(target)}`
          : act === null
            ? `${money(amount)} is stated for ${thing(target)}`
            : `${thing(act)} sets ${money(amount)} for ${thing(target)}`
    const up =
      most === null
        ? 'the full amount'
        : `${money(most)}${again ? ', which the act of the narrower plan states again' : ''}`
    const several = groups.length > 1 || (groups[0]?.count ?? 0) > 1
    const open = several
      ? `the source does not say how it was divided among ${onward(groups)}`
      : `the source does not say how much was passed on to ${onward(groups)}`
    return `${lead}; ${open}. ${several ? 'Each' : 'It'} may have received anything from nothing to ${up}.`
  },
  AMOUNTS_FOR_OTHERS: ({ amount, by: act, target, other, rest }) => {
    const of = `${amount === null ? 'the money' : `the ${money(amount)}`} that ${by(act)} sets for ${thing(target)}`
    const left = rest === null ? '' : ` They leave at most ${money(rest)} for it.`
    return `of ${of}, amounts for other parts are in the data, and none for ${thing(other)}.${left}`
  },
  NO_AMOUNT_IN_CELL: ({ absence }) => CELLS[absence],
  PARTS_LEAVE: ({ rest }) =>
    rest === null
      ? 'The other parts leave nothing of their total.'
      : `The other parts fall short of their total by ${money(rest)}.`,
  NO_ACT_ON_RECORD: ({ target, amount }) => `no act on record sets any of the ${money(amount)} for ${thing(target)}.`,
  ACTS_LEAVE: ({ target, amount, set, acts, rest }) =>
    `of the ${money(amount)} for ${thing(target)}, ${acts === 1 ? 'one act' : `${count(acts)} acts`} on record ${acts === 1 ? 'sets' : 'set'} ${money(set)}: ${money(rest)} are not explained.`,
  ACTS_EXCEED: ({ target, amount, set, acts, over, earlier }) =>
    `${acts === 1 ? 'one act' : `${count(acts)} acts`} on record ${acts === 1 ? 'sets' : 'set'} ${money(set)} for ${thing(target)}, which has ${money(amount)}: ${money(over)} too much, and counted here as far as it has money.${
      earlier === null ? '' : ` An earlier edition gave it ${money(earlier)}.`
    }`,
  CHARGED_AT_MOST: ({ fund, plan, most, total, share, acts }) =>
    `of ${thing(fund)}, at most ${money(most)} are for ${thing(plan)}${acts.length === 0 ? '' : `, as ${list(acts.map(thing))} ${acts.length === 1 ? 'states' : 'state'}`}.${
      total === null || share === null
        ? ''
        : ` That is at most ${share} % of the ${money(total)} that it has: another source, of another day, states that, so the two are compared and never added.`
    }`,
  COORDINATION_ROW: ({ amount, target, coordination }) =>
    `${money(amount)} is for ${coordination ? 'the coordination of' : 'a part of'} ${thing(target)}: it belongs to none of its lines, and is not divided among them.`,
  PARTS_DISAGREE: ({ parts, breakdown, amount, target, by: gap, short }) =>
    `the ${parts === 1 ? 'only printed part' : `${count(parts)} printed parts`}${breakdown === null ? '' : ` ${VOCABULARY.Breakdown[breakdown][0]}`} of the ${money(amount)} for ${thing(target)} ${short ? (parts === 1 ? 'falls short of' : 'fall short of') : parts === 1 ? 'exceeds' : 'exceed'} it by ${money(gap)}; the source does not explain the difference.`,
  PARTS_RAISED: ({ target, acts, amount, most }) =>
    `no act on record changes the ${money(amount)} for ${thing(target)}, though ${acts.length === 0 ? 'later amounts are' : `${list(acts.map(thing))} ${acts.length === 1 ? 'sets' : 'set'}`} more in place of parts of it: with that, at most ${money(most)} is there.`,
  SET_BESIDE: ({ of, act, amount, amounts, total }) =>
    `${thing(act)} sets ${money(amount)} inside ${thing(of)}${amounts === 1 ? '' : `, in ${count(amounts)} amounts`}, and replaces nothing there. Whether this is part of the ${total === null ? 'total' : `${money(total)} in all`} or beside it, no source says: no amount here counts it, what may be there at most does.`,
  MAY_BE_ONE_MONEY: ({ of }) =>
    `several amounts are stated for the same thing under ${thing(of)}: they may be the same money, so no total is given.`,
  MIXED_AXIS: ({ amount, act, label, axis }) =>
    `${act === null ? '' : `${thing(act)} charges `}${amount === null ? 'an amount not stated' : money(amount)}${act === null ? ' is charged' : ''} to ${quoted(label)}, a label that names several axes; how much of it belongs to ${axis === null ? 'which' : thing(axis)} is not published.`,
  OTHER_CURRENCIES: ({ of, amounts, currencies }) =>
    `amounts for ${thing(of)} are stated in other currencies too, which are never added${amounts.length === 0 ? '' : `: ${list(amounts.map(money))}`}. Ask for the coverage in ${list(currencies)}.`,
  SEVERAL_PRIORITIES: ({ amount, amounts }) =>
    `${amounts === 1 ? 'one amount names several investment priorities' : `several investment priorities are named by each of ${count(amounts)} amounts`}, ${money(amount)} in all; how much belongs to which is not published.`,
  SHARED_PRIORITY: ({ act, priority }) =>
    `${thing(act)} states this money under several ${priority.kind === 'CLASSIFICATION' ? 'headings of one classification' : 'investment priorities'} at once; how much of it belongs to ${thing(priority)} is not published.`,
  SOURCES_DISAGREE: ({ target, claims }) =>
    `the sources disagree on the amount for ${thing(target)}: ${claims.join(' or ')}. They give no reason to prefer one.`,

  APPROVES_WITHOUT_AMOUNT: ({ act, target, elsewhere: amounts }) =>
    `${thing(act)} approves ${thing(target)}, but no amount that it sets for it is in the data.${others(amounts)}`,
  AMENDS_WITHOUT_AMOUNT: ({ act, target, elsewhere: amounts }) =>
    `${thing(act)} amends ${thing(target)}, but no amount that it sets for it is in the data.${others(amounts)}`,
  CONVERTS: ({ act, other, id, setsMoney }) =>
    `No amount that ${thing(act)} sets is in the data. It converts ${thing(other)}, ${setsMoney ? 'which sets money' : 'from which money would be followed'}: start from there (${id}).`,
  NO_FUNDING_ACT: ({ target }) =>
    `This trail begins at ${thing(target)}: no act that sets money for it is in the data.`,
  NO_OWN_AMOUNT: ({ target, counted }) =>
    `This trail begins at ${thing(target)}, which has no amount of its own in the data${counted ? ': what the sources state of it is a count' : ''}. Trace it upstream to see whether money leads to it.`,
  AMOUNTS_INSIDE: ({ target }) =>
    `This trail begins at ${thing(target)}: no amount for all of it is in the data, only for what is in it.`,
  NO_WHOLE_STATED: ({ target, amounts }) =>
    `For parts of ${thing(target)} there are ${elsewhere(amounts)}; for all of it no amount is in the data.`,
  NO_AMOUNT_OF: ({ of, stage, elsewhere: amounts }) =>
    `No amount ${of.kind === 'ACT' ? `that ${thing(of)} sets` : `for ${thing(of)}`} is in the data${stage === null ? '' : ` at the stage ${quoted(stageWord(stage))}`}.${amounts.length === 0 ? '' : ` At other stages there are: ${elsewhere(amounts)}.`}`,
  NO_ACT_SETS: ({ amount, target, computed }) =>
    `${amount === null ? 'an empty cell' : money(amount)} is ${computed ? 'the sum of what is printed' : 'printed'}${target === null ? '' : ` for ${thing(target)}`}, but no act in the data sets it: it cannot be traced to an act or counted on a date.`,
  NO_DATE: ({ act, day: on }) => `${thing(act)} has no date in the data, so it is not counted on ${day(on)}.`,
  NO_ACT_NO_DAY: () => 'No act in the data sets this money, so it is counted on no date.',
  NOT_YET_IN_FORCE: ({ act, day: on }) => `${thing(act)} was not in force on ${day(on)}.`,
  REPLACED_BY_THEN: ({ act, day: on }) => `by ${day(on)} later acts had replaced what ${thing(act)} set.`,
  STATED_LATER: ({ date, day: on }) => `this is what was stated for ${day(date)}, so it is not counted on ${day(on)}.`,
  EDITION_UNDATED: ({ edition, day: on }) =>
    `${thing(edition)} is an edition that prints no date, so its amounts are not counted on ${day(on)}: ask for an edition by its name.`,
  EDITION_NOT_YET: ({ edition, day: on }) =>
    on === null
      ? `${thing(edition)} is a later edition than the one asked about.`
      : `${thing(edition)} had not been published by ${day(on)}.`,
  EDITION_REPLACED: ({ edition }) => `a later edition has replaced ${thing(edition)} as a whole.`,
  TOOK_BACK: ({ act, amount, from, target }) =>
    `${act === null ? 'a movement' : thing(act)} took back ${sum(amount)} from ${from === null ? 'what was set' : money(from)} for ${thing(target)}.`,
  STATED_AGAIN: ({ act, amount, target }) =>
    `${act === null ? 'a table that names no act' : thing(act)} states the same ${amount === null ? 'money' : money(amount)} again, for ${thing(target)}: it is this money, not more of it.`,
  REPLACED: ({ amount, target, by: act, later, laterAmount, whole }) => {
    const set = act === null ? '' : `, set by ${thing(act)},`
    const how =
      whole === null ? `by ${laterAmount === null ? 'money' : money(laterAmount)}` : `with all of ${thing(whole)}`
    return `${amount === null ? 'money' : money(amount)} for ${thing(target)}${set} was replaced ${how} in ${later === null ? 'a later amount' : thing(later)}.`
  },

  ACT_IS_ORIGIN: ({ act, from }) => `money begins at ${thing(act)}: none comes to it from ${thing(from)}.`,
  LOWERS: ({ money: what }) => `${thing(what)} is a reduction of earlier money: no money is followed to it.`,
  RESTATES: ({ money: what, original }) =>
    `${thing(what)} restates ${original === null ? 'an amount' : money(original)} of the same act: it is the same money, and is followed from there.`,
  PART_OF: ({ part, whole }) =>
    `${thing(part)} is a part of ${thing(whole)}. How a total divides is checked at each hop of a route; it is not a hop itself.`,
  ASK_FROM_AMOUNT: ({ money: what }) => `money comes from ${thing(what)}, not to it: trace in the other direction.`,
  SAME_MONEY: ({ money: what, amount, act, otherStage }) =>
    `${thing(what)} is the same money as ${amount === null ? 'an amount' : money(amount)} of ${thing(act)}, ${otherStage ? 'at another stage' : 'stated again'}. It does not pass from one to the other.`,
  NOT_ITS_MONEY: ({ money: what, origin }) => `no route of money leads from ${thing(origin)} to ${thing(what)}.`,
  NO_MONEY_ROUTE: ({ from, to, others: { shown, more }, linked }) => {
    const names = shown.map(thing)
    const rest = more === 0 ? names : [...names, `${count(more)} more`]
    const instead = rest.length === 0 ? '' : ` Money is followed to it from ${list(rest)}.`
    const ties =
      linked === null
        ? ''
        : linked.length === 0
          ? ' They are linked directly, though not by money: see paths.'
          : ` They are linked in other ways, not by money, through ${list(linked.map(thing))}: see paths.`
    return `no route of money leads to ${thing(to)} from ${thing(from)}.${instead}${ties}`
  },
  ASK_FOR_GOALS_MONEY: () => 'Trace the goal upstream to see where its own money comes from.',
  MONEY_ENDS: ({ at }) =>
    `routes of money end at ${thing(at)}: none leads on from it. Trace it upstream to see where its money comes from.`,
  LEADS_NOWHERE: ({ at }) =>
    at.kind === 'ACT'
      ? `no route of money begins at ${thing(at)}: no amount that it sets is in the data.`
      : `no route of money leads on from ${thing(at)}: what came of it is not in the data.`,
  COMES_FROM_NOWHERE: ({ at }) => `no route of money leads to ${thing(at)}.`,
  NOTHING_IN_REGION: ({ at }) => `nothing in the data that money pays for took place in ${thing(at)}.`,
  ONLY_NAMED: ({ at, amounts, day: on }) =>
    amounts === 0
      ? `no amount in the data names ${thing(at)}.`
      : `${unfollowed(on)} ${thing(at)}, though ${amounts === 1 ? 'one amount is' : `${count(amounts)} amounts are`} stated under it.`,
  RECEIVES_NOTHING: ({ at, amounts, day: on }) =>
    amounts === 0
      ? `no amount in the data names ${thing(at)} as its beneficiary, and no route of money leads to anything that it takes part in.`
      : `${unfollowed(on)} ${thing(at)}, though ${amounts === 1 ? 'one amount names' : `${count(amounts)} amounts name`} it as beneficiary.`,
  COMPANY_ONLY_NAMED: ({ at, crises }) =>
    `money is followed to crises, not to companies. The sources only name ${thing(at)}${crises.length === 0 ? '' : `, as the company of ${list(crises.map(thing))}: trace from there`}.`,
  INDICATOR_UNLINKED: ({ at, frames }) =>
    `nothing in the data, and no equal name, links ${thing(at)} to a section, a line or a programme that has money.${frames.length === 0 ? '' : ` It is classified under ${list(frames.map(thing))}, which is not money.`}`,
  ONLY_CLASSIFIES: ({ at }) => `${thing(at)} classifies what is listed under it; no money set for it is in the data.`,

  NAMED_ALIKE: ({ one, other, how }) => {
    const likeness = {
      STATED: `is another name of ${thing(other)}`,
      EQUAL: `has the same name as ${thing(other)}, and nothing in the data says that they are the same`,
      ALIKE: `may be ${thing(other)}, though nothing in the data says so`,
    }[how]
    return `${thing(one)} ${likeness}. A name alone carries no money.`
  },
  SAME_FIGURE: ({ one, other }) =>
    `${thing(one)} and ${thing(other)} state the same figure in different frames: one confirms the other, and neither pays for it.`,
  OTHER_PLAN: ({ indicator, plan }) =>
    `${thing(indicator)} counts for ${thing(plan)}, which this trail does not touch.`,
  NO_OUTCOME: ({ kind }) =>
    `No ${(kind === null ? undefined : OUTCOMES[kind]) ?? 'result'} of this ${kind === null ? 'place' : KIND_WORDS[kind][0]} is in the data, so its money cannot be followed further.`,
  CENTRES_COUNTED: () => `The data has only the number of these employment centres, not their names.`,
  PEOPLE_COUNTED: () => `The data has only head counts of these people, who cannot be followed further.`,
  REGIONS_COUNTED: ({ name, stated, named }) =>
    `the source counts ${count(stated)} ${KIND_WORDS.REGION[stated === 1 ? 0 : 1]} for ${quoted(name)}; ${named === 0 ? 'none' : count(named)} of them ${named > 1 ? 'are' : 'is'} in the data by name.`,
}
