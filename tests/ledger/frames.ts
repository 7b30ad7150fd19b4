import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { groupBy } from '../../src/model/group-by.ts'
import { folder, imported, write } from '../recipes/support.ts'

/** An invented frame of a plan without a printed total, in editions: two that print no day and one of a year; what an edition no longer prints is gone. */
export const FRAMES = `recipe: frame-YEAR
title: Frame
licence: CC-BY-4.0
source:
  id: source/frame-{edition}
  title: Frame, {edition}
  year: YEAR
  language: en
  numbers: [plain]
  dates: [iso]
  currency: GBP
  series: frame
  edition: { file: frame-* }
  complete: COMPLETE
records: { format: delimited, key: [code] }
make:
  - { kind: PLAN, id: plan/t/p, evidence: { name: plan } }
  - { kind: SECTION, id: "section/t/{part}", evidence: { name: part }, cells: { plan: plan/t/p } }
  - { kind: LINE, id: "line/t/{code}", evidence: { name: code }, cells: { section: "section/t/{part}" } }
  - kind: ALLOCATION
    id: "allocation/frame-{edition}/{code}/total"
    evidence: { amount: total }
    cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/t/{code}" }
`
const HEAD = 'plan,part,code,total\n'
export const V1 = `${HEAD}P,X,A,100\nP,X,B,200\nP,Y,C,300\n`
export const V2 = `${HEAD}P,X,A,150\nP,X,B,150\nP,Y,C,300\n`
export const V3 = `${HEAD}P,X,A,150\nP,Y,C,250\nP,Y,D,400\n`

/** All that follows from the three, or from others by name; `complete: false` makes them excerpts. */
export async function frames(
  files: Record<string, string> = { 'frame-v1': V1, 'frame-v2': V2, 'frame-2025': V3 },
  complete = true,
): Promise<GraphValue> {
  return derive(await readPackages(await framePackages(files, complete)))
}

export async function framePackages(files: Record<string, string>, complete = true): Promise<string[]> {
  const yearOf = (name: string) => /\d{4}/.exec(name)?.[0] ?? '2023'
  const packages = groupBy(Object.entries(files), ([name]) => yearOf(name))
  return Promise.all(
    [...packages].map(async ([year, own]) => {
      const at = folder()
      const paths = own.map(([name, text]) => write(`${name}.csv`, text, at))
      const recipe = FRAMES.replace('COMPLETE', String(complete)).replaceAll('YEAR', year)
      return (await imported(recipe, paths)).folder
    }),
  )
}
