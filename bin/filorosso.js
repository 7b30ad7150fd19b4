#!/usr/bin/env node
// The sources are TypeScript and are run as they are: there is no build to be stale.
import { register } from 'tsx/esm/api'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`filorosso: Node ${process.versions.node} is too old; install Node 20.19 or later`)
  process.exit(1)
}
register()
await import('../src/cli/main.ts')
