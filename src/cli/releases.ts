import { Command } from 'commander'
import { readEnvironment } from '../config/environment.ts'
import { packageInWords } from '../graph/releases/releases.ts'
import { openStore } from '../service/store.ts'
import { print, printJson, progress } from './output.ts'

export function releasesCommand(): Command {
  return new Command('releases')
    .description('List the releases that the database holds, newest first.')
    .option('--json', 'print them as JSON')
    .action(async (options: { json?: boolean }) => {
      const steps = progress(options.json)
      const store = await openStore(readEnvironment(process.env), { step: steps.step, share: true })
      try {
        const releases = await store.releases()
        steps.done()
        if (options.json) return printJson(releases)
        if (releases.length === 0) print('no release; load one with filorosso load')
        for (const { id, loadedAt, entityCount, relationshipCount, packages } of releases) {
          const of = packages.map(packageInWords).join(', ')
          print(`${id}  ${loadedAt}  ${entityCount} entities, ${relationshipCount} relationships  ${of}`.trimEnd())
        }
      } finally {
        await store.close()
      }
    })
}
