import { readdir, readFile } from 'node:fs/promises'
import { type DefinitionNode, type GraphQLSchema, Kind, parse, visit } from 'graphql'
import { FACTS_FRAGMENT } from '../src/pages/thing/facts.ts'
import { operationTypes } from './client-types.ts'

const FROM = 'schema/pages'
const TO = 'src/pages/operations'
/** What several pages ask for, in the same words. */
const SHARED = 'fragments.graphql'
const IMPORTS = {
  operation: '../operation.ts',
  schema: '../../../docs/client/schema',
  extension: '.ts',
  documents: false,
}

/** The operations of the pages as typed values: a file for each file of operations, by its path. */
export async function pageOperations(schema: GraphQLSchema): Promise<Record<string, string>> {
  const read = (name: string) => readFile(`${FROM}/${name}`, 'utf8')
  const names = (await readdir(FROM)).filter(name => name.endsWith('.graphql')).sort()
  const shared = `${await read(SHARED)}\n${FACTS_FRAGMENT}`
  const made = await Promise.all(
    names.map(async name => {
      const own = await read(name)
      const text = name === SHARED ? own : withFragments(own, shared)
      return [`${TO}/${name.replace('.graphql', '.ts')}`, await operationTypes(schema, text, IMPORTS)] as const
    }),
  )
  return Object.fromEntries(made)
}

/** A text with the fragments that it spreads, and those that they spread. */
function withFragments(text: string, shared: string): string {
  const fragments = new Map(
    parse(shared).definitions.flatMap(each =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  )
  const wanted = new Set<string>()
  const follow = (definition: DefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value)
        if (fragment === undefined || wanted.has(value)) return
        wanted.add(value)
        follow(fragment)
      },
    })
  }
  for (const definition of parse(text).definitions) follow(definition)
  const spread = [...wanted].map(name => {
    const { start, end } = fragments.get(name)?.loc ?? { start: 0, end: 0 }
    return shared.slice(start, end)
  })
  return [text, ...spread].join('\n')
}
