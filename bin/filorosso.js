#!/usr/bin/env node
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`filorosso: Node ${process.versions.node} is too old; install Node 20.19 or later`)
  process.exit(1)
}
// React draws pages several times slower when it also watches out for a developer's mistakes.
process.env.NODE_ENV ??= 'production'
const { compiledProgram } = await import('./compiled.js')
const compiled = await compiledProgram()
if (compiled === null) {
  // From any folder: the decorators need this project's own settings.
  process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL('../tsconfig.json', import.meta.url))
  const { register } = await import('tsx/esm/api')
  register()
}
await import(compiled ?? '../src/cli/main.ts')
