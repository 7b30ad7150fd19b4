import type { Sentences } from '../reasons.ts'
import { claims } from './en/claims.ts'
import { comparisons, refusals } from './en/comparisons.ts'
import { stops } from './en/stops.ts'

/** Everything that a question explains, in English: each sentence stands once. */
export const sentences: Sentences = { ...stops, ...claims, ...comparisons, ...refusals }
