import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize, sep } from 'node:path'

/**
 * The layers of src, from the ground up. A file may import from its own layer and from those above it in this list;
 * folders of one line are one layer. docs/architecture.md says what each is for.
 */
export const LAYERS: readonly (readonly string[])[] = [
  ['kinds', 'model'],
  ['ledger'],
  ['config'],
  ['locale'],
  ['sources'],
  ['dataset'],
  ['recipes'],
  ['formats'],
  ['database'],
  ['search'],
  ['graph'],
  ['entities', 'filters'],
  ['questions'],
  ['pictures'],
  ['api'],
  ['pages', 'exports'],
  ['web'],
  ['service'],
  ['cli'],
]

const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?\bfrom\s+['"](\.[^'"]+)['"]|^\s*import\s+['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/gm

const folderOf = (path: string): string => path.split(sep)[0] as string

/** What imports against the layers, and what is in none, one sentence each. */
export function againstTheLayers(root: string): string[] {
  const levels = new Map(LAYERS.flatMap((folders, level) => folders.map(folder => [folder, level] as const)))
  const found: string[] = []
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.[mc]?tsx?$/.test(file)) continue
    const level = levels.get(folderOf(file))
    if (level === undefined) {
      found.push(
        `src/${file} is in no layer: add its folder to LAYERS in scripts/layers.ts and to docs/architecture.md.`,
      )
      continue
    }
    const text = readFileSync(join(root, file), 'utf8')
    for (const match of text.matchAll(IMPORT)) {
      const imported = normalize(join(file, '..', (match[1] ?? match[2] ?? match[3]) as string))
      const other = levels.get(folderOf(imported))
      if (imported.startsWith('..') || other === undefined || other <= level) continue
      const line = text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0)
      found.push(`src/${file}:${line} imports ${imported}: ${folderOf(file)} may not know of ${folderOf(imported)}.`)
    }
  }
  return found
}

if (process.argv[1]?.endsWith('layers.ts')) {
  const found = againstTheLayers('src')
  for (const sentence of found) console.error(sentence)
  if (found.length > 0) process.exitCode = 1
}
