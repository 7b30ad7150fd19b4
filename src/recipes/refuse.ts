import { FilorossoError } from '../model/errors.ts'

const MOST_SHOWN = 20

/** Ends an import with what is wrong, the first of it stated. */
export function refuse(faults: readonly string[], hint?: string): never {
  const more = faults.length > MOST_SHOWN ? [`… and ${faults.length - MOST_SHOWN} more`] : []
  throw new FilorossoError(
    'BAD_USER_INPUT',
    [...faults.slice(0, MOST_SHOWN), ...more].join('\n'),
    hint === undefined ? {} : { hint },
  )
}
