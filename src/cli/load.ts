import { Command } from 'commander'
import { readEnvironment } from '../config/environment.ts'
import { isNew } from '../database/locate.ts'
import { proofInWords, proveAgainst } from '../dataset/verify/proof.ts'
import { groupBy } from '../model/group-by.ts'
import { configure, fewOf, loadPackages, type Reading } from '../service/data.ts'
import { keepHeapSmall } from '../service/garbage.ts'
import { comeLast } from '../service/priority.ts'
import { listOf } from '../service/service.ts'
import { openStore } from '../service/store.ts'
import { print, printJson, progress } from './output.ts'

export function loadCommand(): Command {
  return new Command('load')
    .description(
      'Load data packages into one new release and switch to it. What is live stays live until all is loaded.',
    )
    .argument('[packages...]', 'folders of data packages; those of FILOROSSO_DATA when none is named')
    .option(
      '--source <file>',
      'a source at hand, once for each: what its package says is proved against it first',
      (file: string, others: string[]) => [...others, file],
      [] as string[],
    )
    .option('--json', 'print the release as JSON')
    .action(async (named: string[], options: { json?: boolean; source: string[] }) => {
      keepHeapSmall('loading')
      const environment = readEnvironment(process.env)
      const steps = progress()
      const packages = named.length > 0 ? named : listOf(environment.FILOROSSO_DATA)
      const proved = await proveAgainst(packages, options.source, steps.step)
      for (const [words, folders] of groupBy(packages, each =>
        proved.includes(each) ? 'proved against its source' : proofInWords(each),
      ))
        steps.step(`${fewOf(folders)}: ${words}`)
      const loading = { packages, keep: environment.FILOROSSO_KEEP, steps }
      const configured = configure(loading)
      // What an empty database will be given is made while it starts; of another it is not known whether it is wanted.
      const wrong = new AbortController()
      let reading: Reading | undefined
      const meanwhile = () => {
        reading = configured.read()
        reading.graph.catch(error => wrong.abort(error))
      }
      const store = await openStore(environment, {
        step: steps.step,
        share: true,
        signal: wrong.signal,
        meanwhile: isNew(environment) ? meanwhile : undefined,
      }).catch(error => {
        reading?.end()
        throw wrong.signal.aborted ? wrong.signal.reason : error
      })
      comeLast()
      try {
        const release = await loadPackages(store.database, loading, configured)
        steps.done()
        if (options.json) printJson(release)
        else print(`release ${release.id}: ${release.entityCount} entities, ${release.relationshipCount} relationships`)
      } finally {
        await store.close()
      }
    })
}
