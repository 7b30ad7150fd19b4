import type { Context } from '../entities/base/context.ts'
import type { OpenStore } from './store.ts'

/** What one operation is run with: a reader of one release, whose work in the database ends with the request. */
export function contextMaker(store: OpenStore, sourceText: Context['sourceText'], address = '') {
  return async (release: string | null, signal?: AbortSignal): Promise<Context> => ({
    reader: await store.reader(release, { signal }),
    signal,
    language: 'EN',
    address,
    readerOf: other => store.reader(other, { signal }),
    releases: () => store.releases(),
    sourceText,
  })
}
