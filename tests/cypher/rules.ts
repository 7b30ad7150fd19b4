import { lintCypherQuery } from '@neo4j-cypher/language-support'
import { KINDS } from '../../src/model/kinds.ts'
import { RELATION_NAMES } from '../../src/model/relations.ts'

/** What there is in the database besides the kinds and relations of the model. */
const INTERNAL_LABELS = [
  'Entity',
  'Evidence',
  'Check',
  'Contradiction',
  'Claim',
  'EntityText',
  'PackageFile',
  'Release',
  'PrunedRelease',
  'Pointer',
]
const INTERNAL_TYPES = ['ABOUT', 'FOUND', 'CLAIMS', 'LIVE']

const SCHEMA = {
  labels: [...INTERNAL_LABELS, ...Object.values(KINDS).map(({ label }) => label)],
  relationshipTypes: [...INTERNAL_TYPES, ...RELATION_NAMES],
}

/** Steps of a plan that look at all there is of something, in every release, or that multiply. */
const COSTLY = /Scan$|^CartesianProduct$/
const ALLOWANCE = /^\/\/ allows: (\w+) because .{10,}$/

/** What is wrong with the opening of a file: it must say which question it answers. */
export function openingProblems(text: string): string[] {
  const [first = ''] = text.split('\n')
  return /^\/\/ [A-Z].*\?/.test(first) ? [] : [`it does not open with the question that it answers: ${first}`]
}

export function lintProblems(text: string, parameters: readonly string[]): string[] {
  const known = Object.fromEntries(parameters.map(name => [name, '']))
  const diagnostics = lintCypherQuery(text, { ...SCHEMA, parameters: known })
  const unused = parameters.filter(name => !new RegExp(`\\$${name}\\b`).test(text))
  // To tell rows apart it keeps all that was passed into the subquery for each of them: lists of thousands, thousands of times.
  const apart = /\bUNION\b(?! ALL)/.test(text)
    ? ['UNION keeps what is passed in for each row: UNION ALL, and DISTINCT around it']
    : []
  return [
    ...apart,
    ...diagnostics.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`),
    ...unused.map(name => `parameter ${name} is given and not used`),
  ]
}

export interface PlanStep {
  operatorType: string
  children: PlanStep[]
}

/** The costly steps of a plan, those that the file's opening lines allow left out, and allowances that nothing needs. */
export function planProblems(text: string, plan: PlanStep): string[] {
  const allowed = text.split('\n').flatMap(line => ALLOWANCE.exec(line)?.[1] ?? [])
  const taken = [...operators(plan)]
  return [
    ...taken.filter(step => COSTLY.test(step) && !allowed.includes(step)).map(step => `its plan has a ${step}`),
    ...allowed.filter(step => !taken.includes(step)).map(step => `it allows a ${step} that its plan does not have`),
  ]
}

/** Whether TypeScript holds Cypher: a clause with the pattern that follows it. */
export function holdsCypher(source: string): boolean {
  return /['"`\s](OPTIONAL MATCH|MATCH|MERGE|CREATE) \(|\bUNWIND \$|\bDETACH DELETE \w/.test(source)
}

function operators(plan: PlanStep): Set<string> {
  const name = plan.operatorType.replace(/@.*$/, '')
  return new Set([name, ...plan.children.flatMap(child => [...operators(child)])])
}
