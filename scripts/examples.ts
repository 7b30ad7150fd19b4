import { readdirSync, readFileSync } from 'node:fs'
import { Kind, type OperationDefinitionNode, parse } from 'graphql'

const OPERATIONS = 'schema/operations'
const ANSWERS = 'tests/operations/expected'

/** What examples are about, by the field that each asks first; the last takes the rest. */
const GROUPS: readonly [group: string, fields: readonly string[]][] = [
  ['Follow money', ['trace', 'coverage']],
  ['Add and compare', ['sum', 'diff']],
  ['Contradictions and checks', ['contradictions', 'contradiction', 'checks', 'check']],
  ['How things are linked, and when', ['paths', 'timeline', 'search', 'node', 'nodes', 'entity', 'entities']],
  ['Acts', ['act', 'acts', 'decrees']],
  ['Amounts and funds', ['allocation', 'allocations', 'fund', 'funds', 'budgetMissions', 'budgetProgrammes']],
  ['Plans, sections, lines', ['plan', 'plans', 'section', 'sections', 'line', 'lines', 'programmes', 'axes']],
  ['Results and indicators', ['result', 'results', 'indicator', 'indicators', 'navigatorCohorts', 'cpiGroups']],
  ['Who, where, in which source', []],
]

export interface ExampleGroup {
  group: string
  examples: { name: string; title: string; query: string }[]
}

/** The examples that answer as they stand, grouped, in the order of their titles. */
export function exampleGroups(): ExampleGroup[] {
  const groups = new Map(GROUPS.map(([group]) => [group, [] as ExampleGroup['examples']]))
  for (const file of readdirSync(OPERATIONS).sort()) {
    const query = readFileSync(`${OPERATIONS}/${file}`, 'utf8')
    const operation = parse(query).definitions.find(each => each.kind === Kind.OPERATION_DEFINITION)
    const first = operation?.selectionSet.selections[0]
    if (operation === undefined || first?.kind !== Kind.FIELD || !runs(operation)) continue
    const [group] =
      GROUPS.find(([, fields]) => fields.includes(first.name.value)) ?? (GROUPS.at(-1) as (typeof GROUPS)[0])
    const title = /^# (.*)/.exec(query)?.[1] ?? file
    groups.get(group)?.push({ name: file.replace('.graphql', ''), title, query })
  }
  return [...groups]
    .filter(([, examples]) => examples.length > 0)
    .map(([group, examples]) => ({ group, examples: examples.sort((a, b) => (a.title < b.title ? -1 : 1)) }))
}

const runs = ({ variableDefinitions = [] }: OperationDefinitionNode): boolean =>
  variableDefinitions.every(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined)

/** What GraphiQL shows beside the editor. */
export const examplesForPage = (groups: ExampleGroup[]): string => `${JSON.stringify(groups, null, 1)}\n`

/** A page with each example, and the answer that a test holds it to. */
export function examplesPage(groups: ExampleGroup[]): string {
  const answered = new Set(readdirSync(ANSWERS))
  const row = ({ name, title }: ExampleGroup['examples'][number]) => {
    const answer = answered.has(`${name}.json`) ? `[answer](../${ANSWERS}/${name}.json)` : ''
    return `| ${title.replaceAll('|', '\\|')} | [query](../${OPERATIONS}/${name}.graphql) | ${answer} |`
  }
  const tables = groups.map(
    ({ group, examples }) => `## ${group}\n\n| question | | |\n|---|---|---|\n${examples.map(row).join('\n')}\n`,
  )
  return `<!-- Written by npm run schema, of ${OPERATIONS}. -->
# Examples

Each runs as it stands, in GraphiQL by a click on *Examples* at the left. The answers are those of the data that come with the program, read from the report; a test
compares them.

${tables.join('\n')}`
}
