import { readdir, readFile } from 'node:fs/promises'
import type { GraphQLSchema } from 'graphql'
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
  const fragments = await read(SHARED)
  const shared = {
    text: `${fragments}\n${FACTS_FRAGMENT}`,
    from: { fragments, file: `./${SHARED.replace('.graphql', '.ts')}` },
  }
  const made = await Promise.all(
    names.map(async name => {
      const own = await read(name)
      const imports = name === SHARED ? IMPORTS : { ...IMPORTS, shared }
      return [`${TO}/${name.replace('.graphql', '.ts')}`, await operationTypes(schema, own, imports)] as const
    }),
  )
  return Object.fromEntries(made)
}
