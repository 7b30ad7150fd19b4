import DataLoader from 'dataloader'
import {
  Arg,
  type ClassType,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { both, type Grouping, groupingsOf, groupsQuestion, inGroup, type Listed } from '../../filters/groups.ts'
import { BY_ID } from '../../filters/orders.ts'
import { idsQuestion } from '../../filters/question.ts'
import { type FilteredKind, labelOf } from '../../filters/rows.ts'
import { idsOfEach } from '../../filters/together.ts'
import { ENTITY_KINDS } from '../../kinds/index.ts'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { EntityValue } from '../../model/graph.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Context } from '../base/context.ts'
import { Entity } from '../base/entity.ts'
import { entityOf } from '../base/entity-of.ts'
import { enumOf } from '../base/enums.ts'
import { labelOf as labelOfWord } from '../base/labels.ts'
import { connectionOf } from '../base/lists.ts'
import { WordsArg } from '../base/words.ts'
import { CheckConnection } from '../checks/check.ts'
import { ContradictionConnection } from '../checks/contradiction.ts'
import { calledIn } from '../checks/italian.ts'

const MAX_GROUPS = 100

/** A query of the database, and what making an answer of its rows takes, in objects of an answer. */
const QUERY = 200

/** What a group is of, beside what it shows. */
export interface GroupValue {
  listed: Listed
  grouping: Grouping
  key: string | null
  count: number
  /** The ids of its things; those of all groups of a list that are asked for together are read together. */
  ids: () => Promise<string[]>
}

@ObjectType({ description: 'The things of a list that have one thing in common.' })
export class Group {
  readonly data: GroupValue

  constructor(data: GroupValue) {
    this.data = data
  }

  @Field(() => String, {
    nullable: true,
    description:
      'The word, the text, the year, true or false; the id where they are grouped by a relationship. Null for those that have none.',
  })
  get key(): string | null {
    return this.data.key
  }

  @Field(() => String, {
    nullable: true,
    description:
      'What the key is called: a word in the language asked for, the name of what an id is of. Null without a key.',
  })
  async label(@WordsArg lang: Language | null, @Ctx() context: Context): Promise<string | null> {
    const { grouping, key } = this.data
    if (key === null) return null
    if (grouping.by === 'value' && grouping.words !== null)
      return labelOfWord(lang ?? context.language, grouping.words, key)
    if (grouping.by !== 'relation') return key
    const found =
      (await context.reader.entity(key)) ??
      (await context.reader.contradiction(key)) ??
      (await context.reader.check(key))
    return found === null ? key : calledIn(context, lang ?? context.language, found)
  }

  @Field(() => Entity, {
    nullable: true,
    description: 'What they are linked to, where they are grouped by a relationship to entities; null otherwise.',
  })
  async entity(@Ctx() context: Context): Promise<EntityValue | null> {
    const { grouping, key } = this.data
    return grouping.by !== 'relation' || key === null || kindOfId(key) === null ? null : entityOf(context, null, key)
  }

  @Field(() => Int, {
    description:
      'How many of the list are in the group. One that is linked to several is in the group of each: such counts are not to be added.',
  })
  get count(): number {
    return this.data.count
  }
}

/** The first of the groups that a list has. */
class Groups {
  readonly groups: GroupValue[]
  readonly truncated: boolean

  constructor(found: readonly GroupValue[], first: number) {
    this.groups = found.slice(0, first)
    this.truncated = found.length > first
  }
}

async function groupsOf(context: Context, listed: Listed, by: string, first: number): Promise<GroupValue[]> {
  if (first < 1 || first > MAX_GROUPS)
    throw new FilorossoError('BAD_USER_INPUT', `first: ${first} is out of bounds`, {
      hint: `ask for 1 to ${MAX_GROUPS}`,
    })
  const grouping = groupingsOf(listed.kind).get(by) as Grouping
  const rows = await context.reader.groupsMatching(groupsQuestion(listed, grouping), first + 1)
  const idsOf = new DataLoader<(typeof rows)[number], string[]>(async asked => {
    const questions = asked.map(({ key }) =>
      idsQuestion(listed.kind, both(listed.condition, inGroup(grouping, key)), BY_ID, null),
    )
    const found = await idsOfEach(context.reader, questions, Math.max(...asked.map(({ count }) => count)))
    return found.map(ids => ids.map(({ id }) => id))
  })
  return rows.map(row => ({ listed, grouping, ...row, ids: () => idsOf.load(row) }))
}

/** `groups(by:)` on the connection of a kind, and its types: `ActGroups`, `ActGroupBy`. */
function groupsOn(kind: FilteredKind, connection: () => ClassType<object>, group: () => ClassType<Group>) {
  const label = labelOf(kind)
  const words = Object.fromEntries([...groupingsOf(kind)].map(([name, { description }]) => [name, description]))
  const by = enumOf(`${label}GroupBy`, words, `By what a list of ${label} can be counted.`)

  @ObjectType(`${label}Groups`, {
    description: `A list of ${label} counted by what they have: the largest groups first, equals by key.`,
  })
  class GroupsOfKind extends Groups {
    @Field(() => [group()], { name: 'groups', description: 'The groups, at most `first`.' })
    list(): Group[] {
      const type = group()
      return this.groups.map(each => new type(each))
    }

    @Field(() => Boolean, { name: 'truncated', description: 'Whether there are more groups than `first`.' })
    get isTruncated(): boolean {
      return this.truncated
    }
  }

  @Resolver(connection)
  class GroupsField {
    @Extensions({ cost: () => QUERY })
    @FieldResolver(() => GroupsOfKind, {
      description: 'The whole list, not the page, counted by what its things have. Each grouping is a query.',
    })
    async groups(
      @Root() { listed }: { listed: () => Coming<Listed> },
      @Arg('by', () => by, { description: 'What they are counted by.' }) word: string,
      @Arg('first', () => Int, { defaultValue: 20, description: `How many groups at most, 1 to ${MAX_GROUPS}.` })
      first: number,
      @Ctx() context: Context,
    ): Promise<GroupsOfKind> {
      return new GroupsOfKind(await groupsOf(context, await listed(), word, first), first)
    }
  }
  return GroupsField
}

/** `groups` of every list but that of amounts, which the API's questions complete: sums are theirs. */
export const groupFields = (allocationGroup: ClassType<Group>) => [
  ...[...ENTITY_KINDS, 'ENTITY' as const].map(kind =>
    groupsOn(
      kind,
      () => connectionOf(kind),
      () => (kind === 'ALLOCATION' ? allocationGroup : Group),
    ),
  ),
  groupsOn(
    'CHECK',
    () => CheckConnection,
    () => Group,
  ),
  groupsOn(
    'CONTRADICTION',
    () => ContradictionConnection,
    () => Group,
  ),
]
