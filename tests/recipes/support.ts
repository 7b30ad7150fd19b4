import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFiles } from '../../src/recipes/import.ts'
import { parseRecipe } from '../../src/recipes/read-recipe.ts'

/** An invented frame of a plan, as publishers print theirs: two ways of writing figures, an empty record, a line break. */
export const FRAME = `\ufeffprogramma;comp;nome_comp;cod;nome;tipo;totale;nuovi;id\r
PIANO;C1;"Lavoro, formazione";C1I1.01;Centri;Misura;1.200,00;1200.00;7\r
PIANO;C1;"Lavoro, formazione";C1I1.02;"Corsi
brevi";Misura; 80.000.000,50 ;80000000.50;8\r
;;;;;;;;\r
PIANO;C2;Inclusione;C2R1.00;Riforma;Riforma;0,00;0.00;9\r
`

/** A recipe for it, with what is left out of it, or put into it, as a test says. */
export const FRAME_RECIPE = `recipe: frame
title: Frame of a plan
licence: CC-BY-4.0
source:
  id: source/frame-{file}
  title: Frame, {file}
  year: 2024
  language: it
  numbers: ["1.234,56", plain]
  dates: [iso]
  currency: EUR
records:
  format: delimited
  delimiter: ";"
  key: [cod]
make:
  - kind: PLAN
    id: plan/t/{programma}
    evidence: { name: programma }
  - kind: SECTION
    id: section/t/{comp}
    evidence: { number: comp, name: nome_comp }
    cells: { plan: "plan/t/{programma}" }
  - kind: LINE
    id: line/t/{cod}
    evidence: { number: cod, name: nome }
    cells: { section: "section/t/{comp}" }
  - kind: ALLOCATION
    id: allocation/frame-{file}/{cod}/total
    evidence: { amount: totale }
    cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/t/{cod}" }
exclude:
  nuovi: not-taken
  id: code
`

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'filorosso-recipe-'))
}

export function write(name: string, content: string | Uint8Array, into = folder()): string {
  const path = join(into, name)
  writeFileSync(path, content)
  return path
}

const QUIET = { step: () => {}, detail: () => {} }

export const imported = (recipe: string, paths: string[], out = join(folder(), 'package')) =>
  importFiles(parseRecipe(recipe, 'recipe.yaml'), paths, out, QUIET)

/** What an import is refused with. */
export async function refusal(recipe: string, paths: string[], out?: string): Promise<string> {
  try {
    await imported(recipe, paths, out)
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string }
    return hint === undefined ? message : `${message} (${hint})`
  }
  return 'imported'
}
