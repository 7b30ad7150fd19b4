import { ArgsType, Field, Int } from 'type-graphql'
import { type Coming, when, whenAll } from '../../model/coming.ts'
import { FilorossoError } from '../../model/errors.ts'
import { once, whenRead } from '../../model/once.ts'
import type { Connection, Edge, PageInfo } from './connection.ts'

export const MAX_FIRST = 100

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many at most, 1 to ${MAX_FIRST}.` })
  first: number = 20

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the edge to continue from; from the beginning when null.',
  })
  after?: string | null
}

@ArgsType()
export class PageArgs extends ForwardArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many at most, 1 to ${MAX_FIRST}, read from the end of the list or back from \`before\`: then \`first\` says nothing.`,
  })
  last?: number | null

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the edge to go back from: the page ends before it, and has `last` edges at most, 20 when null.',
  })
  before?: string | null
}

/** Which way a page is read, how many it has at most, and the cursor that it begins at. */
interface Way {
  size: number
  backwards: boolean
  cursor: string | null
}

/** @throws FilorossoError BAD_USER_INPUT for a size out of bounds, and for a page that is asked for both ways. */
function wayOf({ first, after, last, before }: PageArgs): Way {
  if (last == null && before == null) return { size: checkedFirst(first), backwards: false, cursor: after ?? null }
  if (after != null)
    throw new FilorossoError('BAD_USER_INPUT', 'after: not together with last or before', {
      hint: 'page forwards by first and after, or backwards by last and before',
    })
  return { size: checkedSize('last', last ?? 20), backwards: true, cursor: before ?? null }
}

/** What a cursor is valid in: a list as one release has it. */
export interface ListOfRelease {
  release: string
  name: string
}

/** The list of this name in the release that answers. */
export function listOf({ release }: { release: { id: string } }, name: string): ListOfRelease {
  return { release: release.id, name }
}

/** A cursor names its release and its list: in another one it would skip rows or begin anywhere, so there it is refused. */
export function cursorOf({ release, name }: ListOfRelease, key: string): string {
  return Buffer.from(JSON.stringify([release, name, key])).toString('base64url')
}

/**
 * What a cursor of this list stands for: an id, or where in the list's order one is.
 * @throws FilorossoError BAD_USER_INPUT for what is not a cursor, and for one of another list or another release
 */
export function keyOfCursor(list: ListOfRelease, cursor: string): string {
  const [release, name, key] = partsOf(cursor)
  if (name !== list.name) throw otherList(name, list.name)
  if (release !== list.release) throw otherRelease(release, list.release)
  return key
}

function partsOf(cursor: string): [release: string, name: string, key: string] {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw badCursor(cursor)
  }
  if (!Array.isArray(parsed) || parsed.length !== 3 || !parsed.every(part => typeof part === 'string'))
    throw badCursor(cursor)
  return parsed as [string, string, string]
}

/** A list with what was asked of it, by a digest: one cursor is of one question alone. */
export function listOfArguments(list: string, digest: string): string {
  return `${list} #${digest}`
}

