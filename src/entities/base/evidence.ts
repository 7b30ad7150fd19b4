import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql'
import { FilorossoError } from '../../model/errors.ts'
import type { EvidenceValue } from '../../model/graph.ts'
import type { Source, Table } from '../sources/source.ts'
import type { Context } from './context.ts'
import { entityOf } from './entity-of.ts'
import { typeOf } from './registry.ts'

@ObjectType({ description: 'One place in a source where a fact stands.' })
export class Evidence {
  readonly data: EvidenceValue

  constructor(value: EvidenceValue) {
    this.data = value
  }

  @Field(() => ID, { description: 'Stable for the same place and fact.' })
  get id(): string {
    return this.data.id
  }

  @Field(() => typeOf('SOURCE'), { description: 'The document.' })
  source(@Ctx() context: Context): Promise<Source> {
    return entityOf(context, 'SOURCE', this.data.source) as Promise<Source>
  }

  @Field(() => Int, { description: '1-based line in the source text.' })
  get line(): number {
    return this.data.line
  }

  @Field(() => String, {
    description:
      'The chapter, sheet or table title that a person with the original looks for, with the printed page on which it begins where the contents give one: Il Piano Operativo (from p. 7).',
  })
  get heading(): string {
    return this.data.heading
  }

  @Field(() => typeOf('TABLE'), { nullable: true, description: 'The table, where the fact stands in one.' })
  async table(@Ctx() context: Context): Promise<Table | null> {
    return this.data.table === null ? null : (entityOf(context, 'TABLE', this.data.table) as Promise<Table>)
  }

  @Field(() => String, { nullable: true, description: 'The row of the table, by its label.' })
  get row(): string | null {
    return this.data.row
  }

  @Field(() => String, { nullable: true, description: 'The column of the table, by its heading.' })
  get column(): string | null {
    return this.data.column
  }

  @Field(() => String, {
    description: 'The figure or name exactly as printed; empty where an empty cell is the evidence.',
  })
  get raw(): string {
    return this.data.raw
  }

  @Field(() => String, {
    nullable: true,
    description:
      'Which field of its entity this place proves, as this API calls it: amount, name, aliases, date; target.period for one inside another. Null where it proves that a relationship exists, or is quoted by a contradiction alone.',
  })
  get field(): string | null {
    return this.data.field
  }

  @Field(() => String, {
    nullable: true,
    description:
      'The whole source line, when the server was given the source text and its checksum matches; null otherwise.',
  })
  async context(@Ctx() context: Context): Promise<string | null> {
    const source = await context.reader.entity(this.data.source)
    const text = source?.kind === 'SOURCE' ? context.sourceText(source.properties.sha256) : null
    return text?.[this.data.line - 1] ?? null
  }
}

/** Evidence by ids, in the order given. */
export function evidenceOf(context: Context, ids: readonly string[]): Promise<Evidence[]> {
  return Promise.all(
    ids.map(async id => {
      const value = await context.reader.evidence(id)
      if (value === null) throw new FilorossoError('INTERNAL', `release ${context.reader.release.id} lacks ${id}`)
      return new Evidence(value)
    }),
  )
}
