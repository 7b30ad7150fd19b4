import type { Sentences } from '../reasons.ts'
import { claims } from './it/claims.ts'
import { comparisons, refusals } from './it/comparisons.ts'
import { stops } from './it/stops.ts'

/** The same sentences in Italian. */
export const sentences: Sentences = { ...stops, ...claims, ...comparisons, ...refusals }
