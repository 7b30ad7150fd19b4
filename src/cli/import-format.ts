import { Command, InvalidArgumentError, Option } from 'commander'
import type { PublicFormat, Said } from '../formats/format.ts'
import { type FormatImported, importFormat } from '../formats/import.ts'
import { NUMBER_FORMATS, type NumberFormat, SCALES } from '../locale/notation.ts'
import { isCurrency } from '../model/currency.ts'
import { changesText, figuresText } from './changes-text.ts'
import { print, printJson, progress } from './output.ts'

const MOST_COLUMNS = 12

const REASONS: Record<string, string> = {
  code: 'codes, which identify and say nothing else',
  'date-of-extraction': 'when the publisher wrote the file',
  repetition: 'repeat what is a fact already',
  check: 'follow from other figures',
  text: 'running text, of which no figure is taken',
  'not-taken': 'facts that are not taken',
}

function currency(text: string): string {
  if (!isCurrency(text.toUpperCase())) throw new InvalidArgumentError('It is not a code of ISO 4217, such as EUR.')
  return text.toUpperCase()
}

function year(text: string): number {
  if (!/^(?:19|20)\d\d$/.test(text)) throw new InvalidArgumentError('It is not a year, such as 2024.')
  return Number(text)
}

function owner(text: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text))
    throw new InvalidArgumentError('It is written in lower case letters and digits, with dashes: world-bank.')
  return text
}

function numbers(text: string, before: string[] | undefined): string[] {
  if (!NUMBER_FORMATS.includes(text as NumberFormat))
    throw new InvalidArgumentError(`It is one of ${NUMBER_FORMATS.join(' ; ')}.`)
  return [...(before ?? []), text]
}

/** What is left out and why, each kind once; then the elements that hold no facts, by their reason. */
function leftOutOf({ notes, excluded }: FormatImported): string[] {
  const noted = notes
    .sort((a, b) => b.count - a.count)
    .map(({ message, count, places }) => {
      const more = count > places.length ? ', …' : ''
      return `${count === 1 ? '' : `${count} times `}${message}: ${places.join(', ')}${more}`
    })
  const reasons = Object.entries(excluded).map(([reason, columns]) => {
    const more = columns.length > MOST_COLUMNS ? `, and ${columns.length - MOST_COLUMNS} more` : ''
    return `no facts, ${REASONS[reason] ?? reason}: ${columns.slice(0, MOST_COLUMNS).join(', ')}${more}`
  })
  return [...noted, ...reasons]
}

/** `filorosso import iati FILE… --out FOLDER`. */
export function formatCommand(format: PublicFormat): Command {
  return new Command(format.name)
    .description(`Make a data package of ${format.describe}; and prove it against the files.`)
    .argument('<files...>', 'the files of the publisher')
    .requiredOption(
      '--out <folder>',
      'the folder of the package; one of an earlier import is updated, and what changes is listed',
    )
    .option('--owner <name>', 'the segment of ids that names whose projects or plans they are', owner)
    .option(
      '--currency <code>',
      'the currency of amounts where none is printed; without it they are left out',
      currency,
    )
    .option('--numbers <format>', `how figures are written; may be given again: ${NUMBER_FORMATS.join(' ; ')}`, numbers)
    .addOption(
      new Option(
        '--precision <unit>',
        'what the amounts of a Fiscal Data Package are rounded to, where that is coarser than they are printed',
      ).choices(Object.keys(SCALES)),
    )
    .option('--licence <name>', 'the licence of the files, such as CC-BY-4.0')
    .option('--year <year>', 'the year that the files are of; else that of their latest day', year)
    .option('--json', 'print what was made as JSON')
    .action(async (files: string[], options: Said & { out: string; json?: boolean }) => {
      const steps = progress()
      const imported = await importFormat(format, files, options.out.replace(/(?<=[^/])\/+$/, ''), options, steps)
      steps.done()
      if (options.json) return printJson(imported)
      for (const { file, source, records, found } of imported.files)
        print(`${file}: ${source}, ${records} records; ${found.join('; ')}`)
      for (const line of [...leftOutOf(imported), ...changesText(imported)]) print(line)
      print(figuresText(imported))
      print(
        `${imported.folder} ${imported.version}: ${imported.entities} entities, ${imported.evidence} pieces of evidence, verified`,
      )
      print(`next: filorosso load ${imported.folder}`)
    })
}
