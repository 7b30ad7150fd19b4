// Before any decorator of the entities runs, whoever asks for this first.
import 'reflect-metadata'
import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { WALKING } from '../entities/kinds/views.ts'
import type { Expected } from '../graph/reader.ts'
import { ENTITY_KINDS, KINDS } from '../kinds/index.ts'

const KIND_OF = new Map<string, string>(ENTITY_KINDS.map(kind => [KINDS[kind].label, kind]))

/** Tells the reader of each operation what it will ask of the entities that it reads. */
export function tellsWhatIsExpected(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  // Documents are kept by Apollo: the same text is the same object.
  const known = new WeakMap<DocumentNode, Expected>()
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue }) {
          const expected = known.get(document) ?? expectedOf(schema, document)
          known.set(document, expected)
          contextValue.reader.expect?.(expected)
        },
      }
    },
  }
}

/**
 * The kinds of which an operation asks the relationships, and those of which it asks the evidence, wherever it comes by them. A kind
 * of which one place of the operation does not ask is left out: there it would be read for nothing, and may be much.
 */
export function expectedOf(schema: GraphQLSchema, document: DocumentNode): Expected {
  const asked = { edges: new Map<string, boolean>(), evidence: new Map<string, boolean>() }
  const note = (of: Map<string, boolean>, kind: string, isAsked: boolean) =>
    of.set(kind, isAsked && (of.get(kind) ?? true))
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ selectionSet }) {
        const type = types.getType()
        if (selectionSet === undefined || type == null) return
        for (const possible of possibleTypes(schema, getNamedType(type))) {
          const kind = KIND_OF.get(possible.name)
          if (kind === undefined) continue
          const fields = fieldsOf(schema, document, selectionSet, possible)
          // Nothing of what happens to be of another type is shown, nor is it likely there.
          if (fields.length === 0) continue
          const walks = fields.some(field => field === 'neighbours' || WALKING.has(`${possible.name}.${field}`))
          note(asked.edges, kind, walks)
          note(asked.evidence, kind, fields.includes('evidence'))
        }
      },
    }),
  )
  const always = (of: ReadonlyMap<string, boolean>) => new Set([...of].flatMap(([kind, is]) => (is ? [kind] : [])))
  return { edges: always(asked.edges), evidence: always(asked.evidence) }
}

const possibleTypes = (schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []

/** The fields that are selected of an object of this type, those of fragments that are for it among them. */
function fieldsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  selections: SelectionSetNode,
  type: GraphQLObjectType,
): string[] {
  return selections.selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) return [selection.name.value]
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            each => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
          )
    if (fragment?.kind !== Kind.INLINE_FRAGMENT && fragment?.kind !== Kind.FRAGMENT_DEFINITION) return []
    const on = fragment.typeCondition?.name.value
    const fits = on === undefined || possibleTypes(schema, schema.getType(on) as GraphQLNamedType).includes(type)
    return fits ? fieldsOf(schema, document, fragment.selectionSet, type) : []
  })
}
