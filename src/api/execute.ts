import {
  BREAK,
  type DocumentNode,
  defaultFieldResolver,
  defaultTypeResolver,
  type ExecutionResult,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  locatedError,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ResponsePath,
  responsePathAsArray,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { type Coming, when } from '../model/coming.ts'
import { frozen } from '../model/frozen.ts'

type Given = Readonly<Record<string, unknown>>
type Path = ResponsePath | undefined

/** An operation to be run: what `execute` of GraphQL takes. */
export interface Asked {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode | undefined
  operationName: string | null | undefined
  variableValues: Given
  contextValue: Context
}

/**
 * Answers an operation as GraphQL's own `execute` does, by a plan that is made once for each document: which fields an object of a type
 * has, what they are given, how they are completed. That one finds it out again for each object, and makes some five objects for each field.
 * What is not planned for (mutations, @skip and @include, wrong variables) it answers itself.
 */
export function executed(asked: Asked): Coming<ExecutionResult> {
  const { schema, document, operation, operationName, variableValues, contextValue } = asked
  const whole = () =>
    execute({ schema, document, operationName, variableValues, contextValue }) as Coming<ExecutionResult>
  if (operation === undefined) return whole()
  const plan = planOf(schema, document, operation)
  if (plan === null) return whole()
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues)
  if (coerced === undefined) return whole()
  const run = new Run(contextValue, coerced)
  return when(run.answer(plan), data => {
    if (data !== null) counted.set(data, run.values)
    return run.errors.length === 0 ? { data } : { errors: run.errors, data }
  })
}

/** How many values are in the data of an answer; undefined where nobody has counted. */
export const valuesIn = (data: object): number | undefined => counted.get(data)

const counted = new WeakMap<object, number>()

/** Fields of all plans, some 800 bytes each: fragments inside fragments make a short text a long plan. Beyond it all are made anew. */
const MOST_PLANNED = 10_000
let planned = 0

/** Of documents that are kept parsed, and so come again. */
let plans = new WeakMap<OperationDefinitionNode, Plan>()

function planOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Plan | null {
  if (planned > MOST_PLANNED) {
    plans = new WeakMap()
    planned = 0
  }
  const known = plans.get(operation)
  const plan = known?.schema === schema ? known : new Plan(schema, document, operation)
  plans.set(operation, plan)
  return plan.isWhole ? plan : null
}

/** Makes of what a field has resolved to what is answered. */
type Complete = (run: Run, value: unknown, path: Path) => Coming<unknown>

/** A field of a type, as an operation asks it. */
interface Planned {
  key: string
  field: GraphQLField<unknown, unknown>
  nodes: readonly FieldNode[]
  /** Of itself: where in the answer it stands and with which variables, no resolver asks. */
  info: GraphQLResolveInfo
  /** What it is given, where no variable says it. */
  fixed: Given | null
  isVariable: boolean
  /** Whether nothing is below it. */
  isLeaf: boolean
  complete: Complete
}

const NOTHING: Given = Object.freeze({})

