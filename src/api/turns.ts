import {
  defaultFieldResolver,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { pause, turns } from '../model/turns.ts'

/** Has the resolvers of a schema take turns: all that read something, and all lists. */
export function resolvesInTurns(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (!isCompositeType(getNamedType(field.type))) continue
      if (field.resolve === undefined && !isListType(getNullableType(field.type))) continue
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (source, given, context: Context, info) =>
        turns.due()
          ? pause(context.signal).then(() => resolve(source, given, context, info))
          : resolve(source, given, context, info)
    }
  }
  return schema
}

/** Answers that surely hold fewer objects are written in one go, in a few milliseconds. */
const SMALL = 10_000
/** Inside so many lists and objects what is left is small. */
const LEVELS = 10

/** An answer as JSON. A large one is written in turns. */
export async function stringifyInTurns(result: { extensions?: Record<string, unknown> }): Promise<string> {
  const { objects = 0 } = (result.extensions?.cost ?? {}) as { objects?: number }
  if (objects < SMALL) return JSON.stringify(result)
  const written: string[] = []
  for (const piece of piecesOf(result, LEVELS)) {
    written.push(piece)
    if (turns.due()) await turns.take()
  }
  return written.join('')
}

function* piecesOf(value: unknown, levels: number): Generator<string> {
  if (levels === 0 || value === null || typeof value !== 'object') {
    yield JSON.stringify(value) ?? 'null'
  } else if (Array.isArray(value)) {
    let before = '['
    for (const each of value) {
      yield before
      yield* piecesOf(each, levels - 1)
      before = ','
    }
    yield before === '[' ? '[]' : ']'
  } else {
    let before = '{'
    for (const [name, each] of Object.entries(value)) {
      if (each === undefined) continue
      yield `${before}${JSON.stringify(name)}:`
      yield* piecesOf(each, levels - 1)
      before = ','
    }
    yield before === '{' ? '{}' : '}'
  }
}
