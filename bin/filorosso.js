#!/usr/bin/env node
// The sources are TypeScript and are run as they are: there is no build to be stale.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`filorosso: Node ${process.versions.node} is too old; install Node 20.19 or later`)
  process.exit(1)
}
// React draws pages several times slower when it also watches out for a developer's mistakes.
process.env.NODE_ENV ??= 'production'
// From any folder: the decorators need this project's own settings.
process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL('../tsconfig.json', import.meta.url))
register()
await import('../src/cli/main.ts')
