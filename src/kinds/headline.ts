import { HEADLINE_ABSENCE, STAGE } from '../model/vocabulary.ts'
import { maybe, type Traits } from './kind.ts'
import { CONCLUDED } from './origin.ts'
import { CURRENCY, ID, MONEY, wordOf } from './values.ts'

/**
 * The roles of what may have money of its own: acts set it; plans, sections, lines, projects and contracts are given it. What money
 * is charged to, and what comes of it, have none: docs/decisions/0017-one-amount-that-stands-for-it.md.
 */
export type HeadlineRole = 'ACT' | 'HOLDER' | 'ACTIVITY'
const ROLES: ReadonlySet<Traits['role']> = new Set<HeadlineRole>(['ACT', 'HOLDER', 'ACTIVITY'])

export const hasHeadline = ({ role }: Traits): boolean => ROLES.has(role)

/** The one amount that stands for an entity, concluded at load so that lists can be filtered and ordered by it. */
export const HEADLINE_PROPERTIES = {
  headlineAllocation: maybe(ID, CONCLUDED, 'The one amount that stands for it.', { hidden: true, filter: null }),
  headlineAmount: maybe(
    MONEY,
    CONCLUDED,
    'Its headline amount. Where a release holds several currencies, ask for one by currency: {eq} beside it.',
    {
      hidden: true,
      filter: 'headline',
      order: {
        name: 'HEADLINE',
        index: true,
        describe:
          'By headline amount; those without one last. Figures of different currencies are not converted: filter by currency first.',
      },
    },
  ),
  headlineCurrency: maybe(CURRENCY, CONCLUDED, 'The currency of its headline amount: an ISO 4217 code, e.g. EUR.', {
    hidden: true,
    filter: 'currency',
  }),
  headlineStage: maybe(wordOf('Stage', STAGE), CONCLUDED, 'The stage of its headline amount.', { hidden: true }),
  headlineAbsence: maybe(
    wordOf('HeadlineAbsence', HEADLINE_ABSENCE),
    CONCLUDED,
    'Why it has no headline amount; null where it has one.',
    { hidden: true },
  ),
}
