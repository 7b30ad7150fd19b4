import { open as openFile, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command, Option } from 'commander'
import { createSchema } from '../api/schema.ts'
import { readEnvironment } from '../config/environment.ts'
import { exportQuestion } from '../exports/question.ts'
import { releaseQuestion } from '../exports/release-zip.ts'
import { LANGUAGES, type Language } from '../locale/language.ts'
import { FilorossoError } from '../model/errors.ts'
import { contextMaker } from '../service/context.ts'
import { openStore } from '../service/store.ts'
import { type Progress, progress, say } from './output.ts'

interface ExportOptions {
  format: 'csv' | 'jsonl'
  output?: string
  release?: string
  filter?: string
  orderBy?: string
  table?: string
  lang?: string
  arg: string[]
}

const FORMATS = ['csv', 'jsonl']
const EXAMPLES = `
What is the address of the file over HTTP, its ending left out or not (docs/exports.md):
  acts                             a list; entities is everything
  act/owner/number-and-year        a thing
  plan/…/2019-2021/allocations     a list inside it
  trace --arg from=<id>            a question, with its arguments
  release                          the whole release, as a zip that loads again

Examples:
  filorosso export acts --filter '{"date":{"gte":"2019-07-01"}}' --order-by DATE_DESC -o acts.csv
  filorosso export contradictions --table claims --format jsonl | head
  filorosso export release -o release.zip`

export function exportCommand(): Command {
  return new Command('export')
    .description('Write a list, a question or a whole release to a file: CSV, JSON Lines or zip.')
    .argument('<what>', 'a list, a question, the id of a thing, or release')
    .addOption(new Option('-f, --format <format>', 'of the rows').choices(FORMATS).default('csv'))
    .option('-o, --output <file>', 'the file, which is there when all of it is; standard output when left out')
    .option('--release <id>', 'of this release; of the live one when it is left out')
    .option('--filter <filter>', 'of a list: JSON, or as GraphQL writes it')
    .option('--order-by <order>', 'of a list, such as DATE_DESC')
    .option('--table <table>', 'rows of what stands inside each record, such as evidence')
    .addOption(new Option('--lang <language>', 'of sentences').choices(Object.keys(LANGUAGES).map(lower)))
    .option('--arg <name=value>', 'an argument of a question; once for each', (one, all: string[]) => [...all, one], [])
    .addHelpText('after', EXAMPLES)
    .action(async (what: string, options: ExportOptions) => {
      const steps = progress()
      const store = await openStore(readEnvironment(process.env), { step: steps.step, share: true })
      try {
        const { id } = await store.release(options.release ?? null)
        const schema = await createSchema()
        const url = addressOf(what, options, id)
        const asked = releaseQuestion(schema, url, store.files) ?? exportQuestion(schema, url)
        if (asked === null)
          throw new FilorossoError('BAD_USER_INPUT', `${what} is not a list, a question or the id of a thing`, {
            hint: 'see filorosso export --help',
          })
        const context = contextMaker(store, () => null, readEnvironment(process.env).FILOROSSO_ADDRESS)
        const language = options.lang === undefined ? {} : { language: options.lang.toUpperCase() as Language }
        const { count, chunks } = await asked.open(async work => work({ ...(await context(id)), ...language }))
        await written(reported(chunks, count, steps), options.output)
        steps.done()
        if (options.output !== undefined) say(`${options.output} is written, of release ${id}`)
      } finally {
        await store.close()
      }
    })
}

const lower = (text: string) => text.toLowerCase()

function addressOf(what: string, options: ExportOptions, release: string): URL {
  const { format, filter, orderBy, table, arg } = options
  const [, path = '', ending, query = ''] = /^\/?(.*?)(?:\.(csv|jsonl|zip))?(?:\?(.*))?$/.exec(what) ?? []
  if (path === 'release') return new URL(`http://localhost/releases/${release}.zip`)
  const url = new URL(`http://localhost/${path}.${ending ?? format}?${query}`)
  const given = { filter, orderBy, table }
  for (const [name, value] of Object.entries(given)) if (value !== undefined) url.searchParams.append(name, value)
  for (const each of arg) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(each) ?? []
    if (name === undefined || value === undefined)
      throw new FilorossoError('BAD_USER_INPUT', `--arg ${each} is not a name and a value`, {
        hint: 'write --arg from=act/owner/number-and-year',
      })
    url.searchParams.append(name, value)
  }
  return url
}

/** The same pieces, with word of how far they are. */
async function* reported(chunks: AsyncIterable<string | Uint8Array>, count: number | null, steps: Progress) {
  let [rows, bytes] = [-1, 0]
  for await (const chunk of chunks) {
    bytes += Buffer.byteLength(chunk)
    if (typeof chunk === 'string') rows += chunk.split('\n').length - 1
    steps.detail(count === null ? `${Math.ceil(bytes / 1024)} kB` : `${Math.max(0, rows)} of ${count} rows`)
    yield chunk
  }
}

/** A file is there under its name only when all of it is. */
async function written(chunks: AsyncIterable<string | Uint8Array>, file: string | undefined): Promise<void> {
  if (file === undefined) {
    for await (const chunk of chunks) {
      if (!process.stdout.write(chunk)) await new Promise(resolve => process.stdout.once('drain', resolve))
    }
    return
  }
  const part = `${file}.part`
  const refused = ({ code }: NodeJS.ErrnoException) =>
    new FilorossoError('BAD_USER_INPUT', `${file} cannot be written: ${code}`)
  // Before anything is read: what is read meanwhile would end in an error of its own.
  const open = await openFile(part, 'w').catch(error => Promise.reject(refused(error)))
  try {
    await pipeline(Readable.from(chunks, { objectMode: false }), open.createWriteStream())
    await rename(part, file).catch(error => Promise.reject(refused(error)))
  } catch (error) {
    await rm(part, { force: true })
    const { syscall } = error as NodeJS.ErrnoException
    throw syscall === 'write' ? refused(error as NodeJS.ErrnoException) : error
  }
}
