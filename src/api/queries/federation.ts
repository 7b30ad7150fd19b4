import { GraphQLScalarType, type GraphQLSchema } from 'graphql'
import { Arg, Ctx, createUnionType, Field, Info, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { entityById } from '../../entities/base/entity-of.ts'
import { type Node, typeNameOf } from '../../entities/base/node.ts'
import { kindTypes } from '../../entities/base/registry.ts'
import { Check } from '../../entities/checks/check.ts'
import { Contradiction } from '../../entities/checks/contradiction.ts'
import { FilorossoError } from '../../model/errors.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../model/kinds.ts'
import { costOfId } from '../../questions/costs.ts'
import { federatedSdl } from '../federation.ts'
import { NOTHING_MORE, Question } from '../question.ts'
import { Trace } from '../types/trace.ts'
import { nodeById } from './nodes.ts'

/** A gateway sends all references of an answer at once and cannot divide them. */
const MAX_REPRESENTATIONS = 1_000

/** As a gateway names a thing of ours. What else a service knows of it is sent along, and not read. */
interface Representation {
  __typename: string
  id: string
}

const AnyScalar = new GraphQLScalarType({
  name: '_Any',
  description: 'A reference of Apollo Federation: an object with __typename and id. Written by gateways.',
  parseValue: representation,
})

const FederatedUnion = createUnionType({
  name: '_Entity',
  description: 'What other services may refer to by its id, in the words of Apollo Federation.',
  types: () => [...kindTypes(), Check, Contradiction, Trace] as const,
  resolveType: value => typeNameOf(value as Node),
})

@ObjectType('_Service', { description: 'The service as a gateway of Apollo Federation composes it.' })
class Service {
  @Field(() => String, { description: 'The schema as a subgraph, as at /subgraph.graphql.', simple: true })
  sdl!: string
}

@Resolver()
export class FederationQueries {
  @Question(() => Service, {
    name: '_service',
    cost: NOTHING_MORE,
    description: 'What a gateway of Apollo Federation composes the service by.',
  })
  service(@Info() { schema }: { schema: GraphQLSchema }): Service {
    return { sdl: federatedSdl(schema) }
  }

  @Question(() => [FederatedUnion], {
    name: '_entities',
    nullable: 'items',
    cost: ({ representations }) =>
      representations.reduce((sum: number, { id }: Representation) => sum + costOfId(id), 0),
    description: `What a gateway of Apollo Federation asks of what other services refer to, at most ${MAX_REPRESENTATIONS} at once, in the order given; null for what the release does not have. For clients there is nodes(ids:).`,
  })
  entities(
    @Arg('representations', () => [AnyScalar], {
      description: 'References: {"__typename": "Act", "id": "act/…"}; of any entity also as "Entity".',
    })
    representations: Representation[],
    @Ctx() context: Context,
  ): Promise<Node | null>[] {
    if (representations.length > MAX_REPRESENTATIONS) {
      throw new FilorossoError('LIMIT_EXCEEDED', `representations: ${representations.length} are too many`, {
        hint: `ask for at most ${MAX_REPRESENTATIONS} at once`,
      })
    }
    return representations.map(each => referredTo(context, each))
  }
}

const KIND_OF = new Map<string, EntityKind>(ENTITY_KINDS.map(kind => [KINDS[kind].label, kind]))
const OTHERS = new Set(['Check', 'Contradiction', 'Trace'])

/** @throws FilorossoError BAD_USER_INPUT for a type that is not one of ours, or an id of another type */
async function referredTo(context: Context, { __typename, id }: Representation): Promise<Node | null> {
  if (__typename === 'Entity') return entityById(context, null, id)
  const kind = KIND_OF.get(__typename)
  if (kind !== undefined) return entityById(context, kind, id)
  if (OTHERS.has(__typename) && typeNameOf({ id }) === __typename) return nodeById(context, id)
  throw new FilorossoError('BAD_USER_INPUT', `representations: ${JSON.stringify(id)} is not the id of ${__typename}`, {
    hint: 'refer to a type of /subgraph.graphql that has @key, by its id',
  })
}

function representation(given: unknown): Representation {
  const { __typename, id } = (given ?? {}) as Partial<Representation>
  if (typeof __typename === 'string' && typeof id === 'string') return { __typename, id }
  throw new FilorossoError('BAD_USER_INPUT', 'a reference has a __typename and an id, both texts', {
    hint: 'send {"__typename": "Act", "id": "act/…"}',
  })
}
