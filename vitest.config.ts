import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // Two copies of graphql would meet otherwise: its CommonJS and its ESM build.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['tests/**/*.test.ts', 'packages/*/tests/**/*.test.ts'],
    globalSetup: ['tests/database/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Two cores, and a database beside the tests.
    maxWorkers: 2,
  },
})
