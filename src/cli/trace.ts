import { readFile, writeFile } from 'node:fs/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { GraphQLError, graphql } from 'graphql'
import { createSchema } from '../api/schema.ts'
import { readEnvironment } from '../config/environment.ts'
import { FilorossoError } from '../model/errors.ts'
import { flowSvg } from '../pictures/flow-svg.ts'
import { contextMaker } from '../service/context.ts'
import { openStore } from '../service/store.ts'
import { print, printJson, progress, say } from './output.ts'
import { type TraceShown, traceText } from './trace-text.ts'

interface TraceOptions {
  direction: string
  asOf?: string
  maxRoutes: number
  release?: string
  json?: boolean
  svg?: string
}

/** The operation that the program asks is one of the examples that the API's documentation shows. */
const OPERATION = new URL('../../schema/operations/trace.graphql', import.meta.url)

export function traceCommand(): Command {
  return new Command('trace')
    .description('Follow money from an entity to another, or as far as it goes.')
    .argument('<from>', 'id of the origin: an act, a plan, a section, a line …')
    .argument('[to]', 'id of the goal; everything that can be followed when it is left out')
    .addOption(new Option('--direction <way>', 'OUT down, IN up').choices(['OUT', 'IN', 'BOTH']).default('BOTH'))
    .option('--as-of <day>', 'only what acts had set by that day, YYYY-MM-DD')
    .option('--max-routes <n>', 'how many routes to show, 1 to 500', wholeNumber, 50)
    .option('--release <id>', 'of this release; of the live one when it is left out')
    .option('--json', 'print the whole answer as JSON')
    .option('--svg <file>', 'write the flow as a picture')
    .action(async (from: string, to: string | undefined, options: TraceOptions) => {
      const steps = progress(options.json)
      const store = await openStore(readEnvironment(process.env), { step: steps.step, share: true })
      try {
        const answer = await graphql({
          schema: await createSchema(),
          source: await readFile(OPERATION, 'utf8'),
          variableValues: {
            from,
            to: to ?? null,
            direction: options.direction,
            asOf: options.asOf ?? null,
            maxRoutes: options.maxRoutes,
          },
          contextValue: await contextMaker(store, () => null)(options.release ?? null),
        })
        steps.done()
        const [error] = answer.errors ?? []
        if (error !== undefined) throw faultOf(error)
        if (options.svg !== undefined) await writeFlow(options.svg, answer.data?.trace as TraceShown)
        if (options.json) printJson(answer.data?.trace)
        else print(traceText(answer.data?.trace as TraceShown))
      } finally {
        await store.close()
      }
    })
}

/** What was thrown inside; or, where GraphQL itself refuses the question, that it is asked wrongly. */
function faultOf({ message, originalError }: GraphQLError): Error {
  return originalError === undefined || originalError instanceof GraphQLError
    ? new FilorossoError('BAD_USER_INPUT', message)
    : originalError
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('give a whole number.')
  return Number(text)
}

async function writeFlow(file: string, trace: TraceShown): Promise<void> {
  if (trace.flow.links.length === 0)
    throw new FilorossoError('NOT_FOUND', 'the trace has no flow to draw', {
      hint: 'trace an act or a plan that has money',
    })
  await writeFile(file, flowSvg(trace.flow, `${trace.from.name}${trace.to === null ? '' : ` → ${trace.to.name}`}`))
  say(`${file} is written`)
}
