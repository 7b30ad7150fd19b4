import { type ClassType, Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql'
import { type Coming, when, whenAll } from '../../model/coming.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { EntityValue, EvidenceValue } from '../../model/graph.ts'
import type { Context } from './context.ts'
import { entityOf } from './entity-of.ts'
import { typeOf } from './registry.ts'

@ObjectType({ description: 'One place in a source where a fact stands.', simpleResolvers: true })
export class Evidence {
  @Field(() => ID, { description: 'Stable for the same place and fact.' })
  id!: string

  @Field(() => Int, {
    nullable: true,
    description:
      '1-based line in the source text; null where the source is read as records: then record or pointer says where.',
  })
  line!: number | null

  @Field(() => Int, {
    nullable: true,
    description:
      '1-based record of a delimited file (CSV, TSV), of which the header is record 1; column says which cell. Null in other sources.',
  })
  record!: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'Where it stands in a workbook (sheet and cell: Plan!C7), in XML (an XPath) or in JSON (a JSON Pointer); null in other sources.',
  })
  pointer!: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The chapter, sheet or table title that a person with the original looks for, with the printed page on which it begins where the contents give one: Il Piano Operativo (from p. 7). Null where the source is read as records.',
  })
  heading!: string | null

  @Field(() => String, { nullable: true, description: 'The row of the table, by its label.' })
  row!: string | null

  @Field(() => String, { nullable: true, description: 'The column of the table, by its heading.' })
  column!: string | null

  @Field(() => String, {
    description: 'The figure or name exactly as printed; empty where an empty cell is the evidence.',
  })
  raw!: string

  @Field(() => String, {
    nullable: true,
    description:
      'Which field of its entity this place proves, as this API calls it: amount, name, aliases, date; target.period for one inside another, observations.baseline for one of several by its key. Null where it proves that a relationship exists, or is quoted by a contradiction alone.',
  })
  field!: string | null
}

@Resolver(() => Evidence)
export class EvidenceFields {
  @FieldResolver(() => typeOf('SOURCE'), { description: 'The document.' })
  source(@Root() { source }: EvidenceValue, @Ctx() context: Context): Coming<EntityValue> {
    return entityOf(context, 'SOURCE', source)
  }

  @FieldResolver(() => typeOf('TABLE'), {
    nullable: true,
    description: 'The table, where the fact stands in one.',
  })
  table(@Root() { table }: EvidenceValue, @Ctx() context: Context): Coming<EntityValue | null> {
    return table === null ? null : entityOf(context, 'TABLE', table)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The whole source line, when the server was given the source text and its checksum matches; null otherwise.',
  })
  context(@Root() { source: id, line }: EvidenceValue, @Ctx() context: Context): Coming<string | null> {
    if (line === null) return null
    return when(entityOf(context, 'SOURCE', id), source => {
      const text = source.kind === 'SOURCE' ? context.sourceText(source.properties.sha256) : null
      return text?.[line - 1] ?? null
    })
  }
}

/** Evidence by ids, in the order given. */
export function evidenceOf({ reader }: Context, ids: readonly string[]): Coming<EvidenceValue[]> {
  const found = (id: string): Coming<EvidenceValue> =>
    when(reader.now?.evidence(id) ?? reader.evidence(id), value => {
      if (value === null) throw new FilorossoError('INTERNAL', `release ${reader.release.id} lacks ${id}`)
      return value
    })
  return whenAll(ids.map(found))
}

/** The field `evidence` of a type whose values hold its ids. */
export function evidenceFieldOf(type: () => unknown, description: string) {
  @Resolver(type as () => ClassType)
  class OfIt {
    @FieldResolver(() => [Evidence], { description })
    evidence(@Root() { evidence }: { evidence: readonly string[] }, @Ctx() context: Context): Coming<EvidenceValue[]> {
      return evidenceOf(context, evidence)
    }
  }
  return OfIt
}
