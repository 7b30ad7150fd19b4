import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import { EXCLUSION_REASONS } from '../../dataset/verify/reasons.ts'
import type { EntityOf } from '../../model/graph.ts'
import type { SourceTaken } from '../../model/taken.ts'
import { EXCLUDED_COLUMN } from '../../model/vocabulary.ts'
import type { Context } from '../base/context.ts'
import { typeOf } from '../base/registry.ts'

const MEANINGS: Readonly<Record<string, string>> = { ...EXCLUDED_COLUMN, ...EXCLUSION_REASONS }

@ObjectType({ description: 'How much of a source states no fact, for one reason.', simpleResolvers: true })
export class Exclusion {
  @Field(() => String, { description: 'The reason, as the package writes it, e.g. page-number or repetition.' })
  reason!: string

  @Field(() => String, { description: 'What the reason means, in a sentence.' })
  meaning!: string

  @Field(() => Int, { description: 'How many there are.' })
  count!: number
}

@ObjectType({
  description:
    'What a data package takes of a source, what it says is not a fact, and whether it was proved: as it was when the release was loaded.',
})
export class Taken {
  readonly data: SourceTaken

  constructor(data: SourceTaken) {
    this.data = data
  }

  @Field(() => Int, { description: 'How many pieces of evidence have their place in it.' })
  get places(): number {
    return this.data.places
  }

  @Field(() => [Exclusion], {
    description: 'Figures that are not facts, each listed in the package with its reason; most first.',
  })
  get figures(): Exclusion[] {
    return exclusions(this.data.figures)
  }

  @Field(() => [Exclusion], { description: 'Columns, or elements, of which nothing is taken; most first.' })
  get columns(): Exclusion[] {
    return exclusions(this.data.columns)
  }

  @Field(() => [Exclusion], { description: 'Kinds of record of which nothing is taken; most first.' })
  get records(): Exclusion[] {
    return exclusions(this.data.records)
  }

  @Field(() => String, {
    nullable: true,
    description:
      'When every figure of the package was last proved against the source, byte by byte the same, ISO 8601 in UTC. Null where that is not noted, or the package has changed since.',
  })
  get proved(): string | null {
    return this.data.proved
  }

  @Field(() => String, {
    nullable: true,
    description: 'The version of the program that proved it; null where it is not proved.',
  })
  get provedBy(): string | null {
    return this.data.provedBy
  }
}

const exclusions = (counts: Readonly<Record<string, number>>): Exclusion[] =>
  Object.entries(counts)
    .map(([reason, count]) => ({ reason, meaning: MEANINGS[reason] ?? reason, count }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1))

@Resolver(() => typeOf('SOURCE'))
export class SourceFields {
  @FieldResolver(() => Taken, {
    nullable: true,
    description:
      'What is taken of it, what is not a fact, and whether that was proved. Null where the load did not note it.',
  })
  taken(@Root() { id }: EntityOf<'SOURCE'>, @Ctx() { reader }: Context): Taken | null {
    const found = reader.release.taken?.find(({ source }) => source === id)
    return found === undefined ? null : new Taken(found)
  }
}
