import fc from 'fast-check'

/**
 * Every run tries properties on the same cases, so that a change fails for what it changed. `npm run test:random` tries others, and
 * SEED=N those of a seed that failed.
 */
if (process.env.TEST_MODE !== 'random') fc.configureGlobal({ seed: Number(process.env.SEED ?? 2019) })
