import { readFile, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { createSchema, sdlOf } from '../api/schema.ts'
import { FilorossoError } from '../model/errors.ts'
import { print, say } from './output.ts'

const FILE = 'schema/schema.graphql'

export function schemaCommand(): Command {
  return new Command('schema')
    .description(`Print the schema of the API, or keep ${FILE} the same as it.`)
    .option('--write', `write ${FILE}`)
    .option('--check', `fail when ${FILE} is stale`)
    .action(async (options: { write?: boolean; check?: boolean }) => {
      const sdl = sdlOf(await createSchema())
      if (options.write) {
        await writeFile(FILE, sdl)
        return say(`${FILE} is written`)
      }
      if (!options.check) return print(sdl)
      const committed = await readFile(FILE, 'utf8').catch(() => '')
      if (committed !== sdl) {
        throw new FilorossoError('UNAVAILABLE', `${FILE} is stale`, {
          hint: 'run npm run schema and commit what changes',
        })
      }
    })
}
