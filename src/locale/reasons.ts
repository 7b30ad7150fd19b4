import type * as ledger from '../ledger/overlaps.ts'
import type { Currency } from '../model/currency.ts'
import type { EntityKind } from '../model/kinds.ts'
import type { Amount } from '../model/money.ts'
import type { Relation } from '../model/relations.ts'
import type { Absence, Breakdown, Stage } from '../model/vocabulary.ts'
import type { CitedSource } from './cited-source.ts'
import type { Elsewhere, Onward, Shown, Thing } from './thing.ts'

/** Parts that are printed without an amount, and the ids of their cells. */
export type Blanks = readonly { of: Thing; id: string }[]

/** Why a trail or a coverage stops: each code with the values that its sentence needs. */
export interface StopReasons {
  // What an amount is divided into.
  NOT_DIVIDED: {
    by: Thing | null
    amount: Amount | null
    atMost: boolean
    target: Thing
    onward: readonly Onward[]
    most: Amount | null
    /** That the most is what the act of a narrower plan states again. */
    again: boolean
  }
  AMOUNTS_FOR_OTHERS: { amount: Amount | null; by: Thing | null; target: Thing; other: Thing; rest: Amount | null }
  NO_AMOUNT_IN_CELL: { absence: Absence }
  /** Null where the other parts come to their total, or to more. */
  PARTS_LEAVE: { rest: Amount | null }
  CHARGED_AT_MOST: {
    fund: Thing
    plan: Thing
    most: Amount
    total: Amount | null
    share: string | null
    acts: readonly Thing[]
  }
  NO_ACT_ON_RECORD: { target: Thing; amount: Amount }
  ACTS_LEAVE: { target: Thing; amount: Amount; set: Amount; acts: number; rest: Amount }
  /** `earlier`: what an edition before gave the target, where that was enough. */
  ACTS_EXCEED: { target: Thing; amount: Amount; set: Amount; acts: number; over: Amount; earlier: Amount | null }
  COORDINATION_ROW: { amount: Amount; target: Thing; coordination: boolean }
  PARTS_DISAGREE: {
    parts: number
    breakdown: Breakdown | null
    amount: Amount
    target: Thing
    by: Amount
    short: boolean
  }
  /** `acts`: those that set more in place of parts of an amount that no act changed. */
  PARTS_RAISED: { target: Thing; acts: readonly Thing[]; amount: Amount; most: Amount }
  /** What an act sets inside of a plan, in place of no part of the total that another set for all of it. */
  SET_BESIDE: { of: Thing; act: Thing; amount: Amount; amounts: number; total: Amount | null }
  MAY_BE_ONE_MONEY: { of: Thing }
  MIXED_AXIS: { amount: Amount | null; act: Thing | null; label: string; axis: Thing | null }
  OTHER_CURRENCIES: { of: Thing; amounts: readonly Amount[]; currencies: readonly Currency[] }
  SEVERAL_PRIORITIES: { amount: Amount; amounts: number }
  SHARED_PRIORITY: { act: Thing; priority: Thing }
  SOURCES_DISAGREE: { target: Thing; claims: readonly string[] }
  // Where money begins.
  APPROVES_WITHOUT_AMOUNT: { act: Thing; target: Thing; elsewhere: readonly Elsewhere[] }
  AMENDS_WITHOUT_AMOUNT: { act: Thing; target: Thing; elsewhere: readonly Elsewhere[] }
  CONVERTS: { act: Thing; other: Thing; id: string; setsMoney: boolean }
  NO_FUNDING_ACT: { target: Thing }
  /** `counted`: that the sources state how many of it there are. */
  NO_OWN_AMOUNT: { target: Thing; counted: boolean }
  AMOUNTS_INSIDE: { target: Thing }
  NO_WHOLE_STATED: { target: Thing; amounts: readonly Elsewhere[] }
  NO_AMOUNT_OF: { of: Thing; stage: Stage | null; elsewhere: readonly Elsewhere[] }
  NO_ACT_SETS: { amount: Amount | null; target: Thing | null; computed: boolean }
  NO_DATE: { act: Thing; day: string }
  NO_ACT_NO_DAY: Record<never, never>
  NOT_YET_IN_FORCE: { act: Thing; day: string }
  REPLACED_BY_THEN: { act: Thing; day: string }
  STATED_LATER: { date: string; day: string }
  EDITION_UNDATED: { edition: Thing; day: string }
  /** Null where the edition asked about is an earlier one. */
  EDITION_NOT_YET: { edition: Thing; day: string | null }
  EDITION_REPLACED: { edition: Thing }
  TOOK_BACK: { act: Thing | null; amount: Amount | null; from: Amount | null; target: Thing }
  STATED_AGAIN: { act: Thing | null; amount: Amount | null; target: Thing }
  REPLACED: {
    amount: Amount | null
    target: Thing
    by: Thing | null
    later: Thing | null
    laterAmount: Amount | null
    whole: Thing | null
  }
  // Where money does not lead.
  ACT_IS_ORIGIN: { act: Thing; from: Thing }
  LOWERS: { money: Thing }
  RESTATES: { money: Thing; original: Amount | null }
  PART_OF: { part: Thing; whole: Thing }
  ASK_FROM_AMOUNT: { money: Thing }
  SAME_MONEY: { money: Thing; amount: Amount | null; act: Thing; otherStage: boolean }
  NOT_ITS_MONEY: { money: Thing; origin: Thing }
  NO_MONEY_ROUTE: { from: Thing; to: Thing; others: Shown<Thing>; linked: readonly Thing[] | null }
  ASK_FOR_GOALS_MONEY: Record<never, never>
  MONEY_ENDS: { at: Thing }
  LEADS_NOWHERE: { at: Thing }
  COMES_FROM_NOWHERE: { at: Thing }
  NOTHING_IN_REGION: { at: Thing }
  ONLY_NAMED: { at: Thing; amounts: number; day: string | null }
  RECEIVES_NOTHING: { at: Thing; amounts: number; day: string | null }
  COMPANY_ONLY_NAMED: { at: Thing; crises: readonly Thing[] }
  INDICATOR_UNLINKED: { at: Thing; frames: readonly Thing[] }
  ONLY_CLASSIFIES: { at: Thing }
  // What stands beside a route.
  NAMED_ALIKE: { one: Thing; other: Thing; how: 'STATED' | 'EQUAL' | 'ALIKE' }
  SAME_FIGURE: { one: Thing; other: Thing }
  OTHER_PLAN: { indicator: Thing; plan: Thing }
  NO_OUTCOME: { kind: Thing['kind'] }
  CENTRES_COUNTED: Record<never, never>
  PEOPLE_COUNTED: Record<never, never>
  REGIONS_COUNTED: { name: string; stated: number; named: number }
}

