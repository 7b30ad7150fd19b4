import { Args, Ctx, Field, Int } from 'type-graphql'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entityOf } from '../base/entity-of.ts'
import { PageArgs } from '../base/paging.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { Check, checksOf } from '../checks/check.ts'
import { AllocationConnection } from '../money/allocations.ts'
import { allocationsIn, tablesOf } from './tables.ts'

@EntityType('ORGANISATION')
export class Organisation extends Entity<'ORGANISATION'> {}

@EntityType('SOURCE')
export class Source extends Entity<'SOURCE'> {
  @Field(() => typeOf('ORGANISATION'), { nullable: true, description: 'Who published it; null where no package says.' })
  async publisher(@Ctx() context: Context): Promise<Entity | null> {
    const { publisher } = this.data.properties
    return publisher === null ? null : entityOf(context, 'ORGANISATION', publisher)
  }

  @Field(() => Int, { description: 'The year it reports on.' })
  get year(): number {
    return this.data.properties.year
  }

  @Field(() => String, { description: 'SHA-256 of the source text, in hexadecimal.' })
  get sha256(): string {
    return this.data.properties.sha256
  }

  @Field(() => Int, { description: 'How many lines the source text has.' })
  get lineCount(): number {
    return this.data.properties.lineCount
  }

  @Field(() => [typeOf('TABLE')], { description: 'Its tables, in the order they are printed.' })
  tables(@Ctx() context: Context): Promise<Entity[]> {
    return tablesOf(context, this.id)
  }
}

@EntityType('TABLE', 'A printed table; its amounts balance, or fail to, inside it.')
export class Table extends Entity<'TABLE'> {
  @Field(() => typeOf('SOURCE'), { description: 'The document it is printed in.' })
  source(@Ctx() context: Context): Promise<Entity> {
    return entityOf(context, 'SOURCE', this.data.properties.source)
  }

  @Field(() => Int, { description: 'Its first line in the source text.' })
  get firstLine(): number {
    return this.data.properties.firstLine
  }

  @Field(() => Int, { description: 'Its last line in the source text.' })
  get lastLine(): number {
    return this.data.properties.lastLine
  }

  @Field(() => AllocationConnection, { description: 'The amounts that stand in it, computed subtotals among them.' })
  allocations(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<AllocationConnection> {
    return allocationsIn(context, this.id, page)
  }

  @Field(() => [Check], { description: 'The checks that are about it.' })
  async checks(@Ctx() context: Context): Promise<Check[]> {
    return checksOf(context, await context.reader.checksAbout(this.id))
  }
}
