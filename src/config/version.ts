import { readFileSync } from 'node:fs'
import { z } from 'zod'

const description = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')

/** The version of the program, as its package.json says. */
export const VERSION = z.object({ version: z.string() }).parse(JSON.parse(description)).version
