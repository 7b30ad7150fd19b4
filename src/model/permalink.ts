import { isEntityId } from './kinds.ts'

/** What has a page of its own beside the entities. */
const OTHERS = ['trace', 'check', 'contradiction'] as const
type Other = (typeof OTHERS)[number]

/** The path under which a thing answers a browser or a program: its id, and the release that it is cited from. */
export function permalinkOf(id: string, release: string | null): string {
  return `/${id}${release === null ? '' : `?release=${encodeURIComponent(release)}`}`
}

/** What an id is the id of, by its form; null where nothing has such an id. */
export function permalinked(id: string): Other | 'entity' | null {
  const other = OTHERS.find(each => id.startsWith(`${each}/`) && id.length > each.length + 1)
  return other ?? (isEntityId(id) ? 'entity' : null)
}