/** What a goal can claim of money, what a hop conserves, and how a trace is cited. */
export interface ClaimReasons {
  DECLARED: { amount: Amount; goal: Thing; upper: Amount | null; sum: boolean }
  /** `why`: what keeps it from being added up; null where another reason says it. */
  DECLARED_BY_SEVERAL: { goal: Thing; acts: readonly Thing[]; why: 'STAGES' | 'SAME_MONEY' | null }
  NOT_TIED: { goal: Thing; acts: readonly Thing[]; elsewhere: readonly Elsewhere[] }
  TARGET_INFERRED: { rule: string; amount: Amount }
  LAST_AMOUNT: { at: Thing | null; amount: Amount }
  /** `replaced`: that some of the amounts were left out, because later ones took their place. */
  LAST_AMOUNTS: { amount: Amount; replaced: boolean }
  ORDER_INFERRED: { first: Thing; next: Thing; rule: string }
  NO_AMOUNT_ON_ROUTE: Record<never, never>
  /** That what is on the routes was replaced by what others set for something wider. */
  SET_AROUND: { acts: readonly Thing[]; amount: Amount | null }
  LARGEST_BOUND: { acts: readonly Thing[] }
  SHARED_LABELS: { amount: Amount }
  SEVERAL_CURRENCIES: { amounts: readonly Amount[] }
  SAME_PROJECT_CODE: { project: string }
  SAME_FRAME: { frames: readonly Thing[] }
  // What a hop conserves.
  NO_AMOUNT_HERE: { of: Thing }
  NOTHING_STATES_IT: Record<never, never>
  PARTS_NOT_STATED: { of: Thing; amount: Amount; again: { act: Thing | null; parts: number } | null }
  IS_ITS_PARTS: Record<never, never>
  BALANCES_WITH_BLANKS: { blanks: Blanks }
  ROUNDING: { difference: Amount | null; terms: number }
  FALLS_SHORT: { difference: Amount | null; blanks: Blanks }
  EXCEEDS: { difference: Amount | null; blanks: Blanks }
  NO_PART_STATED: { blanks: Blanks }
  /** What an answer is called where it is cited. */
  TITLE_OF_DIFF: { from: string; to: string }
  TITLE_OF_COVERAGE: { of: string }
  TITLE_OF_SUM: { terms: number }
  TITLE_OF_SUM_REFUSED: { terms: number }
  TITLE_OF_CHANGES: { from: string; to: string }
  TITLE_OF_SUBGRAPH: { of: string }
  TITLE_OF_PATH: { from: string; to: string }
  /** A line for a footnote. */
  CITED: { title: string; kind: EntityKind | null; sources: readonly CitedSource[]; release: string; address: string }
  /** What stands in a flow for no entity. */
  FLOW_NODE: { what: 'OTHER' | 'UNEXPLAINED' | 'UNEXPLAINED_SOURCE' | 'REDUCTIONS' }
  CITATION: {
    down: boolean
    from: Thing
    goal: Thing | null
    day: string | null
    verdict: 'REACHED' | 'REACHED_BY_INFERENCE' | 'STOPS_SHORT' | 'NO_ROUTE' | 'EXPLORED'
    release: string
  }
}

