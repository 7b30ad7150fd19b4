import { type Coming, when, whenAll } from '../../model/coming.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { EntityValue } from '../../model/graph.ts'
import { type EntityKind, KINDS, kindOfId } from '../../model/kinds.ts'
import { permalinked } from '../../model/permalink.ts'
import type { Context } from './context.ts'

/** An entity that the graph itself names: its absence is a fault of the release, not of the request. */
export function entityOf({ reader }: Context, kind: EntityKind | null, id: string): Coming<EntityValue> {
  return when(reader.now?.entity(id) ?? reader.entity(id), value => {
    if (value === null || (kind !== null && value.kind !== kind))
      throw new FilorossoError('INTERNAL', `release ${reader.release.id} lacks ${id}`)
    return value
  })
}

export function entitiesOf(context: Context, ids: readonly string[]): Coming<EntityValue[]> {
  return whenAll(ids.map(id => entityOf(context, null, id)))
}

/**
 * An entity that a request names: null when the release has none of that id.
 * @throws FilorossoError BAD_USER_INPUT for an id of another kind, which no release can have here
 */
export async function entityById(context: Context, kind: EntityKind | null, id: string): Promise<EntityValue | null> {
  if (kind !== null) refuseOtherKind(kind, id)
  return context.reader.entity(id)
}

function refuseOtherKind(kind: EntityKind, id: string): void {
  const [wanted, found] = [KINDS[kind], kindOfId(id)]
  const other = found === null ? permalinked(id) : null
  if (found === kind || (found === null && (other === null || other === 'entity'))) return
  const [what, field] = found === null ? [String(other), 'node'] : [KINDS[found].words[0], fieldOf(KINDS[found].label)]
  throw new FilorossoError(
    'BAD_USER_INPUT',
    `id: ${JSON.stringify(id.slice(0, 200))} is of kind ${what}, not ${wanted.words[0]}`,
    {
      hint: `ask ${field}(id:), or entity(id:) for any kind; an id of kind ${wanted.words[0]} begins with ${wanted.prefix}/`,
    },
  )
}

/** The field of the root that looks a kind up: `spendingProgramme`. */
const fieldOf = (label: string): string => `${label.charAt(0).toLowerCase()}${label.slice(1)}`
