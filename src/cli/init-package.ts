import { Command, InvalidArgumentError } from 'commander'
import { makePackage } from '../dataset/package/init/new-package.ts'
import { print, printJson } from './output.ts'

interface Options {
  name: string
  title: string
  source: string
  year?: number
  json?: boolean
}

function year(text: string): number {
  if (!/^(19|20)\d\d$/.test(text)) throw new InvalidArgumentError('A year has four digits, such as 2023.')
  return Number(text)
}

export function initPackageCommand(): Command {
  return new Command('init-package')
    .description('Start a data package of your own: every file with its columns, and the source known by its checksum.')
    .argument('<folder>', 'the folder to make; it must be empty, or not there yet')
    .requiredOption('--name <name>', 'name of the package, in lower case with dashes; its source is source/<name>')
    .requiredOption('--title <title>', 'title of the source')
    .requiredOption('--source <file>', 'the source text, in UTF-8; it is read, not copied')
    .option('--year <year>', 'the year of the source; without it, the one that the title names', year)
    .option('--json', 'print what was made as JSON')
    .action((folder: string, { json, ...wanted }: Options) => {
      const made = makePackage({ folder, ...wanted })
      if (json) return printJson(made)
      const { id, name, line, year, lineCount, sha256 } = made.source
      print(`${folder}: ${made.files.length} files, with ${id} of ${year}: ${lineCount} lines, sha256 ${sha256}`)
      print(`its name is read from line ${line}: ${name}`)
      print(`next: read ${folder}/README.md, add rows, and verify ${folder} --source ${wanted.source}`)
    })
}
