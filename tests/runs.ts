import { existsSync } from 'node:fs'

/** Whether a test is run while one works: it then tries less of the same. */
export const isQuick = process.env.TEST_MODE === 'quick'

/** How many cases a property is tried on: in the quick mode a tenth of them. */
export const runs = (all: number): number => (isQuick ? Math.ceil(all / 10) : all)

/** How often a case has to come up, or the property proves nothing of it; in a tenth of the runs what is rare need not come up at all. */
export const least = (times: number): number => (isQuick ? 0 : times)

/** Of a long list that a test goes through, in the quick mode every tenth. */
export const some = <T>(all: readonly T[]): readonly T[] => (isQuick ? all.filter((_, nth) => nth % 10 === 0) : all)

/** Whether whole files as publishers offer them are to be read: where they are at hand, and not in the quick mode. */
export const withSources = existsSync(new URL('../../shared/sources/', import.meta.url)) && !isQuick
