import { Command } from 'commander'
import { readEnvironment } from '../config/environment.ts'
import { loadPackages } from '../service/data.ts'
import { listOf } from '../service/service.ts'
import { openStore } from '../service/store.ts'
import { print, printJson, progress } from './output.ts'

export function loadCommand(): Command {
  return new Command('load')
    .description(
      'Load data packages into one new release and switch to it. What is live stays live until all is loaded.',
    )
    .argument('[packages...]', 'folders of data packages; those of FILOROSSO_DATA when none is named')
    .option('--json', 'print the release as JSON')
    .action(async (packages: string[], options: { json?: boolean }) => {
      const environment = readEnvironment(process.env)
      const steps = progress()
      const store = await openStore(environment, { step: steps.step, share: true })
      try {
        const release = await loadPackages(store.database, {
          packages: packages.length > 0 ? packages : listOf(environment.FILOROSSO_DATA),
          keep: environment.FILOROSSO_KEEP,
          steps,
        })
        steps.done()
        if (options.json) printJson(release)
        else print(`release ${release.id}: ${release.entityCount} entities, ${release.relationshipCount} relationships`)
      } finally {
        await store.close()
      }
    })
}
