import type { StaticFile } from '../api/http/server.ts'
import { ensureWebBuilt } from '../web/build.ts'
import { graphiqlPage, staticFiles } from '../web/static.ts'

/** The bundled pages by path: GraphiQL at /graphql, and what it needs under /assets. */
export async function openPages(
  stateDir: string,
  step: (text: string) => void,
  signal?: AbortSignal,
): Promise<(path: string, acceptEncoding: string | undefined) => StaticFile | null> {
  const files = staticFiles(await ensureWebBuilt({ stateDir, onProgress: step, ...(signal && { signal }) }))
  return (path, acceptEncoding) =>
    path === '/graphql' ? graphiqlPage(files, acceptEncoding) : files(path, acceptEncoding)
}
