// Writes what is made of schema/schema.graphql, or with --check says what is stale. `npm run schema` and `npm run check` run it.
import { readFile, writeFile } from 'node:fs/promises'
import { buildSchema } from 'graphql'
import { operationTypes, schemaTypes } from './client-types.ts'
import { exampleGroups, examplesForPage, examplesPage } from './examples.ts'
import { listTables } from './list-tables.ts'
import { pageOperations } from './page-operations.ts'
import { bare, changelogWith, fingerprint, finished, lastFingerprint, unsaid } from './schema-changes.ts'

const RECORDED = 'schema/recorded.graphql'
const CHANGELOG = 'docs/schema-changelog.md'
const read = (file: string) => readFile(file, 'utf8')
const [mode, version] = process.argv.slice(2)

const sdl = await read('schema/schema.graphql')
const schema = buildSchema(sdl)
const recorded = await read(RECORDED)
const examples = exampleGroups()
const made: Record<string, string> = {
  'docs/client/schema.ts': await schemaTypes(schema),
  'docs/client/operations.ts': await operationTypes(schema, await read('docs/client/operations.graphql')),
  ...(await pageOperations(schema)),
  'docs/examples.md': examplesPage(examples),
  'web/graphiql/examples.json': examplesForPage(examples),
  'docs/frontends.md': listTables(schema, await read('docs/frontends.md')),
  [CHANGELOG]: changelogWith(buildSchema(recorded), schema, await read(CHANGELOG)),
}
const faults = unsaid(made[CHANGELOG] ?? '').map(row => `${CHANGELOG}: say what a client does: ${row}`)
if (fingerprint(recorded) !== lastFingerprint(made[CHANGELOG] ?? '')) {
  faults.push(`${RECORDED} is not the schema of the newest finished entry of ${CHANGELOG}`)
}
if (mode === '--finish' && version !== undefined && faults.length === 0) {
  made[CHANGELOG] = finished(made[CHANGELOG] ?? '', sdl, version, new Date().toISOString().slice(0, 10))
  made[RECORDED] = bare(sdl)
}
for (const [file, text] of Object.entries(made)) {
  if ((await read(file).catch(() => '')) === text) continue
  if (mode === '--check') faults.push(`${file} is stale; run npm run schema and commit what changes`)
  else await writeFile(file, text).then(() => console.log(`${file} is written`))
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