/** How the objects of an operation are answered, as far as any have been. */
class Plan {
  readonly schema: GraphQLSchema
  readonly isWhole: boolean
  readonly #operation: OperationDefinitionNode
  readonly #fragments: Record<string, FragmentDefinitionNode> = {}
  #root: readonly Planned[] | null = null

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.schema = schema
    this.#operation = operation
    for (const each of document.definitions)
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.#fragments[each.name.value] = each
    this.isWhole = operation.operation === OperationTypeNode.QUERY && !hasWhatIsNotPlanned(document)
  }

  get root(): readonly Planned[] {
    this.#root ??= this.#fieldsOf([this.#operation.selectionSet], this.schema.getQueryType() as GraphQLObjectType)
    return this.#root
  }

  /** The fields of an object of this type, those of fragments that are for it among them, in the order in which they are asked. */
  #fieldsOf(sets: readonly SelectionSetNode[], type: GraphQLObjectType): Planned[] {
    const nodes = new Map<string, FieldNode[]>()
    const seen = new Set<string>()
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value
          const known = nodes.get(key)
          if (known === undefined) nodes.set(key, [selection])
          else known.push(selection)
          continue
        }
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (seen.has(selection.name.value)) continue
          seen.add(selection.name.value)
        }
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments[selection.name.value]
        if (fragment !== undefined && this.#fits(fragment.typeCondition?.name.value, type))
          collect(fragment.selectionSet)
      }
    }
    for (const set of sets) collect(set)
    planned += nodes.size
    return [...nodes].flatMap(([key, nodes]) => this.#planned(key, nodes, type) ?? [])
  }

  #fits(name: string | undefined, type: GraphQLObjectType): boolean {
    if (name === undefined || name === type.name) return true
    const on = this.schema.getType(name)
    return isAbstractType(on) && this.schema.isSubType(on, type)
  }

  #planned(key: string, nodes: readonly FieldNode[], parentType: GraphQLObjectType): Planned | null {
    const [node] = nodes as [FieldNode]
    const field = this.#fieldNamed(node.name.value, parentType)
    if (field === undefined) return null
    const info: GraphQLResolveInfo = {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType,
      path: { prev: undefined, key, typename: parentType.name },
      schema: this.schema,
      fragments: this.#fragments,
      rootValue: undefined,
      operation: this.#operation,
      variableValues: {},
    }
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
    return {
      key,
      field,
      nodes,
      info,
      fixed: field.args.length === 0 ? NOTHING : null,
      isVariable: hasVariable(node),
      isLeaf: isLeafType(isNonNullType(field.type) ? field.type.ofType : field.type),
      complete: this.#completing(field.type, sets, info),
    }
  }

  #fieldNamed(name: string, parent: GraphQLObjectType): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
    const isRoot = parent === this.schema.getQueryType()
    if (isRoot && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (isRoot && name === TypeMetaFieldDef.name) return TypeMetaFieldDef
    return parent.getFields()[name]
  }

  #completing(type: GraphQLOutputType, sets: readonly SelectionSetNode[], info: GraphQLResolveInfo): Complete {
    if (isNonNullType(type)) {
      const inner = this.#completing(type.ofType, sets, info)
      return (run, value, path) => {
        const completed = inner(run, value, path)
        if (completed === null)
          throw new Error(`Cannot return null for non-nullable field ${info.parentType.name}.${info.fieldName}.`)
        return completed
      }
    }
    const there = this.#completingThere(type, sets, info)
    return (run, value, path) => {
      if (value === null || value === undefined) return null
      if (value instanceof Error) throw value
      return there(run, value, path)
    }
  }

  /** Of what is not null. */
  #completingThere(type: GraphQLOutputType, sets: readonly SelectionSetNode[], info: GraphQLResolveInfo): Complete {
    if (isListType(type)) return listed(type.ofType, this.#completing(type.ofType, sets, info), info)
    if (isLeafType(type)) return (_, value) => serialized(type, value)
    const byType = new Map<GraphQLObjectType, readonly Planned[]>()
    const fieldsOf = (object: GraphQLObjectType): readonly Planned[] => {
      const known = byType.get(object) ?? this.#fieldsOf(sets, object)
      byType.set(object, known)
      return known
    }
    if (isObjectType(type)) return (run, value, path) => run.object(fieldsOf(type), value, path)
    const abstract = type as GraphQLAbstractType
    const resolveType = abstract.resolveType ?? defaultTypeResolver
    return (run, value, path) =>
      when(resolveType(value, run.context, info, abstract) as Coming<string | undefined>, name => {
        const object = this.schema.getType(name ?? '')
        if (!isObjectType(object) || !this.schema.isSubType(abstract, object))
          throw new TypeError(
            `Abstract type "${abstract.name}" must resolve to an Object type at runtime for field "${info.parentType.name}.${info.fieldName}".`,
          )
        return run.object(fieldsOf(object), value, path)
      })
  }
}

/** One answer while it is made. */
class Run {
  readonly context: Context
  readonly errors: GraphQLError[] = []
  values = 0
  readonly #variables: Record<string, unknown>
  readonly #given = new Map<Planned, Given>()
  /** Where there is null for an error: nothing is said of what was below. */
  readonly #nulled = new Set<Path>()

  constructor(context: Context, variables: Record<string, unknown>) {
    this.context = context
    this.#variables = variables
  }

  answer(plan: Plan): Coming<Record<string, unknown> | null> {
    const failed = (error: unknown) => {
      this.#note(error as GraphQLError, undefined)
      return null
    }
    try {
      const data = this.object(plan.root, undefined, undefined)
      return data instanceof Promise ? data.catch(failed) : data
    } catch (error) {
      return failed(error)
    }
  }

  object(fields: readonly Planned[], source: unknown, path: Path): Coming<Record<string, unknown>> {
    const object: Record<string, unknown> = {}
    let isComing = false
    try {
      for (const field of fields) {
        const value = this.#field(field, source, path)
        object[field.key] = value
        if (value instanceof Promise) isComing = true
      }
    } catch (error) {
      if (isComing) return afterAll(Object.values(object), error)
      throw error
    }
    this.values += fields.length
    return isComing ? there(object) : object
  }

