import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { admitted } from '../api/limits.ts'
import type { Context } from '../entities/base/context.ts'
import { FilorossoError } from '../model/errors.ts'
import type { Operation } from './operation.ts'
import type { Ask } from './page.ts'

/** An operation that a page asked, and what it was answered. */
export interface AskedOperation {
  name: string
  text: string
  variables: Readonly<Record<string, unknown>>
  data: unknown
}

const parsed = new Map<string, DocumentNode>()

/** Operations are written once: each is read once. Those of lists are made of the kinds, so they are not many either. */
function documentOf(text: string): DocumentNode {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const document = parse(text)
  parsed.set(text, document)
  return document
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const found = definitions.find(each => each.kind === Kind.OPERATION_DEFINITION)
  if (found === undefined) throw new TypeError('a page has an operation')
  return found
}

/** What a resolver threw; else what the operation could not be run with is in the address: a filter, an order. */
function causeOf({ message, originalError }: GraphQLError): Error {
  const isOwn = originalError instanceof Error && !(originalError instanceof GraphQLError)
  return isOwn ? originalError : new FilorossoError('BAD_USER_INPUT', message)
}

/** Asks the public API without HTTP, and notes what was asked: a page shows it. */
export function operationsOf(schema: GraphQLSchema, context: Context): { ask: Ask; asked: AskedOperation[] } {
  const asked: AskedOperation[] = []
  const ask = async <R, V>(operation: Operation<R, V>, variables: V): Promise<R> => {
    const document = documentOf(operation.text)
    const definition = operationOf(document)
    const given = variables as Record<string, unknown>
    admitted(schema, document, definition, given, context.reader.release.counts)
    // In the order in which a page asks, whichever is answered first.
    const question: AskedOperation = {
      name: definition.name?.value ?? '',
      text: operation.text,
      variables: given,
      data: null,
    }
    asked.push(question)
    const { data, errors } = await execute({ schema, document, contextValue: context, variableValues: given })
    const [error] = errors ?? []
    if (error !== undefined) throw causeOf(error)
    question.data = data
    return data as R
  }
  return { ask, asked }
}
