import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../src/graph/database.ts'
import type { AnyQuery } from '../../src/graph/query.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { SCHEMA_FILES, schemaStatements } from '../../src/graph/schema.ts'
import { KINDS } from '../../src/model/kinds.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
import { sampleGraph } from '../graph/support/sample.ts'
import { allQueries, cypherFiles, filesUnder } from './files.ts'
import { holdsCypher, lintProblems, openingProblems, type PlanStep, planProblems } from './rules.ts'

let database: Database
let queries: ReadonlyMap<string, AnyQuery>

beforeAll(async () => {
  database = await openTestDatabase()
  queries = await allQueries()
  // The planner decides by how much there is: in an empty database every scan is cheap.
  await loadRelease(database, sampleGraph(300), { scope: ownScope('plans'), contentHash: 'plans' })
  await database.driver.executeQuery('CALL db.resampleOutdatedIndexes()', {}, { database: database.database })
  await database.driver.executeQuery('CALL db.awaitIndexes(60)', {}, { database: database.database })
})

function parametersOf(query: AnyQuery): string[] {
  return Object.keys((query.parameters as z.ZodObject).shape)
}

async function planOf(text: string): Promise<PlanStep> {
  const { summary } = await database.driver.executeQuery(`EXPLAIN ${text}`, {}, { database: database.database })
  if (summary.plan === false) throw new Error('the database gave no plan')
  return summary.plan
}

describe('the files under cypher/', () => {
  test('are each used by a query, and every query has its file', () => {
    const used = [...queries.keys(), ...SCHEMA_FILES].sort()
    expect(cypherFiles.map(({ name }) => name)).toEqual(used)
  })

  test.each(cypherFiles)('$name opens with the question it answers', ({ text }) => {
    expect(openingProblems(text)).toEqual([])
  })

  test.each(cypherFiles.filter(({ name }) => !SCHEMA_FILES.includes(name)))(
    '$name lints clean',
    { timeout: 120_000 },
    ({ name, text }) => {
      const query = queries.get(name)
      expect(query && lintProblems(text, parametersOf(query))).toEqual([])
    },
  )

  test.each(cypherFiles.filter(({ name }) => !SCHEMA_FILES.includes(name)))(
    '$name has a plan without a scan',
    async file => {
      expect(planProblems(file.text, await planOf(file.text))).toEqual([])
    },
  )

  test('of the schema lint clean, statement by statement', () => {
    expect(schemaStatements().flatMap(statement => lintProblems(statement, []))).toEqual([])
  })

  test('give every kind of node its uniqueness', () => {
    const labels = ['Entity', ...Object.values(KINDS).map(({ label }) => label), 'Evidence', 'Check', 'Contradiction']
    const constraints = schemaStatements().join('\n')
    for (const label of labels)
      expect(constraints).toContain(`(node:${label}) REQUIRE (node.release, node.id) IS UNIQUE`)
  })
})

/** What is compiled of what is asked: its tests look at what it makes. */
const COMPILERS = /^(filters\/|graph\/trees\/statement$)/

test('no module under src/ holds Cypher, the compilers of filters and of trees aside', () => {
  const holding = filesUnder('src', '.ts').filter(({ text }) => holdsCypher(text))
  expect(holding.map(({ name }) => name).filter(name => !COMPILERS.test(name))).toEqual([])
})

describe('each of these checks fails when it should', () => {
  const question = '// Which entity is it?\n'

  test('an opening that asks nothing', () => {
    expect(openingProblems('MATCH (n:Entity) RETURN n')).toHaveLength(1)
    expect(openingProblems('// Reads entities.\nMATCH (n:Entity) RETURN n')).toHaveLength(1)
    expect(openingProblems(`${question}RETURN 1`)).toEqual([])
  })

  test('a word that the database does not know', () => {
    const misspelt = {
      label: 'MATCH (n:Entitty {id: $id}) RETURN n',
      type: 'MATCH (n:Entity {id: $id})-[:HAS_LINES]->() RETURN n',
      parameter: 'MATCH (n:Entity {id: $ids}) RETURN n, $id',
      clause: 'MATHC (n:Entity {id: $id}) RETURN n',
      variable: 'MATCH (n:Entity {id: $id}) RETURN m',
    }
    for (const [what, text] of Object.entries(misspelt)) expect(lintProblems(text, ['id']), what).not.toEqual([])
    expect(lintProblems('MATCH (n:Entity {id: $id}) RETURN n', ['id', 'release'])).toHaveLength(1)
    expect(lintProblems('MATCH (n:Entity {id: $id}) RETURN n', ['id'])).toEqual([])
  })

  test.each([
    ['AllNodesScan', 'MATCH (n) WHERE n.id = $id RETURN n'],
    ['NodeByLabelScan', 'MATCH (n:Entity) WHERE n.name = $id RETURN n'],
    [
      'CartesianProduct',
      'MATCH (a:Claim {release: $id, id: $id}), (b:Claim) WHERE b.release = $id AND b.id > $id RETURN a, b',
    ],
  ])('a plan with a %s, unless the opening says why', async (step, cypher) => {
    const plan = await planOf(cypher)
    expect(planProblems(question + cypher, plan)).toContain(`its plan has a ${step}`)
    const allowing = `${question}// allows: ${step} because there are only a few of them\n${cypher}`
    expect(planProblems(allowing, plan)).not.toContain(`its plan has a ${step}`)
    expect(planProblems(`${question}// allows: ${step}\n${cypher}`, plan)).toContain(`its plan has a ${step}`)
  })

  test('an allowance that nothing needs', async () => {
    const cypher = `${question}// allows: AllNodesScan because there are only a few of them\nRETURN 1`
    expect(planProblems(cypher, await planOf(cypher))).toEqual(['it allows a AllNodesScan that its plan does not have'])
  })

  test('Cypher in TypeScript', () => {
    expect(holdsCypher("session.run('MATCH (n) RETURN n')")).toBe(true)
    expect(holdsCypher('session.run(`\n  UNWIND $ids AS id\n`)')).toBe(true)
    expect(holdsCypher('// MATCHES what it should')).toBe(false)
  })
})
