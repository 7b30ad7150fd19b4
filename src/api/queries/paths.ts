import { Arg, Ctx, ID, Int, Resolver } from 'type-graphql'
import type { Context } from '../../entities/base/context.ts'
import { costOfPaths } from '../../questions/costs.ts'
import { MAX_LENGTH, MAX_PATHS, paths } from '../../questions/paths/paths.ts'
import { Question } from '../question.ts'
import { Path } from '../types/path.ts'

@Resolver()
export class PathsQueries {
  @Question(() => [Path], {
    cost: costOfPaths,
    description:
      'The shortest paths between two entities, all equally long: first those over what few things have in common and over relationships that a source states. Empty where none is short enough. An id that the release does not have is NOT_FOUND; where too much lies between the two, LIMIT_EXCEEDED.',
  })
  async paths(
    @Arg('from', () => ID, { description: 'An entity id.' }) from: string,
    @Arg('to', () => ID, { description: 'The id of another entity.' }) to: string,
    @Arg('maxLength', () => Int, { defaultValue: 6, description: `How many steps at most, 1 to ${MAX_LENGTH}.` })
    maxLength: number,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many paths at most, 1 to ${MAX_PATHS}.` })
    first: number,
    @Ctx() context: Context,
  ): Promise<Path[]> {
    return (await paths(context.reader, { from, to, maxLength, first })).map(path => new Path(path))
  }
}
