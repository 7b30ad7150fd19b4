import { createHash } from 'node:crypto'
import {
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
  visit,
} from 'graphql'
import { between, table } from './markdown.ts'

export interface Change {
  weight: 'breaking' | 'dangerous' | 'safe'
  what: string
  /** What it means for a client, where that follows from the kind of change; else a person says it. */
  means: string | null
}

/** What stands where a person has not said yet what a change means. */
const UNSAID = '**to be said**'

const SWITCH = 'A `switch` over it must have a default.'
const NOTHING = 'Nothing to do.'
const DANGERS: Record<string, Pick<Change, 'weight' | 'means'>> = {
  VALUE_ADDED_TO_ENUM: { weight: 'dangerous', means: SWITCH },
  TYPE_ADDED_TO_UNION: { weight: 'dangerous', means: SWITCH },
  IMPLEMENTED_INTERFACE_ADDED: { weight: 'dangerous', means: SWITCH },
  OPTIONAL_ARG_ADDED: { weight: 'safe', means: NOTHING },
  OPTIONAL_INPUT_FIELD_ADDED: { weight: 'safe', means: NOTHING },
}

/** Every change that an operation or a generated type can notice, the gravest first. */
export function changesBetween(before: GraphQLSchema, after: GraphQLSchema): Change[] {
  const breaking = findBreakingChanges(before, after)
  const broken = new Set(breaking.map(({ description }) => pathOf(description)))
  const changes: Change[] = [
    ...breaking.map(({ description }): Change => ({ weight: 'breaking', what: description, means: null })),
    ...manyTogether(findDangerousChanges(before, after)).map(
      ({ type, description }): Change => ({ weight: 'dangerous', means: null, ...DANGERS[type], what: description }),
    ),
    ...deprecations(before, after),
    // Seen from the new schema, what was added is missing in the old one, and what became stricter was laxer.
    ...findBreakingChanges(after, before).flatMap(({ type, description }): Change[] => {
      const what = reversed(type, description)
      return what === null || broken.has(pathOf(description)) ? [] : [{ weight: 'safe', what, means: NOTHING }]
    }),
  ]
  const rank = { breaking: 0, dangerous: 1, safe: 2 }
  const all = new Set(changes.map(({ what }) => what))
  return changes
    .filter(({ what }) => !ofInterfaces(what, [before, after]).some(same => all.has(same)))
    .sort((a, b) => rank[a.weight] - rank[b.weight] || (a.what < b.what ? -1 : 1))
}

/** As many values as a list of codes has are one change: nobody reads two hundred rows that say the same. */
const MANY = 25

function manyTogether<C extends { type: string; description: string }>(changes: readonly C[]): C[] {
  const enumOf = ({ description }: C) => /^\w+ was added to enum type (\w+)\.$/.exec(description)?.[1] ?? null
  const counts = new Map<string | null, number>()
  for (const change of changes) counts.set(enumOf(change), (counts.get(enumOf(change)) ?? 0) + 1)
  const counted = new Set<string>()
  return changes.flatMap(change => {
    const [name, count] = [enumOf(change), counts.get(enumOf(change)) ?? 0]
    if (name === null || count < MANY) return [change]
    if (counted.has(name)) return []
    counted.add(name)
    return [{ ...change, description: `${count} values were added to enum type ${name}.` }]
  })
}

/** What the same change of a field, or of an argument of it, is called at the interfaces of its type: there it is said once for all. */
function ofInterfaces(what: string, schemas: readonly GraphQLSchema[]): string[] {
  const [, before = '', name = '', rest] = /^(An optional arg \w+ on )?(\w+)(\..*)$/.exec(what) ?? []
  return schemas.flatMap(schema => {
    const type = schema.getType(name)
    return isObjectType(type) || isInterfaceType(type)
      ? type.getInterfaces().map(each => `${before}${each.name}${rest}`)
      : []
  })
}

const pathOf = (description: string): string => /^[\w.]+/.exec(description)?.[0] ?? description

function reversed(type: string, description: string): string | null {
  if (type === 'TYPE_REMOVED' || (type === 'FIELD_REMOVED' && !/input/i.test(description))) {
    return description.replace(/was removed/, 'was added')
  }
  const turned = /^(.* changed type from )(\S+) to (\S+)\.$/.exec(description)
  return turned === null ? null : `${turned[1]}${turned[3]} to ${turned[2]}.`
}

/** What was deprecated since, and what is no longer. */
function deprecations(before: GraphQLSchema, after: GraphQLSchema): Change[] {
  const [old, now] = [deprecated(before), deprecated(after)]
  return [...now]
    .filter(([path]) => !old.has(path))
    .map(([path, reason]) => ({ weight: 'safe', what: `${path} is deprecated.`, means: reason }))
}

function deprecated(schema: GraphQLSchema): Map<string, string> {
  return new Map(
    Object.values(schema.getTypeMap()).flatMap(type => {
      const members = isEnumType(type)
        ? type.getValues()
        : isObjectType(type) || isInterfaceType(type)
          ? Object.values(type.getFields())
          : []
      return members.flatMap(({ name, deprecationReason }) =>
        deprecationReason == null ? [] : [[`${type.name}.${name}`, deprecationReason] as const],
      )
    }),
  )
}

/** docs/schema-changelog.md with every change since the recorded schema; what a person said of one is kept. */
export function changelogWith(recorded: GraphQLSchema, schema: GraphQLSchema, page: string): string {
  const said = new Map(
    [...page.matchAll(/^\| (.+) \| (?:breaking|dangerous|safe) \| (.+) \|$/gm)].map(row => [row[1], row[2]]),
  )
  const rows = changesBetween(recorded, schema).map(({ what, weight, means }) => [
    what,
    weight,
    said.get(what) ?? means ?? UNSAID,
  ])
  const text = rows.length === 0 ? 'Nothing yet.' : table(['change', 'kind', 'what a client does'], rows)
  return between(page, 'changes', text)
}

/** The changes of which nobody has said what they mean. */
export function unsaid(page: string): string[] {
  return page.split('\n').filter(row => row.includes(UNSAID))
}

/** A schema as it is recorded: without descriptions, which no client depends on. */
export function bare(sdl: string): string {
  const stripped = visit(parse(sdl, { noLocation: true }), {
    enter: node => ('description' in node ? { ...node, description: undefined } : undefined),
  })
  return `${print(stripped)}\n`
}

/** What an entry names its schema by. */
export const fingerprint = (sdl: string): string => createHash('sha256').update(bare(sdl)).digest('hex').slice(0, 12)

/** The fingerprint that the newest finished entry gives. */
export const lastFingerprint = (page: string): string | undefined => /^## .+ · `([0-9a-f]{12})`$/m.exec(page)?.[1]

/** Ends the open entry: it gets a version, a day and the fingerprint of its schema, and a new one is opened. */
export function finished(page: string, sdl: string, version: string, day: string): string {
  buildSchema(sdl)
  const open = /^## Next\n([\s\S]*?)<!-- changes: .* -->\n([\s\S]*?)<!-- \/changes -->\n/m.exec(page)
  if (open === null) throw new Error('the changelog has no open entry')
  const next = between(
    '## Next\n\n<!-- changes: written by npm run schema -->\n<!-- /changes -->\n',
    'changes',
    'Nothing yet.',
  )
  const entry = `## ${version} · ${day} · \`${fingerprint(sdl)}\`\n\n${open[2]?.trim()}\n`
  return page.replace(open[0], `${next}\n${entry}`)
}
