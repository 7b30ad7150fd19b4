import { enumOf } from '../../entities/base/enums.ts'

export const TraceVerdictEnum = enumOf(
  'TraceVerdict',
  {
    REACHED: 'Every hop of a route is stated or computed.',
    REACHED_BY_INFERENCE: 'A route exists, but some hop of every route is inferred.',
    STOPS_SHORT: 'The trail ends before the goal: stops says where and why.',
    NO_ROUTE: 'No hop can be taken from the origin towards the goal.',
    EXPLORED: 'No goal was given: everything that can be followed.',
  },
  'What became of the route; it says nothing of the amount.',
)

export const ConservationStatusEnum = enumOf(
  'ConservationStatus',
  {
    BALANCED: 'The parts add up to the whole, exactly.',
    WITHIN_ROUNDING: 'Not zero, but not more than the tolerance: shown, and a ROUNDING contradiction.',
    GAP: 'Parts are missing: reason names the blank ones.',
    OVERFLOW: 'The parts are more than the whole.',
    NOT_CHECKABLE: 'The amount is undivided: no total, or no part, is stated.',
  },
  'Whether what enters equals what leaves.',
)

export const StopReasonEnum = enumOf(
  'StopReason',
  {
    NOT_PUBLISHED: 'The source says that it is not published.',
    UNDIVIDED: 'An amount was passed on, but the sources do not say how it was divided.',
    MIXED_AXIS: 'A mixed axis label, whose split is not published.',
    NO_MONEY_STATED: 'No source gives an amount here.',
    NAME_ONLY: 'Only a name links the two.',
    CONTRADICTED: 'The sources disagree, and no rule decides.',
    NOT_YET_IN_FORCE: 'On the date asked about, the act was not yet in force.',
    SUPERSEDED: 'A later act replaces the amount.',
    DECOMMITTED: 'A later act takes money back.',
    COUNT_ONLY: 'A count stands here, not the things that are counted.',
    OTHER_FRAME: 'The same figure, but of another plan or period.',
    END_OF_DATA: 'The sources say nothing further.',
  },
  'Why a trail stops.',
)

export const AttributionKindEnum = enumOf(
  'AttributionKind',
  {
    DECLARED: 'A source states the amount for the goal.',
    SHARED_IDENTIFIER: 'A common code links the two.',
    PRO_RATA: 'A published key divides the amount.',
    CONTEXT_ONLY: 'The two share a frame, and no more.',
    NOT_ATTRIBUTABLE: 'No source says how much: the bounds are all that is known.',
  },
  "On what basis a destination may claim the origin's money.",
)

export const FlowNodeRoleEnum = enumOf(
  'FlowNodeRole',
  {
    ENTITY: 'A thing of the graph.',
    UNEXPLAINED: 'What no source explains.',
    OTHER: 'What goes elsewhere than to the goal.',
    REDUCTIONS: 'What negative amounts free, or take back: it makes up for the links that are not drawn.',
  },
  'What a node of a flow stands for.',
)
