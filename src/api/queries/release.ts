import { Ctx, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { NOTHING_MORE, Question } from '../question.ts'
import { Release } from '../types/release.ts'

@Resolver()
export class ReleaseQueries {
  @Question(() => Release, { cost: NOTHING_MORE, description: 'The release that answers this operation.' })
  release(@Ctx() context: Context): Release {
    return new Release(context.reader.release)
  }

  @Question(() => [Release], { cost: NOTHING_MORE, description: 'The releases that the database holds, newest first.' })
  async releases(@Ctx() context: Context): Promise<Release[]> {
    return (await context.releases()).map(each => new Release(each))
  }
}