/** What is said under a diff, and of its rows. */
export interface DiffReasons {
  /** `takesBack`: that what it sets are movements alone. */
  SETS_NOTHING: { act: string; takesBack: boolean }
  COMPARED_WITH_ITSELF: Record<never, never>
  NOTHING_TO_COMPARE: Record<never, never>
  ONLY_ONE_SETS: { act: string; plans: readonly string[] }
  PLANS_NOT_COMPARED: Record<never, never>
  PLAN_CONTINUES: { from: string; to: string }
  PLAN_IMPLEMENTS: { from: string; to: string }
  TOTAL_UNKNOWN: Record<never, never>
  CURRENCIES_DIFFER: { currencies: readonly Currency[] }
  NO_MOVEMENT_DECLARED: { residual: Amount }
  MOVEMENT_EXPLAINS: { act: string; declared: Amount }
  MOVEMENT_LEAVES: { act: string; declared: Amount; difference: Amount; residual: Amount }
  ROWS_BREAK: { rows: number; names: Shown<string> }
  STAGES_DIFFER: { stages: readonly (Stage | null)[] }
  ROW_WITHOUT_AMOUNT: { acts: readonly string[] }
  NO_SUCH_ROW: { act: string }
  ACT_SETS_NOTHING: { act: string; takesBack: boolean }
  ACT_SETS_NONE_FOR: { act: string; plan: string }
  OTHER_ROWS: { act: string }
  NO_ROW: { act: string; why: 'NO_TOTAL' | 'UNDIVIDED' | 'INCOMPLETE' | 'OTHER_SPLIT'; total: Amount | null }
}

/** Two amounts that a source ties to each other, or to a third. */
export type StageTie =
  | { kind: 'DIRECT'; one: string; relation: Relation; other: string }
  | { kind: 'THIRD'; one: string; first: Relation; other: string; second: Relation; third: string; sum: Amount | null }

/** Why two amounts cannot be added: also of one that is listed twice, and of claims of one contradiction. */
export type OverlapReason = ledger.OverlapReason | { why: 'LISTED_TWICE' | 'RIVAL_CLAIMS' }

/** Why a sum is refused. */
export interface SumReasons {
  STAGES_NOT_ADDED: { stages: readonly Stage[]; ties: Shown<StageTie>; open: boolean }
  SAME_MONEY_TWICE: { names: Shown<string>; overlap: OverlapReason }
  TOTAL_WITH_ITS_PARTS: { names: Shown<string>; overlap: OverlapReason }
  AMOUNT_ABSENT: { names: Shown<string> }
  COHORTS_OVERLAP: { names: Shown<string> }
  NOT_MONEY: {
    names: Shown<string>
    kinds: readonly (readonly [kind: EntityKind, count: number])[]
    counts: boolean
    others: boolean
  }
  CURRENCIES_NOT_ADDED: { groups: readonly { currency: Currency; names: Shown<string> }[] }
  UNITS_DIFFER: { units: readonly string[] }
  VALUE_ABSENT: { names: Shown<string> }
}

type Reasons = StopReasons & ClaimReasons & DiffReasons & SumReasons

/** A code and its values: what a question answers before any language is chosen. */
export type Reason = { [Code in keyof Reasons]: { code: Code } & Reasons[Code] }[keyof Reasons]

/** One sentence, or a few that belong together, for each code. */
export type Sentences<Of = Reasons> = { readonly [Code in keyof Of]: (values: Of[Code]) => string }
