import { resolve } from 'node:path'
import { Command } from 'commander'
import { openInProcess } from './in-process.ts'
import { questionsNamed } from './questions/index.ts'
import { countAll, overBudget, readBudgets, writeBudgets } from './quick.ts'

interface Options {
  quick?: boolean
  writeBudgets?: boolean
  only?: string
  state: string
}

const say = (text: string) => process.stderr.write(`${text}\n`)

const program = new Command('npm run bench --')
  .description('What questions take: of this service, and beside it of others over the same data.')
  .option(
    '--quick',
    'count round trips, dbHits, rows and bytes of each question, and fail where one is over its budget',
  )
  .option('--write-budgets', 'with --quick: what is counted becomes the budget, in bench/budgets.json')
  .option('--only <questions>', 'some of the questions, separated by commas')
  .option('--state <folder>', 'where databases and made data are kept', '.filorosso/bench')

async function quick({ only, state, writeBudgets: writes = false }: Options): Promise<void> {
  const service = await openInProcess({ FILOROSSO_STATE_DIR: resolve(state, 'quick'), ...ownDatabase() }, say)
  try {
    const counted = await countAll(service, questionsNamed(only), say)
    if (writes) return writeBudgets(counted)
    const over = overBudget(counted, readBudgets())
    for (const line of over) say(`over its budget: ${line}`)
    if (over.length > 0) process.exitCode = 1
    else say(`${counted.size} questions within their budgets`)
  } finally {
    await service.close()
  }
}

/** The figures are those of the report alone, whatever else the environment says is loaded. */
function ownDatabase() {
  return { FILOROSSO_DATA: 'data/rapporto-2019', FILOROSSO_JAR_CACHE: process.env.FILOROSSO_JAR_CACHE ?? '' }
}

program.action(async (options: Options) => {
  await quick(options)
})
await program.parseAsync()