  #field(field: Planned, source: unknown, above: Path): Coming<unknown> {
    // Most fields are leaves, and most of them do not fail: only then is it asked where.
    const path = field.isLeaf ? undefined : pathTo(above, field.key)
    try {
      const value = this.#resolved(field, source)
      const completed =
        value instanceof Promise
          ? value.then(there => field.complete(this, there, path))
          : field.complete(this, value, path)
      if (!(completed instanceof Promise)) return completed
      return completed.catch(error =>
        this.failed(error, field.field.type, field.nodes, path ?? pathTo(above, field.key)),
      )
    } catch (error) {
      return this.failed(error, field.field.type, field.nodes, path ?? pathTo(above, field.key))
    }
  }

  #resolved(planned: Planned, source: unknown): unknown {
    const { field, info } = planned
    const resolve = field.resolve ?? defaultFieldResolver
    return resolve(source, planned.fixed ?? this.#givenTo(planned), this.context, info)
  }

  #givenTo(planned: Planned): Given {
    const { field, nodes, isVariable } = planned
    const known = this.#given.get(planned)
    if (known !== undefined) return known
    const given = getArgumentValues(field, nodes[0] as FieldNode, this.#variables)
    if (isVariable) this.#given.set(planned, given)
    // Others will be given the same.
    else planned.fixed = frozen(given)
    return given
  }

  /** Null where that may be; else what is above it has failed, too. */
  failed(error: unknown, type: GraphQLOutputType, nodes: readonly FieldNode[], path: Path): null {
    const located = locatedError(error, nodes, responsePathAsArray(path as ResponsePath))
    if (isNonNullType(type)) throw located
    this.#note(located, path)
    return null
  }

  #note(error: GraphQLError, path: Path): void {
    for (let at = path; at !== undefined; at = at.prev) if (this.#nulled.has(at)) return
    if (this.#nulled.has(undefined)) return
    this.#nulled.add(path)
    this.errors.push(error)
  }
}

const pathTo = (prev: Path, key: string | number): ResponsePath => ({ prev, key, typename: undefined })

/** An object once all that it waits for is there. */
async function there(object: Record<string, unknown>): Promise<Record<string, unknown>> {
  const names = Object.keys(object)
  const values = await Promise.all(names.map(name => object[name]))
  for (const [nth, name] of names.entries()) object[name] = values[nth]
  return object
}

function listed(type: GraphQLOutputType, complete: Complete, info: GraphQLResolveInfo): Complete {
  const item = (run: Run, value: unknown, path: Path): Coming<unknown> => {
    try {
      const completed =
        value instanceof Promise ? value.then(there => complete(run, there, path)) : complete(run, value, path)
      if (!(completed instanceof Promise)) return completed
      return completed.catch(error => run.failed(error, type, info.fieldNodes, path))
    } catch (error) {
      return run.failed(error, type, info.fieldNodes, path)
    }
  }
  return (run, value, prev) => {
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value))
      throw new TypeError(
        `Expected Iterable, but did not find one for field "${info.parentType.name}.${info.fieldName}".`,
      )
    const items: unknown[] = []
    let isComing = false
    try {
      for (const each of value as Iterable<unknown>) {
        const completed = item(run, each, pathTo(prev, items.length))
        items.push(completed)
        if (completed instanceof Promise) isComing = true
      }
    } catch (error) {
      const begun = [...items, ...(value as Iterable<unknown>)].filter(each => each instanceof Promise)
      if (begun.length > 0) return afterAll(begun, error)
      throw error
    }
    run.values += items.length
    return isComing ? Promise.all(items) : items
  }
}

/** What has failed, once what was begun beside it has ended: nobody else waits for that, and it may fail, too. */
const afterAll = (begun: readonly unknown[], error: unknown): Promise<never> =>
  Promise.allSettled(begun).then(() => {
    throw error
  })

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const text = type.serialize(value)
  if (text === null || text === undefined) throw new TypeError(`${type.name} cannot say ${String(value)}`)
  return text
}

/** Whether a variable is what a field is given, or inside of it. */
function hasVariable({ arguments: given = [] }: FieldNode): boolean {
  let found = false
  for (const argument of given)
    visit(argument, {
      Variable() {
        found = true
        return BREAK
      },
    })
  return found
}

/** What is selected or not as a variable says; and a name that cannot be given to what an object has. */
function hasWhatIsNotPlanned(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Directive() {
      found = true
      return BREAK
    },
    Field({ alias }) {
      if (alias?.value !== '__proto__') return undefined
      found = true
      return BREAK
    },
  })
  return found
}
