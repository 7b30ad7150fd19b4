import { readFileSync } from 'node:fs'
import { type DocumentNode, execute, type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { admitted } from '../api/limits.ts'
import type { Context } from '../entities/base/context.ts'
import { notFound } from '../model/errors.ts'
import type { Answer } from './answers.ts'
import { FACTS_FRAGMENT } from './facts.ts'

export type What = Answer['what']

/** One operation for each kind of page: what the page shows, and what a program gets instead. `subject` is what must be there. */
export const OPERATIONS: Record<What, { document: DocumentNode; subject: string }> = {
  entity: operation('entity', 'entity', FACTS_FRAGMENT),
  trace: operation('trace', 'node'),
  check: operation('check'),
  contradiction: operation('contradiction'),
}

function operation(name: What, subject: string = name, fragments = '') {
  const file = new URL(`../../schema/permalinks/${name}.graphql`, import.meta.url)
  return { document: parse(`${readFileSync(file, 'utf8')}\n${fragments}`), subject }
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const found = definitions.find(each => each.kind === Kind.OPERATION_DEFINITION)
  if (found === undefined) throw new TypeError('a page has an operation')
  return found
}

/**
 * The answer of a page's operation.
 * @throws FilorossoError NOT_FOUND where the release has nothing of that id; otherwise what the API would say.
 */
export async function ask(
  schema: GraphQLSchema,
  context: Context,
  what: What,
  variables: { id: string; after: string | null },
): Promise<Answer> {
  const { document, subject } = OPERATIONS[what]
  admitted(schema, document, operationOf(document), variables, context.reader.release.counts)
  const { data, errors } = await execute({ schema, document, contextValue: context, variableValues: variables })
  const [error] = errors ?? []
  if (error !== undefined) throw error.originalError ?? error
  if (data?.[subject] == null) throw notFound(variables.id)
  return { what, data } as unknown as Answer
}
