import { Command } from 'commander'
import { type Imported, importFiles } from '../recipes/import.ts'
import { readRecipe } from '../recipes/read-recipe.ts'
import { print, printJson, progress } from './output.ts'

const MOST_LISTED = 200

function changesText({ changes }: Imported): string[] {
  if (changes === null) return []
  const { gone, made, changed } = changes
  const all = [
    ...gone.map(id => `gone: ${id}`),
    ...made.map(id => `new: ${id}`),
    ...changed.map(
      ({ subject, field, from, to }) =>
        `changed: ${subject} ${field}: ${JSON.stringify(from)} is now ${JSON.stringify(to)}`,
    ),
  ]
  const more = all.length > MOST_LISTED ? [`… and ${all.length - MOST_LISTED} more; --json has all of them`] : []
  return [...all.slice(0, MOST_LISTED), ...more, `${gone.length} gone, ${made.length} new, ${changed.length} changed`]
}

export function importCommand(): Command {
  return new Command('import')
    .description('Make a data package of the records of files, as a recipe says, and prove it against them.')
    .argument('<recipe>', 'a recipe: a YAML file; recipes/ has some, docs/recipes.md says how to write one')
    .argument('<files...>', 'the files of the publisher: delimited, XLSX, XML, JSON')
    .requiredOption(
      '--out <folder>',
      'the folder of the package; one of the same recipe is updated, and what changes is listed',
    )
    .option('--json', 'print what was made as JSON')
    .action(async (recipe: string, files: string[], options: { out: string; json?: boolean }) => {
      const steps = progress()
      const imported = await importFiles(readRecipe(recipe), files, options.out.replace(/(?<=[^/])\/+$/, ''), steps)
      steps.done()
      if (options.json) return printJson(imported)
      for (const { file, source, records, found, empty } of imported.files) {
        print(`${file}: ${source}, ${records} records; ${found.join('; ')}`)
        if (empty.length > 0) print(`${file}: empty, and nothing made of: ${empty.join(', ')}`)
      }
      for (const line of changesText(imported)) print(line)
      const { figures, evidenced, notFacts } = imported.figures
      print(`${figures} figures: ${evidenced} evidence of a fact, ${notFacts} no facts`)
      print(
        `${imported.folder} ${imported.version}: ${imported.entities} entities, ${imported.evidence} pieces of evidence, verified`,
      )
      print(`next: filorosso load ${imported.folder}`)
    })
}
