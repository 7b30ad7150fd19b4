import { slugged } from './layout.ts'
import type { Sheet } from './sheet.ts'

export interface ActScheme {
  /** How many days after the act before. */
  after: number
  /** How many days later it is published. */
  published: number | null
  numbered: boolean
}

/** Days are counted from 1 January 1970: this is in 2019. */
export const DAY_ONE = 18_000

export function iso(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Acts one after another, published after they are signed, some of them with the year in their number. */
export function addActs(report: Sheet, acts: readonly ActScheme[]): void {
  let day = DAY_ONE
  const cells = acts.map(({ after, published, numbered }) => {
    day += after
    const date = report.cell(day, 0)
    const publication = published === null ? null : report.cell(day + published, 0)
    return { date, publication, year: numbered ? iso(day).slice(0, 4) : null }
  })
  const order = (rule: string, ids: string[], before: number, after: number) =>
    report.want(`date-vs-date/${rule}/${ids.map(slugged).join('/')}`, before > after)
  report.write(() => {
    for (const [i, { date, publication, year }] of cells.entries()) {
      const [id, earlier] = [`act/prova/${i}`, cells[i - 1]]
      report.builder.add<'ACT'>(id, {
        date: iso(date.value),
        datePrecision: 'DAY',
        number: year === null ? null : `${i}/${year}`,
        publishedIn: publication && `G.U. n. 7 del ${iso(publication.value).split('-').reverse().join('/')}`,
      })
      if (publication) order('published', [id], date.value, publication.value)
      if (year !== null) report.want(`date-vs-date/number/${slugged(id)}`, !iso(date.value).startsWith(year))
      if (!earlier) continue
      const relation = i % 2 === 0 ? 'AMENDS' : 'FOLLOWS'
      report.builder.tie(id, relation, `act/prova/${i - 1}`)
      order(relation.toLowerCase(), [id, `act/prova/${i - 1}`], earlier.date.value, date.value)
    }
  })
}

/** Programmes with a code each, and with two names that differ in print alone, or in a letter. */
export function addProgrammes(report: Sheet, number: number, misspelt: boolean): void {
  const codes = Array.from({ length: number }, (_, i) => report.cell(100 + i, 100))
  report.write(() => {
    const values = codes.map(({ value }) => value)
    for (const [i, value] of values.entries()) {
      const id = `spending-programme/prova/c${i}`
      const wrong = misspelt && i === 0
      const aliases = [wrong ? 'FORMAZIONE E LAVARO' : 'FORMAZIONE E LAVORO']
      report.builder.add<'SPENDING_PROGRAMME'>(id, { name: 'Formazione e lavoro', aliases, projectCode: `${value}N` })
      if (wrong) report.want(`name-vs-name/${slugged(id)}`, true)
    }
    const twice = values.filter((value, i) => values.indexOf(value) !== i)
    const register = 'code-vs-code/prova-spending-programmes/project-code'
    for (const code of twice) report.want(`${register}/${code}n`, true)
    if (twice.length === 0 && values.length > 1) report.want(register, false)
  })
}
