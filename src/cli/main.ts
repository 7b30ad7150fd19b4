import { Command, CommanderError } from 'commander'
import { describeEnvironment } from '../config/environment.ts'
import { VERSION } from '../config/version.ts'
import { report } from './output.ts'

const program = new Command('filorosso')
  .description('Follows public money from the act that sets it to the indicator that measures it.')
  .version(VERSION)
  .showHelpAfterError('(see filorosso --help)')
  .addHelpText(
    'after',
    `\nEnvironment:\n${environmentHelp()}\n\nExit codes: 0 done, 1 it could not be done, 2 what was asked is wrong, 70 a fault of the program.`,
  )
  .exitOverride()

/** By name, in the order of the help. Only what is asked for is read, which is half of the time that a short command takes. */
const COMMANDS: Record<string, () => Promise<() => Command>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  load: async () => (await import('./load.ts')).loadCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  'init-package': async () => (await import('./init-package.ts')).initPackageCommand,
  import: async () => (await import('./import.ts')).importCommand,
  releases: async () => (await import('./releases.ts')).releasesCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  trace: async () => (await import('./trace.ts')).traceCommand,
  schema: async () => (await import('./schema.ts')).schemaCommand,
}

const [, , asked = ''] = process.argv
const named = Object.hasOwn(COMMANDS, asked) ? COMMANDS[asked] : undefined
for (const read of named === undefined ? Object.values(COMMANDS) : [named]) {
  const command = await read()
  program.addCommand(command().exitOverride().showHelpAfterError())
}

function environmentHelp(): string {
  const rows = describeEnvironment()
  const width = Math.max(...rows.map(row => row.name.length))
  return rows
    .map(row => `  ${row.name.padEnd(width)}  ${row.about}${row.default === '' ? '' : ` [${row.default}]`}`)
    .join('\n')
}

// Whoever reads only the first lines, as `| head` does, has what they wanted; what was found wrong by then stays so.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(process.exitCode ?? 0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  // Commander has said already what was wrong with the arguments, or shown the help.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : report(error)
}
