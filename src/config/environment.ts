import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { FilorossoError } from '../model/errors.ts'

/** A blank variable is one that is not set: shells and compose files make no difference. */
const optional = z.string().trim().min(1).optional()
const integer = (least: number, most: number, fallback: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be ${least} or more`)
    .max(most, `must be ${most} or less`)
    .default(fallback)

/** Every variable that the program reads, with its default and what it is for: `docs/configuration.md` is made from here. */
const VARIABLES = {
  PORT: { type: integer(0, 65_535, 4000), about: 'Port of the HTTP service; 0 takes a free one.' },
  HOST: { type: z.string().trim().min(1).default('127.0.0.1'), about: 'Address that the HTTP service listens on.' },
  FILOROSSO_ADDRESS: {
    type: z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://example.org' })
      .transform(address => address.replace(/\/+$/, ''))
      .optional(),
    about: 'Where others reach the service, e.g. https://example.org: permalinks and citations begin with it.',
  },
  NEO4J_URI: {
    type: optional,
    about: 'A Neo4j of your own, e.g. neo4j://localhost:7687. Without it a managed one is started.',
  },
  NEO4J_USER: { type: optional, about: 'User of NEO4J_URI; neo4j where neither this nor the next is set.' },
  NEO4J_USERNAME: { type: optional, about: 'The same, as the credentials file of Neo4j Aura calls it.' },
  NEO4J_PASSWORD: { type: optional, about: 'Password of NEO4J_URI.' },
  NEO4J_DATABASE: { type: z.string().trim().min(1).default('neo4j'), about: 'Database of NEO4J_URI.' },
  FILOROSSO_STATE_DIR: {
    type: z.string().trim().min(1).default('.filorosso'),
    about: 'Folder of the managed Neo4j and of the built page.',
  },
  FILOROSSO_NEO4J_HEAP_MB: { type: integer(64, 65_536, 512), about: 'Heap of the managed Neo4j, in megabytes.' },
  FILOROSSO_NEO4J_VERSION: {
    // It becomes part of a folder's name and of a Maven argument.
    type: z
      .string()
      .trim()
      .regex(/^\d+\.\d+\.\d+$/, 'must be a published version such as 5.26.30')
      .optional(),
    about: 'Version of the managed Neo4j, e.g. 5.26.30; 2026.x needs Java 21.',
  },
  FILOROSSO_JAR_CACHE: {
    type: optional,
    about: 'Folder of the jars of the managed Neo4j; ~/.cache/filorosso where it is not set.',
  },
  FILOROSSO_DATA: {
    type: z.string().trim().min(1).default('data/rapporto-2019'),
    about: 'Data packages to load into one release, separated by commas.',
  },
  FILOROSSO_SOURCE: {
    type: optional,
    about:
      'Source texts, separated by commas: with them Evidence.context shows whole lines. Their checksums must match.',
  },
  FILOROSSO_KEEP: { type: integer(1, 100, 3), about: 'How many releases the database keeps, the live one among them.' },
  FILOROSSO_CACHE_MB: {
    type: integer(0, 65_536, 256),
    about: 'Memory for what was read of a release, and for the garbage beside it, in megabytes; 0 turns it off.',
  },
  FILOROSSO_ANSWERS_MB: {
    type: integer(0, 65_536, 64),
    about: 'Memory for whole answers, which are sent again as they are, in megabytes; 0 turns it off.',
  },
  FILOROSSO_IN_FLIGHT: {
    type: integer(1, 1_000, 8),
    about: 'Requests that are worked on at once; others wait, and `/health` never does.',
  },
  FILOROSSO_REQUEST_MS: {
    type: integer(100, 600_000, 10_000),
    about: 'How long one request is worked on, in milliseconds; then it ends with TIMEOUT, and its queries with it.',
  },
  FILOROSSO_QUEUE: {
    type: integer(0, 10_000, 64),
    about: 'Requests that wait for their turn, five seconds at most; beyond it the answer is 503 with Retry-After.',
  },
  FILOROSSO_OPERATIONS: {
    type: optional,
    about:
      'The only operations that are answered: .graphql files, folders of them or JSON manifests, separated by commas.',
  },
  FILOROSSO_CORS_ORIGINS: {
    type: z
      .string()
      .trim()
      .regex(/^(\*|https?:\/\/[^\s,/]+(\s*,\s*https?:\/\/[^\s,/]+)*)$/, {
        error: 'must be * or origins such as https://example.org, separated by commas, without a path',
      })
      .default('*'),
    about: 'Origins whose pages may read, separated by commas; * for any. Credentials are never allowed.',
  },
} as const

type Name = keyof typeof VARIABLES

const schema = z.object(
  Object.fromEntries(Object.entries(VARIABLES).map(([name, { type }]) => [name, type])) as {
    [N in Name]: (typeof VARIABLES)[N]['type']
  },
)

export type Environment = z.infer<typeof schema>

/** The environment, checked in one place. Throws BAD_USER_INPUT that names every variable that is wrong. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.keys(VARIABLES).map(name => [name, variables[name]?.trim() === '' ? undefined : variables[name]]),
  )
  const parsed = schema.safeParse(given)
  if (parsed.success)
    return { ...parsed.data, FILOROSSO_DATA: given.FILOROSSO_DATA ?? ownData(parsed.data.FILOROSSO_DATA) }
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new FilorossoError('BAD_USER_INPUT', `the environment cannot be used: ${faults.join('; ')}`, {
    hint: 'correct or unset what is named; docs/configuration.md has every variable',
  })
}

/** The data that comes with the program: it is wherever the program is, in whatever folder it is started. */
const ownData = (folder: string): string =>
  existsSync(folder) ? folder : fileURLToPath(new URL(`../../${folder}`, import.meta.url))

/** One line a variable, for --help and the documentation. */
export function describeEnvironment(): { name: string; default: string; about: string }[] {
  return Object.entries(VARIABLES).map(([name, { type, about }]) => {
    const parsed = (type as z.ZodType).safeParse(undefined)
    return { name, default: parsed.success && parsed.data !== undefined ? String(parsed.data) : '', about }
  })
}
