import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type AnyQuery, definedQueries } from '../../src/graph/query.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The files under a folder of the project with an ending, by their paths from that folder without the ending. */
export function filesUnder(folder: string, ending: string): { name: string; text: string }[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith(ending))
    .map(path => ({ name: path.slice(0, -ending.length), text: readFileSync(`${ROOT}${folder}/${path}`, 'utf8') }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Every file of cypher/, by the name that a query is defined with. */
export const cypherFiles = filesUnder('cypher', '.cypher')

/** Every query that any module of src/ defines. */
export async function allQueries(): Promise<ReadonlyMap<string, AnyQuery>> {
  const modules = filesUnder('src', '.ts').filter(({ text }) => text.includes(' defineQuery('))
  await Promise.all(modules.map(({ name }) => import(`${ROOT}src/${name}.ts`)))
  return definedQueries
}
