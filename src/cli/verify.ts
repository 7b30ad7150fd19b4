import { Command } from 'commander'
import { verifyPackage } from '../dataset/verify/verify-package.ts'
import { print, printJson, say } from './output.ts'

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Prove a data package: its structure, and, with the source text, every raw and every figure.')
    .argument('<package>', 'folder of the data package')
    .option('--source <file>', 'the source text; its checksum must be the one that the package names')
    .option('--json', 'print the report as JSON')
    .action(async (folder: string, options: { source?: string; json?: boolean }) => {
      const report = await verifyPackage(folder, options.source === undefined ? {} : { source: options.source })
      if (!report.ok) process.exitCode = 1
      if (options.json) return printJson(report)
      for (const { place, message } of report.failures) print(`${place}: ${message}`)
      for (const each of report.unchecked) say(`not checked: ${each}`)
      for (const { range, figures, evidenced, notFacts } of report.coverage) {
        print(`${range}: ${figures} figures, ${evidenced} evidence of a fact, ${notFacts} no facts`)
      }
      for (const [reason, count] of Object.entries(report.reasons)) print(`no fact, ${reason}: ${count}`)
      print(
        report.ok ? 'verified' : `${report.failures.length} ${report.failures.length === 1 ? 'failure' : 'failures'}`,
      )
    })
}
