import { Command, CommanderError } from 'commander'
import { describeEnvironment } from '../config/environment.ts'
import { VERSION } from '../config/version.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { initPackageCommand } from './init-package.ts'
import { loadCommand } from './load.ts'
import { report } from './output.ts'
import { releasesCommand } from './releases.ts'
import { schemaCommand } from './schema.ts'
import { serveCommand } from './serve.ts'
import { traceCommand } from './trace.ts'
import { verifyCommand } from './verify.ts'

const program = new Command('filorosso')
  .description('Follows public money from the act that sets it to the indicator that measures it.')
  .version(VERSION)
  .showHelpAfterError('(see filorosso --help)')
  .addHelpText(
    'after',
    `\nEnvironment:\n${environmentHelp()}\n\nExit codes: 0 done, 1 it could not be done, 2 what was asked is wrong, 70 a fault of the program.`,
  )
  .exitOverride()

for (const command of [
  serveCommand,
  loadCommand,
  verifyCommand,
  initPackageCommand,
  importCommand,
  releasesCommand,
  traceCommand,
  exportCommand,
  schemaCommand,
]) {
  program.addCommand(command().exitOverride().showHelpAfterError())
}

function environmentHelp(): string {
  const rows = describeEnvironment()
  const width = Math.max(...rows.map(row => row.name.length))
  return rows
    .map(row => `  ${row.name.padEnd(width)}  ${row.about}${row.default === '' ? '' : ` [${row.default}]`}`)
    .join('\n')
}

// Whoever reads only the first lines, as `| head` does, has what they wanted.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  // Commander has said already what was wrong with the arguments, or shown the help.
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : report(error)
}
