import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'

const FOLDER = new URL('../../data/rapporto-2019/', import.meta.url)

/** The columns that hold words of our own. */
const OURS = ['description', 'note', 'label', 'text', 'explanation', 'name']

/** Every text of the package that is ours, with where it stands. */
const texts = readdirSync(FOLDER)
  .filter(file => file.endsWith('.csv') && file !== 'regions.csv')
  .flatMap(file => {
    const rows: Record<string, string>[] = parse(readFileSync(new URL(file, FOLDER)), { columns: true })
    return rows.flatMap((row, index) =>
      OURS.flatMap(column => (row[column] ? [{ text: row[column], at: `${file}:${index + 2} ${column}` }] : [])),
    )
  })

const breaking = (rule: RegExp) => texts.flatMap(({ text, at }) => (rule.test(text) ? [`${at}: ${text}`] : []))

describe('what the package of the report says in words of its own', () => {
  test('is there', () => {
    expect(texts.length).toBeGreaterThan(500)
  })

  test('writes figures one way: 2,366 and € 164,313,744.00', () => {
    expect(breaking(/\d\.\d{3}(?!\d)|\d,\d{1,2}(?!\d)|\d{5,}|€\S|\d\s?€|\bmillions? of euro/)).toEqual([])
  })

  test('is in the words of public finance', () => {
    const stiff =
      /remodulat|redetermin|\btells? of\b|\btold\b|\bfor want of\b|\bgoes on\b|\bwent on\b|\bis tied\b|held here|\bheads? (?:its|their)\b|\bthe (?:older|newer) (?:plan|one)\b|\bweak groups\b|\bsays nothing\b|\bnothing decides\b/i
    expect(breaking(stiff)).toEqual([])
  })

  test('is short', () => {
    expect(texts.flatMap(({ text, at }) => (text.length > 260 ? [`${at}: ${text.length} characters`] : []))).toEqual([])
  })
})
