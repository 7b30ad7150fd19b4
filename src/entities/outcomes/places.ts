import { Args, Ctx, Field, Int } from 'type-graphql'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { related, relatedIds, relatedOne } from '../base/entity-of.ts'
import { connectionOf, pageOfRelated } from '../base/lists.ts'
import { PageArgs } from '../base/paging.ts'
import { EntityType, typeOf } from '../base/registry.ts'
import { ResultConnection, resultsWith } from './results.ts'

const LineConnection = connectionOf('LINE')
type LineConnection = InstanceType<typeof LineConnection>

@EntityType('REGION')
export class Region extends Entity<'REGION'> {
  @Field(() => String, { description: 'Its ISTAT code.' })
  get istatCode(): string {
    return this.data.properties.istatCode
  }

  @Field(() => String, {
    nullable: true,
    description: 'Null where NUTS has no region of the kind: Trentino-Alto Adige is two NUTS-2 units.',
  })
  get nutsCode(): string | null {
    return this.data.properties.nutsCode
  }

  @Field(() => ResultConnection, { description: 'What a source says was done there.' })
  results(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<ResultConnection> {
    return resultsWith(context, this.id, 'IN_REGION', page)
  }

  @Field(() => LineConnection, { description: 'The lines that a source links to it.' })
  async lines(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<LineConnection> {
    const ids = await relatedIds(context, this.id, 'IN_REGION', 'IN', 'LINE')
    return pageOfRelated(context, 'LINE', `lines of ${this.id}`, ids, page)
  }
}

@EntityType(
  'CPI_GROUP',
  'Public employment centres (CPI) known only by how many they are: the sources list none by name.',
)
export class CpiGroup extends Entity<'CPI_GROUP'> {
  @Field(() => Int, { description: 'How many centres.' })
  get size(): number {
    return this.data.properties.size
  }

  @Field(() => ResultConnection, { description: 'What was done with them.' })
  results(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<ResultConnection> {
    return resultsWith(context, this.id, 'INVOLVES', page)
  }
}

@EntityType('CRISIS')
export class Crisis extends Entity<'CRISIS'> {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the company has several sites; null where no source says.',
  })
  get multiSite(): boolean | null {
    return this.data.properties.multiSite
  }

  @Field(() => typeOf('COMPANY'), {
    nullable: true,
    description: 'Null for a crisis of an area rather than of a company.',
  })
  company(@Ctx() context: Context): Promise<Entity | null> {
    return relatedOne(context, this.id, 'AFFECTS', 'OUT')
  }

  @Field(() => [Entity], { description: 'The lines and sections that intervened on it.' })
  handledBy(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'HANDLES', 'IN')
  }
}

@EntityType('COMPANY')
export class Company extends Entity<'COMPANY'> {
  @Field(() => [typeOf('CRISIS')], { description: 'The crises that affect it.' })
  crises(@Ctx() context: Context): Promise<Entity[]> {
    return related(context, this.id, 'AFFECTS', 'IN')
  }
}