/** Why a cursor is refused, without the digests, which say nothing to a reader. */
function otherList(of: string, asked: string): FilorossoError {
  const hint = 'a cursor is valid only in the list that returned it, with the same arguments'
  const [list = '', wanted] = [of, asked].map(name => name.replace(/ #[0-9a-f]+$/, ''))
  return list === wanted
    ? new FilorossoError(
        'BAD_USER_INPUT',
        `after: this cursor is of the list "${wanted}" with another filter or order`,
        {
          hint,
        },
      )
    : new FilorossoError(
        'BAD_USER_INPUT',
        `after: this cursor is of the list "${shortened(list)}", not of "${wanted}"`,
        { hint },
      )
}

function otherRelease(of: string, asked: string): FilorossoError {
  const its = shortened(of)
  return new FilorossoError('BAD_USER_INPUT', `after: this cursor is of release ${its}, and release ${asked} answers`, {
    hint: `continue with ?release=${its} after the address, or start the list again without after`,
  })
}

export function badCursor(cursor: string): FilorossoError {
  return new FilorossoError('BAD_USER_INPUT', `after: "${shortened(cursor)}" is not a valid cursor`, {
    hint: 'pass a cursor or endCursor that this list returned',
  })
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

export const checkedFirst = (first: number): number => checkedSize('first', first)

function checkedSize(argument: 'first' | 'last', size: number): number {
  if (size >= 1 && size <= MAX_FIRST) return size
  throw new FilorossoError('BAD_USER_INPUT', `${argument}: ${size} is out of bounds`, {
    hint: `ask for 1 to ${MAX_FIRST} and continue with ${argument === 'first' ? 'after' : 'before'}`,
  })
}

function pageInfo(cursors: readonly string[], hasPreviousPage: boolean, hasNextPage: boolean): PageInfo {
  return {
    hasPreviousPage,
    hasNextPage,
    startCursor: cursors[0] ?? null,
    endCursor: cursors.at(-1) ?? null,
  }
}

const withCursor = whenRead('cursor')

/** An edge whose cursor is made when it is asked for: most who ask for nodes want no cursors. */
export const edgeTo = <T, M extends object = object>(node: T, cursorAt: () => string, more?: M): Edge<T> & M =>
  withCursor({ ...(more as M), node }, cursorAt)

/**
 * A page of a list that is whole in memory: what is tied to one entity, or found by a question. Each part is read when it is asked for: a
 * count alone needs no page, and where a page stands none of its nodes. `count`: how many the list has, where only its beginning is given.
 */
export function pageOf<I, E extends Edge<unknown>, C extends Connection<unknown, E>>(
  type: new () => C,
  list: ListOfRelease,
  items: readonly I[],
  args: PageArgs,
  keyOf: (item: I) => string,
  edgeOf: (item: I, cursor: () => string) => Coming<E>,
  count = items.length,
): C {
  const { size, backwards, cursor } = wayOf(args)
  let [start, end] = [0, items.length]
  if (cursor !== null) {
    const key = keyOfCursor(list, cursor)
    const at = items.findIndex(item => keyOf(item) === key)
    if (at === -1) {
      throw new FilorossoError(
        'BAD_USER_INPUT',
        `${backwards ? 'before' : 'after'}: this cursor is not in the list of this release`,
        {
          hint: 'start the list again without it',
        },
      )
    }
    if (backwards) end = at
    else start = at + 1
  }
  if (backwards) start = Math.max(start, end - size)
  else end = Math.min(end, start + size)
  const page = items.slice(start, end)
  const cursorAt = (item: I) => cursorOf(list, keyOf(item))
  return Object.assign(new type(), {
    edges: once(() => whenAll(page.map(item => edgeOf(item, () => cursorAt(item))))),
    pageInfo: () =>
      pageInfo([...page.slice(0, 1), ...page.slice(-1)].map(cursorAt), start > 0 && items.length > 0, end < count),
    count: () => count,
  })
}

/** Where a page that the database reads begins, which way it goes, and how many rows are asked for. */
export interface RowsWanted {
  limit: number
  from: string | null
  backwards: boolean
}

/** A page of a list that the database pages: it is asked for one row more than the page, to know whether the list goes on. */
export async function pageOfRows<R, T, C extends Connection<T>>(
  type: new () => C,
  list: ListOfRelease,
  args: PageArgs,
  rowsOf: (asked: RowsWanted) => Coming<readonly R[]>,
  keyOf: (row: R) => string,
  load: (row: R) => Coming<T>,
  count: () => Promise<number> | number,
  more: (row: R) => object = () => ({}),
): Promise<C> {
  const { size, backwards, cursor } = wayOf(args)
  const from = cursor === null ? null : keyOfCursor(list, cursor)
  const rows = once(() =>
    when(rowsOf({ limit: size + 1, from, backwards }), found => {
      const page = found.slice(0, size)
      return { page: backwards ? page.reverse() : page, goesOn: found.length > size }
    }),
  )
  const cursorAt = (row: R) => cursorOf(list, keyOf(row))
  const edgeOf = (row: R) => when(load(row), node => edgeTo(node, () => cursorAt(row), more(row)))
  return Object.assign(new type(), {
    edges: once(() => when(rows(), ({ page }) => whenAll(page.map(edgeOf)))),
    pageInfo: () =>
      when(rows(), ({ page, goesOn }) => {
        const [before, beyond] = backwards ? [goesOn, from !== null] : [from !== null, goesOn]
        return pageInfo([...page.slice(0, 1), ...page.slice(-1)].map(cursorAt), before, beyond)
      }),
    count,
  })
}
