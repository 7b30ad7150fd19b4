import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { pause, turns } from '../model/turns.ts'

/**
 * Has the resolvers of a schema take turns: all that are not a plain value, and what is in a long list. What is a function is called by
 * one, compiled or not.
 */
export function resolvesInTurns(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.extensions.isCalled) field.resolve ??= defaultFieldResolver
      if (!isCompositeType(getNamedType(field.type))) continue
      const own = field.resolve ?? defaultFieldResolver
      const resolve = isList(field.type) ? inPieces(own) : own
      const inTurn: Resolve = (source, given, context, info) =>
        turns.due()
          ? pause(context.signal).then(() => resolve(source, given, context, info))
          : resolve(source, given, context, info)
      field.resolve = inTurn
    }
  }
  return schema
}

type Resolve = GraphQLFieldResolver<unknown, Context>

const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type))

/** Things of a list that are completed in one go: a few milliseconds. */
const PIECE = 200

/** Whoever completes a list goes through all of it at once, unless its things come one after the other. */
function inPieces(resolve: Resolve): Resolve {
  const pieces = (list: unknown, signal: AbortSignal | undefined): unknown => {
    if (!Array.isArray(list) || list.length <= 2 * PIECE) return list
    let turn = Promise.resolve()
    return list.map((item, nth) => {
      if (nth < PIECE) return item
      if (nth % PIECE === 0) turn = turn.then(() => pause(signal))
      return turn.then(() => item)
    })
  }
  return (source, given, context, info) => {
    const list = resolve(source, given, context, info)
    return list instanceof Promise ? list.then(come => pieces(come, context.signal)) : pieces(list, context.signal)
  }
}

/** Values that are written in one go: a few milliseconds. */
const SMALL = 30_000

/** An answer as JSON. A large one is written in turns. */
export async function stringifyInTurns(result: object): Promise<string> {
  const written: string[] = []
  for (const piece of piecesOf(result)) {
    written.push(piece)
    if (turns.due()) await turns.take()
  }
  return written.join('')
}

function* piecesOf(value: unknown): Generator<string> {
  if (left(value, SMALL) > 0) {
    yield JSON.stringify(value) ?? 'null'
  } else if (Array.isArray(value)) {
    let before = '['
    for (const each of value) {
      yield before
      yield* piecesOf(each)
      before = ','
    }
    yield before === '[' ? '[]' : ']'
  } else {
    let before = '{'
    for (const [name, each] of Object.entries(value as object)) {
      if (each === undefined) continue
      yield `${before}${JSON.stringify(name)}:`
      yield* piecesOf(each)
      before = ','
    }
    yield before === '{' ? '{}' : '}'
  }
}

/** How many more values there may be beside all that is in this one; none where it has as many or more. */
function left(value: unknown, most: number): number {
  let rest = most - 1
  if (typeof value !== 'object' || value === null) return rest
  // The places of a list as names would be a text each.
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && rest > 0; at++) rest = left(value[at], rest)
  } else
    for (const name in value) {
      rest = left((value as Record<string, unknown>)[name], rest)
      if (rest <= 0) break
    }
  return Math.max(0, rest)
}
