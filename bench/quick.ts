import { readFileSync, writeFileSync } from 'node:fs'
import { type Counts, countsOf, worst } from './counts.ts'
import type { InProcess } from './in-process.ts'
import type { Question } from './questions/question.ts'
import { subjectsOf } from './questions/subjects.ts'

/** What each question may take at most, by its key. */
export type Budgets = Record<string, Counts>

const FILE = new URL('budgets.json', import.meta.url)
/** So many of the subjects of a question are asked about, and the worst of them counts. */
const TURNS = 5
/** Room that data which grows a little needs. */
const ROOM = 1.15

export const readBudgets = (): Budgets => JSON.parse(readFileSync(FILE, 'utf8'))

/** Counts what each question takes cold. */
export async function countAll(
  service: InProcess,
  questions: readonly Question[],
  say: (text: string) => void,
): Promise<Map<string, Counts>> {
  const subjects = await subjectsOf(service.ask, service.release.id)
  const counted = new Map<string, Counts>()
  for (const question of questions) {
    const all: Counts[] = []
    for (let turn = 0; turn < TURNS; turn++) {
      const { at: _, ...variables } = question.variables(subjects, turn)
      const { statements, body } = await service.operation(question.service, variables)
      if (body.includes('"errors"')) throw new Error(`${question.key}: ${body.slice(0, 500)}`)
      all.push(await countsOf(service.driver, statements, Buffer.byteLength(body)))
    }
    const most = worst(all)
    counted.set(question.key, most)
    say(`${question.key}: ${inWords(most)}`)
  }
  return counted
}

const inWords = ({ roundTrips, dbHits, rows, bytes }: Counts): string =>
  `${roundTrips} round trips, ${dbHits} dbHits, ${rows} rows, ${bytes} bytes`

/** What is over its budget, a line each. */
export function overBudget(counted: ReadonlyMap<string, Counts>, budgets: Budgets): string[] {
  return [...counted].flatMap(([key, counts]) => {
    const budget = budgets[key]
    if (budget === undefined) return [`${key} has no budget in bench/budgets.json`]
    const over = (Object.keys(budget) as (keyof Counts)[]).filter(of => counts[of] > budget[of])
    return over.map(of => `${key}: ${counts[of]} ${of}, and at most ${budget[of]} are allowed by bench/budgets.json`)
  })
}

/** Budgets from what was counted: round trips as they are, the rest with a little room. */
export function writeBudgets(counted: ReadonlyMap<string, Counts>): void {
  const room = (count: number) => Math.ceil(count * ROOM)
  const budgets = Object.fromEntries(
    [...counted].map(([key, { roundTrips, dbHits, rows, bytes }]) => [
      key,
      { roundTrips, dbHits: room(dbHits), rows: room(rows), bytes: room(bytes) },
    ]),
  )
  writeFileSync(FILE, `${JSON.stringify({ ...readBudgets(), ...budgets }, null, 2)}\n`)
}
