import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import type { Entity } from '../../entities/base/entity.ts'
import { entitiesOf } from '../../entities/base/entity-of.ts'
import { typeOf } from '../../entities/base/registry.ts'
import type { ReleaseInfo } from '../../graph/reader.ts'
import type { Coming } from '../../model/coming.ts'

@ObjectType({ description: 'A data package in the version that a release was made of.' })
export class PackageVersion {
  @Field(() => String, { description: 'Its name, as its datapackage.json says.' })
  readonly name: string

  @Field(() => String, { description: 'Its version, as its datapackage.json says, e.g. 0.1.0.' })
  readonly version: string

  @Field(() => String, {
    description: 'Twelve digits of the SHA-256 of its files: the same version with other files has another.',
  })
  readonly fingerprint: string

  @Field(() => String, {
    nullable: true,
    description:
      'The licence of its data, as its datapackage.json says: an SPDX identifier such as CC-BY-4.0, a name or an address. Null where an old load did not note it.',
  })
  readonly licence: string | null

  constructor({ name, version, fingerprint, licence }: ReleaseInfo['packages'][number]) {
    this.name = name
    this.version = version
    this.fingerprint = fingerprint
    this.licence = licence || null
  }
}

@ObjectType({ description: 'An immutable load of the data: answers are cited and replayed by it.' })
export class Release {
  readonly data: ReleaseInfo

  constructor(data: ReleaseInfo) {
    this.data = data
  }

  @Field(() => ID, { description: 'Derived from the data loaded: the same data has the same id everywhere.' })
  get id(): string {
    return this.data.id
  }

  @Field(() => String, { description: 'When it was loaded, ISO 8601 in UTC.' })
  get loadedAt(): string {
    return this.data.loadedAt
  }

  @Field(() => [typeOf('SOURCE')], {
    description: 'The documents it was taken from; empty for a release that does not answer this operation.',
  })
  sources(@Ctx() context: Context): Coming<Entity[]> {
    return context.reader.release.id === this.data.id ? entitiesOf(context, this.data.sources) : Promise.resolve([])
  }

  @Field(() => Int, { description: 'How many entities it holds.' })
  get entityCount(): number {
    return this.data.entityCount
  }

  @Field(() => Int, { description: 'How many relationships it holds.' })
  get relationshipCount(): number {
    return this.data.relationshipCount
  }

  @Field(() => [PackageVersion], {
    description: 'What to load to have it again under the same id; empty where an old load did not note it.',
  })
  packages(): PackageVersion[] {
    return this.data.packages.map(each => new PackageVersion(each))
  }

  @Field(() => String, { description: 'The version of the program that loaded it, with that of its rules.' })
  get program(): string {
    return this.data.program
  }
}
