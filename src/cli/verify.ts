import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { followingText } from '../dataset/package/problems.ts'
import { noteProof } from '../dataset/verify/proof.ts'
import { verifyPackage } from '../dataset/verify/verify-package.ts'
import { FilorossoError } from '../model/errors.ts'
import { print, printJson, say } from './output.ts'

export function verifyCommand(): Command {
  return new Command('verify')
    .description('Prove a data package: its structure, and, with the source text, every raw and every figure.')
    .argument('<package>', 'folder of the data package')
    .option('--source <file>', 'the source text; its checksum must be the one that the package names')
    .option(
      '--note',
      'where all is proved against its only source, note that in proof.json beside its files: load shows it',
    )
    .option('--json', 'print the report as JSON')
    .action(async (folder: string, options: { source?: string; note?: boolean; json?: boolean }) => {
      if (!existsSync(folder)) {
        throw new FilorossoError('BAD_USER_INPUT', `${folder}: there is no such folder`, {
          hint: 'give the folder of a data package',
        })
      }
      const report = await verifyPackage(folder, options.source === undefined ? {} : { source: options.source })
      if (!report.ok) process.exitCode = 1
      if (options.note && report.ok && report.unchecked.length === 0) noteProof(folder, report.content)
      if (options.json) return printJson(report)
      const causes = report.failures.filter(({ follows }) => !follows)
      for (const { place, message } of causes) print(`${place}: ${message}`)
      const following = report.failures.length - causes.length
      for (const text of followingText(following)) print(text)
      for (const each of report.unchecked) say(`not checked: ${each}`)
      for (const each of report.notes) say(`not compared: ${each}`)
      for (const { range, figures, evidenced, notFacts } of report.coverage) {
        print(`${range}: ${figures} figures, ${evidenced} evidence of a fact, ${notFacts} no facts`)
      }
      for (const [reason, count] of Object.entries(report.reasons)) print(`no fact, ${reason}: ${count}`)
      const failures = `${causes.length} ${causes.length === 1 ? 'failure' : 'failures'}`
      print(report.ok ? 'verified' : following === 0 ? failures : `${failures}, and ${following} that follow`)
    })
}
