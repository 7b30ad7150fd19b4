#!/usr/bin/env node
// In the package that is published there is JavaScript beside this file; in the repository the sources are run as they are.
import { existsSync } from 'node:fs'

const built = new URL('../src/cli.js', import.meta.url)
if (!existsSync(built)) (await import('tsx/esm/api')).register()
const { main } = await import(existsSync(built) ? built.href : new URL('../src/cli.ts', import.meta.url).href)
process.exitCode = await main(process.argv.slice(2))
