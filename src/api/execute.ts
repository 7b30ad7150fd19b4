import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isUnionType,
  Kind,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { Context } from '../entities/base/context.ts'

/** Asked so often, a document is compiled: that takes as long as to execute it some times. */
const SOON = 3
/** Fields of one compiled document: some 1.5 KB of code each, and a few milliseconds for all. */
const MOST_FIELDS = 150
/** Compiled documents that are kept: some 100 KB each. */
const MOST_COMPILED = 100

interface Operation {
  document: DocumentNode
  variableValues: Record<string, unknown>
  contextValue: Context
}

/** A compiled document, and what its variables are where they are left out. */
type Compiled = Pick<CompiledQuery, 'query'> & { defaults: Record<string, unknown> }

/** Answers what is asked again and again without Apollo's execution, which does all the rest. */
export function answersCompiled(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const execute = executor(schema)
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request: { variables }, contextValue }) {
          if (operation === undefined) return null
          const singleResult = await execute({ document, variableValues: variables ?? {}, contextValue })
          if (singleResult === null) return null
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } }
        },
      }
    },
  }
}

/**
 * Executes operations whose document has been asked again and again: it is compiled by graphql-jit, where that answers as graphql does.
 * @returns null for all others, and for whatever fails: graphql executes these, so that errors read alike however often something was asked
 */
export function executor(schema: GraphQLSchema, soon = SOON) {
  const asked = new WeakMap<DocumentNode, number>()
  const compiled = new LRUCache<DocumentNode, Compiled>({
    max: MOST_COMPILED,
    dispose: (_, document) => asked.delete(document),
  })

  const compiledOf = (document: DocumentNode): Compiled | undefined => {
    const times = asked.get(document) ?? 1
    if (times > soon) return compiled.get(document)
    asked.set(document, times + 1)
    if (times < soon || !mayBeCompiled(schema, document)) return undefined
    const made = compileQuery(schema, document)
    if (!isCompiledQuery(made)) return undefined
    const ready = { query: made.query, defaults: defaultsOf(document) }
    compiled.set(document, ready)
    return ready
  }

  return async ({
    document,
    variableValues,
    contextValue,
  }: Operation): Promise<Pick<ExecutionResult, 'data'> | null> => {
    const made = compiledOf(document)
    if (made === undefined) return null
    const result = await made.query(undefined, contextValue, { ...made.defaults, ...variableValues })
    return result.errors === undefined ? result : null
  }
}

/** What variables are where they are left out: graphql-jit knows nothing of that where they may not be null. */
function defaultsOf(document: DocumentNode): Record<string, unknown> {
  const defined = document.definitions.flatMap(each =>
    each.kind === Kind.OPERATION_DEFINITION ? (each.variableDefinitions ?? []) : [],
  )
  return Object.fromEntries(
    defined.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  )
}

/** Whether no variable is inside of it. */
function isConstant(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.every(isConstant)
  if (value.kind === Kind.OBJECT) return value.fields.every(field => isConstant(field.value))
  return value.kind !== Kind.VARIABLE
}

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type))

/**
 * What graphql-jit answers as graphql does, and compiles soon: one operation
 * - without directives: it has not got all of `@skip` and `@include` right;
 * - with variables that are values or lists of them, and stand alone: of an object it writes out all that may be inside, and filters have filters
 *   inside of them; one that was left out inside of an object or a list it takes for null;
 * - of interfaces and unions that say themselves what type a value is of: where it has to find out, it throws what is wrong beside the answer;
 * - that is not too large when what is asked of an interface or a union is written out for each type that it may be.
 */
export function mayBeCompiled(schema: GraphQLSchema, document: DocumentNode): boolean {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each)
  let left = MOST_FIELDS
  /** `times` is how often what encloses it is written out. */
  const fits = (set: SelectionSetNode, type: GraphQLNamedType | undefined, times: number): boolean => {
    if (!isCompositeType(type) || (isAbstractType(type) && type.resolveType == null)) return false
    const written = isAbstractType(type) ? times * schema.getPossibleTypes(type).length : times
    return set.selections.every(selection => {
      if ((selection.directives ?? []).length > 0) return false
      if (selection.kind === Kind.FIELD) {
        left -= written
        if (!(selection.arguments ?? []).every(({ value }) => value.kind === Kind.VARIABLE || isConstant(value)))
          return false
        const field = isUnionType(type) ? undefined : type.getFields()[selection.name.value]
        return (
          left >= 0 &&
          (selection.selectionSet === undefined ||
            (field !== undefined && fits(selection.selectionSet, getNamedType(field.type), written)))
        )
      }
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const on = part?.typeCondition === undefined ? type : schema.getType(part.typeCondition.name.value)
      left -= 1
      return part !== undefined && left >= 0 && fits(part.selectionSet, on, times)
    })
  }
  const [operation] = operations
  return (
    operation?.kind === Kind.OPERATION_DEFINITION &&
    operations.length === 1 &&
    (operation.variableDefinitions ?? []).every(({ type }) => isLeafType(schema.getType(nameOf(type)))) &&
    fits(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1)
  )
}
