import { KIND_WORDS } from '../../../model/words.ts'
import { detailsOf } from '../../cited-source.ts'
import { ANSWERS } from '../../labels/answers.ts'
import type { Blanks, ClaimReasons, Sentences } from '../../reasons.ts'
import { formats, phrases } from '../../things/en.ts'

const { money, count, day, list, quoted } = formats
const { thing, elsewhere } = phrases

const blank = (blanks: Blanks): string =>
  `${blanks.length === 1 ? 'one part is' : `${count(blanks.length)} parts are`} printed without an amount: ${blanks.map(({ of, id }) => `${thing(of)} (${id})`).join('; ')}`

const NOT_ADDED = {
  STAGES: 'It may be the same money at different stages, so it is not added up.',
  SAME_MONEY: 'What may be the same money is counted once, at its largest.',
}

const FLOW_NODES = {
  OTHER: 'other',
  UNEXPLAINED: 'unexplained',
  UNEXPLAINED_SOURCE: 'unexplained source',
  REDUCTIONS: 'reductions',
}

export const claims: Sentences<ClaimReasons> = {
  DECLARED: ({ amount, goal, upper, sum }) => {
    const more = upper === null ? '' : ` Other money may bring it to at most ${money(upper)}.`
    return sum
      ? `The amounts that the sources state for ${thing(goal)} add up to ${money(amount)}, a sum that none of them prints.${more}`
      : `The sources state ${money(amount)} for ${thing(goal)} itself.${more}`
  },
  DECLARED_BY_SEVERAL: ({ goal, acts, why }) =>
    `The sources state money for ${thing(goal)} under ${list(acts.map(thing))}.${why === null ? '' : ` ${NOT_ADDED[why]}`}`,
  NOT_TIED: ({ goal, acts, elsewhere: amounts }) => {
    const set =
      acts.length === 0
        ? 'No amount on this route'
        : `No amount that ${list(acts.map(thing))} ${acts.length === 1 ? 'sets' : 'set'}`
    const others = amounts.length === 0 ? '' : ` Other amounts for it are in the data: ${elsewhere(amounts)}.`
    return `${set} is stated for ${thing(goal)} itself.${others}`
  },
  TARGET_INFERRED: ({ rule, amount }) =>
    `That the money is for it is inferred (rule ${rule}): at most ${money(amount)}.`,
  LAST_AMOUNT: ({ at, amount }) =>
    `The last amount on the route is ${at === null ? 'further up' : `for ${thing(at)}`}; the source does not say how much was passed on: at most ${money(amount)}.`,
  LAST_AMOUNTS: ({ amount, replaced }) =>
    `${replaced ? 'Without those that were replaced, the' : 'The'} last amounts on the routes add up to ${money(amount)}, which is the most that it can be.`,
  ORDER_INFERRED: ({ first, next, rule }) => `That ${thing(next)} follows ${thing(first)} is inferred (rule ${rule}).`,
  NO_AMOUNT_ON_ROUTE: () => 'The route has no amount at all.',
  SET_AROUND: ({ acts, amount }) => {
    const most = amount === null ? 'no source states how much of that' : `at most ${money(amount)} of that`
    return `What the routes have was replaced by what ${list(acts.map(thing))} ${acts.length === 1 ? 'sets' : 'set'} for something wider: ${most} may reach it.`
  },
  LARGEST_BOUND: ({ acts }) =>
    `Money of ${list(acts.map(thing))} may reach it; what may be the same money is counted once, at its largest.`,
  SEVERAL_CURRENCIES: ({ amounts }) =>
    `The money is in several currencies, which are neither added nor compared: at most ${list(amounts.map(money))}.`,
  SHARED_LABELS: ({ amount }) =>
    `Labels that name it together with others hold ${money(amount)}, which is the most that it can be.`,
  SAME_PROJECT_CODE: ({ project }) =>
    `Both have the project code ${project}; the source does not say how much money passes between them.`,
  SAME_FRAME: ({ frames }) =>
    `Both are classified under ${list(frames.map(thing))}. That does not show money passing from one to the other.`,

  NO_AMOUNT_HERE: ({ of }) => `No amount is stated for ${thing(of)} on this route.`,
  NOTHING_STATES_IT: () => 'Nothing states this amount.',
  PARTS_NOT_STATED: ({ of, amount, again }) => {
    const what =
      of.kind === 'ALLOCATION'
        ? thing(of)
        : of.kind === 'ACT'
          ? `the ${money(amount)} that ${thing(of)} sets`
          : `the ${money(amount)} for ${thing(of)}`
    const instead =
      again === null
        ? ''
        : ` The same money is stated again by ${again.act === null ? 'a table that names no act' : thing(again.act)}, divided into ${count(again.parts)} ${again.parts === 1 ? 'part' : 'parts'}.`
    return `The data has no breakdown of ${what} here.${instead}`
  },
  IS_ITS_PARTS: () => 'No total is printed: the amount is the sum of these parts, so it always balances.',
  BALANCES_WITH_BLANKS: ({ blanks }) => `It balances, although ${blank(blanks)}.`,
  ROUNDING: ({ difference, terms }) =>
    `The difference${difference === null ? '' : ` of ${money(difference)}`} is no more than rounding ${count(terms)} printed figures can explain.`,
  FALLS_SHORT: ({ difference, blanks }) => {
    const gap = `The parts fall short${difference === null ? '' : ` by ${money(difference)}`}`
    return blanks.length === 0
      ? `${gap}, and none of them is blank.`
      : `${gap}; ${blank(blanks)}. The source does not say what the blanks stand for.`
  },
  EXCEEDS: ({ difference, blanks }) =>
    `The parts exceed the total${difference === null ? '' : ` by ${money(difference)}`}${blanks.length === 0 ? '' : `, and ${blank(blanks)}`}.`,
  NO_PART_STATED: ({ blanks }) => `No part has an amount: ${blank(blanks)}.`,
  TITLE_OF_DIFF: ({ from, to }) => `What changed from ${quoted(from)} to ${quoted(to)}`,
  TITLE_OF_COVERAGE: ({ of }) => `How far the money of ${quoted(of)} can be followed`,
  TITLE_OF_SUM_REFUSED: ({ terms }) => `Why ${count(terms)} ${terms === 1 ? 'value is' : 'values are'} not added`,
  TITLE_OF_SUM: ({ terms }) => `Sum of ${count(terms)} ${terms === 1 ? 'amount' : 'amounts'}`,
  TITLE_OF_CHANGES: ({ from, to }) => `What is printed differently in ${quoted(to)} than in ${quoted(from)}`,
  TITLE_OF_SUBGRAPH: ({ of }) => `What is linked to ${quoted(of)}`,
  TITLE_OF_PATH: ({ from, to }) => `How ${quoted(from)} and ${quoted(to)} are linked`,
  CITED: ({ title, kind, sources, release, address }) =>
    `${title}${kind === null ? '' : ` (${KIND_WORDS[kind][0]})`}.${sources.length === 0 ? '' : ` Printed in ${list(sources.map(source => `${quoted(source.name)}${detailsOf(source)}`))}.`} filorosso, release ${release}: ${address}`,
  FLOW_NODE: ({ what }) => FLOW_NODES[what],
  CITATION: ({ down, from, goal, day: on, verdict, release }) => {
    const what = `Trace of public money ${down ? 'from' : 'to'} ${thing(from)}`
    const to = goal === null ? '' : ` ${down ? 'to' : 'from'} ${thing(goal)}`
    return `${what}${to}${on === null ? '' : `, as of ${day(on)}`}: ${ANSWERS.TraceVerdict[verdict][0]}. filorosso, release ${release}`
  },
}
