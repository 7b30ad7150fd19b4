import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  parseValue,
  valueFromASTUntyped,
} from 'graphql'
import { FilorossoError } from '../model/errors.ts'

/**
 * The value of an argument as an address gives it. A text stands as it is; several values stand behind commas, or each in
 * a parameter of its own; a filter is JSON, or as GraphQL writes it. Whether it is of its type is for the execution to say.
 * @throws FilorossoError BAD_USER_INPUT where it can be read in neither way
 */
export function argumentIn(type: GraphQLInputType, texts: readonly string[], name: string): unknown {
  const bare = getNullableType(type)
  if (isListType(bare)) {
    const parts = texts.flatMap(text => (/^\s*\[/.test(text) ? [text] : text.split(',')))
    return parts.flatMap(text =>
      /^\s*\[/.test(text) ? structured(text, name) : simple(getNamedType(bare).name, text.trim()),
    )
  }
  const text = texts.at(-1) ?? ''
  return isInputObjectType(bare) ? structured(text, name) : simple(getNamedType(bare).name, text)
}

function simple(type: string, text: string): unknown {
  if (type === 'Boolean') return text === 'true' ? true : text === 'false' ? false : text
  return type === 'Int' && /^-?\d+$/.test(text) ? Number(text) : text
}

function structured(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    try {
      return valueFromASTUntyped(parseValue(text))
    } catch (error) {
      throw new FilorossoError('BAD_USER_INPUT', `${name} is neither JSON nor GraphQL: ${(error as Error).message}`, {
        hint: `write it as in ?${name}={"name":{"contains":"anpal"}}, percent-encoded`,
      })
    }
  }
}
