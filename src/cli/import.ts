import { Command } from 'commander'
import { FISCAL } from '../formats/fiscal/fiscal.ts'
import { IATI } from '../formats/iati/iati.ts'
import { OCDS } from '../formats/ocds/ocds.ts'
import { type Imported, importFiles } from '../recipes/import.ts'
import { readRecipe } from '../recipes/read-recipe.ts'
import { changesText, figuresText } from './changes-text.ts'
import { formatCommand } from './import-format.ts'
import { print, printJson, progress } from './output.ts'

/** Formats that have a reader of their own: no recipe is needed. */
const FORMATS = [IATI, OCDS, FISCAL]

const MOST_LISTED = 200
const MOST_REPEATS = 10
const MOST_NAMED = 40

interface Options {
  out: string
  with: string[]
  edition: string[]
  json?: boolean
}

const firstOf = (names: readonly string[]) =>
  names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '')

/** What was found of a file, and what of it is not a fact, or not twice one. */
function fileText(of: Imported['files'][number]) {
  const { file, source, records, found, empty, headings, left, again, repeated, unnamed } = of
  const repeats = (counts: boolean, what: string) => {
    const all = repeated.filter(each => each.counts === counts)
    const shown = all.slice(0, MOST_REPEATS).map(({ record, first }) => `${record} as ${first}`)
    const more = all.length > shown.length ? ', …' : ''
    const text = `${file}: ${all.length} ${all.length === 1 ? 'record repeats' : 'records repeat'} another letter by letter; ${what}`
    return all.length === 0 ? [] : [`${text}: ${shown.join(', ')}${more}`]
  }
  return [
    `${file}: ${source}, ${records} records; ${found.join('; ')}`,
    ...(empty.length === 0 ? [] : [`${file}: empty, and nothing made of: ${empty.join(', ')}`]),
    ...(headings.length === 0 ? [] : [`${file}: the headers again, and nothing made of: ${headings.join(', ')}`]),
    ...(unnamed.length === 0
      ? []
      : [`${file}: nothing is taken of these columns, which the recipe does not name: ${firstOf(unnamed)}`]),
    ...repeats(true, 'both count (where they are one, take {record} out of the id)'),
    ...repeats(false, 'it counts once (where they are several, put {record} into the id)'),
    ...(again.length === 0
      ? []
      : [
          `${file}: ${again.length} amounts are printed again and count once: ${again[0]}; where they are several, put {record} into their id`,
        ]),
    ...left.slice(0, MOST_LISTED).map(record => `${file}, ${record}: left out`),
    ...(left.length > MOST_LISTED ? [`… and ${left.length - MOST_LISTED} more; --json has all of them`] : []),
  ]
}

function recipeCommand(): Command {
  return new Command('recipe')
    .description('Make a data package of the records of files, as a recipe says, and prove it against them.')
    .argument('<recipe>', 'a recipe: a YAML file; recipes/ has some, docs/recipes.md says how to write one')
    .argument('<files...>', 'the files of the publisher: delimited, XLSX, XML, JSON')
    .requiredOption(
      '--out <folder>',
      'the folder of the package; one of the same recipe is updated, and what changes is listed',
    )
    .option(
      '--with <folder>',
      'a package whose ids the recipe names, once for each: records about what it does not have are listed and left out',
      (folder: string, others: string[]) => [...others, folder],
      [] as string[],
    )
    .option(
      '--edition <edition>',
      'which edition it is, where neither a record nor the name of the file says it; once for all files, or once for each',
      (edition: string, others: string[]) => [...others, edition],
      [] as string[],
    )
    .option('--json', 'print what was made as JSON')
    .action(async (recipe: string, files: string[], options: Options) => {
      const steps = progress()
      const imported = await importFiles(readRecipe(recipe), files, options.out.replace(/(?<=[^/])\/+$/, ''), steps, {
        editions: options.edition,
        others: options.with,
      })
      steps.done()
      if (options.json) return printJson(imported)
      for (const file of imported.files) for (const line of fileText(file)) print(line)
      for (const line of changesText(imported)) print(line)
      print(figuresText(imported))
      print(
        `${imported.folder} ${imported.version}: ${imported.entities} entities, ${imported.evidence} pieces of evidence, verified`,
      )
      print(`next: filorosso load ${imported.folder}`)
    })
}

export function importCommand(): Command {
  const command = new Command('import')
    .description('Make a data package of files: of a public format by its name, of any other as a recipe says.')
    .usage('<recipe> <files...> --out <folder>  |  <format> <files...> --out <folder>')
    .addCommand(recipeCommand().exitOverride().showHelpAfterError(), { isDefault: true })
  for (const format of FORMATS) command.addCommand(formatCommand(format).exitOverride().showHelpAfterError())
  return command
}
