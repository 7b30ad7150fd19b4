import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { IT } from '../../src/locale/it.ts'
import { countingWords } from '../../src/locale/words.ts'
import { PackageCopy, RIVALTA } from './support/package-copy.ts'

const SOURCE = 'source/relazione-rivalta'

/** What verify finds wrong with a copy, against its own source text: place and message. */
async function failuresOf(copy: PackageCopy): Promise<string[]> {
  const { failures } = await verifyPackage(copy.folder, { source: copy.path('source.txt') })
  return failures
    .map(({ place, message }) => `${place.replace(`${copy.folder}/`, '')}: ${message}`)
    .filter(failure => !failure.includes('the text has sha256'))
}

/** Of the range of the invented package, its number words are claimed as well. */
function withNumberWords(): PackageCopy {
  const copy = new PackageCopy()
  copy.write('extraction.csv', `source,firstLine,lastLine,numberWords\n${SOURCE},19,84,yes\n`)
  const path = join(copy.folder, 'datapackage.json')
  const descriptor = JSON.parse(readFileSync(path, 'utf8'))
  const { schema } = descriptor.resources.find(({ name }: { name: string }) => name === 'extraction')
  schema.fields.push({ name: 'numberWords', type: 'string' })
  writeFileSync(path, JSON.stringify(descriptor))
  return copy
}

describe('words that count', () => {
  it.each([
    ['in due sezioni e quattordici linee', ['due', 'quattordici']],
    ['Ventuno case, ventitré orti, trentotto vie', ['Ventuno', 'ventitré', 'trentotto']],
    ["vent'anni, cinquant’anni e cento giorni", ["vent'", 'cinquant’', 'cento']],
    ['un piano, uno solo, una linea: zero euro', []],
    ['individuare nel settembre, prevenire, seicento, tremila, il 5 per cento', []],
  ])('of %j are %j', (text, words) => {
    const found = countingWords(text, IT)
    expect(found.map(each => each.text)).toEqual(words)
    for (const { text: word, start, end } of found) expect(text.slice(start, end)).toBe(word)
  })
})

describe('a range that claims its number words', () => {
  it('is accounted for when evidence prints each of them', async () => {
    const copy = withNumberWords()
    const report = await verifyPackage(copy.folder, { source: copy.path('source.txt') })
    expect(report.failures).toEqual([])
    const plain = await verifyPackage(RIVALTA, { source: `${RIVALTA}/source.txt` })
    expect(report.totals.figures).toBe(plain.totals.figures + 1)
    expect(report.coverage[0]?.range).toBe(`${SOURCE} L19-L84, number words too`)
  })

  it('misses a word that no evidence prints', async () => {
    const copy = withNumberWords()
    copy.edit('source.txt', 'Gli sportelli hanno', 'I sei sportelli, in quattro quartieri, hanno')
    copy.append('exclusions.csv', `${SOURCE},84,in quattro quartieri,part-of-a-name`)
    expect(await failuresOf(copy)).toEqual(['L84: sei is accounted for by no evidence and no row of exclusions.csv'])
  })

  it('takes no word for another that holds it', async () => {
    const copy = withNumberWords()
    copy.edit('source.txt', '2022-2024, in due sezioni', '2022-2024, individuerà in due sezioni')
    expect(await failuresOf(copy)).toEqual([])
    copy.edit('source.txt', 'in due sezioni', 'in sezioni')
    expect(await failuresOf(copy)).toEqual([
      expect.stringMatching(/L42, count HAS_SECTION .*"due" cuts a figure in two/),
    ])
  })

  it('is one that says so: others leave words alone', async () => {
    const copy = new PackageCopy()
    copy.edit('source.txt', 'Gli sportelli hanno', 'I sei sportelli hanno')
    expect(await failuresOf(copy)).toEqual([])
    copy.append('exclusions.csv', `${SOURCE},84,I sei sportelli,part-of-a-name`)
    expect(await failuresOf(copy)).toEqual([expect.stringContaining('"I sei sportelli" holds no figure')])
  })

  it('says yes and nothing else', async () => {
    const copy = withNumberWords()
    copy.edit('extraction.csv', ',yes', ',no')
    expect(await failuresOf(copy)).toEqual(['extraction.csv:2: numberWords: "no" is not one of yes'])
  })
})

describe('ranges', () => {
  it.each([
    ['19,84', '84,84'],
    ['19,84', '30,40'],
    ['30,84', '19,30'],
  ])('%s and %s overlap, which is a failure', async (first, second) => {
    const copy = new PackageCopy()
    copy.write('extraction.csv', `source,firstLine,lastLine\n${SOURCE},${first}\n${SOURCE},${second}\n`)
    const [range, other] = [second, first].map(each => each.replace(',', ' to '))
    expect((await failuresOf(copy)).filter(failure => failure.startsWith('extraction'))).toEqual([
      `extraction.csv:3: ${range} overlaps ${other} of ${copy.folder}/extraction.csv:2; give each line to one range`,
    ])
  })

  it('may stand side by side', async () => {
    const copy = new PackageCopy()
    copy.write('extraction.csv', `source,firstLine,lastLine\n${SOURCE},60,84\n${SOURCE},19,59\n`)
    expect(await failuresOf(copy)).toEqual([])
  })
})

describe('a raw in a column of a table', () => {
  it('stands within one cell', async () => {
    const copy = new PackageCopy()
    const line = copy.edit(
      'evidence.csv',
      'Unità di misura,Obiettivi e indicatori (p. 8),Percentuale',
      'Unità di misura,Obiettivi e indicatori (p. 8),"Percentuale\t80"',
    )
    expect(await failuresOf(copy)).toEqual([
      expect.stringMatching(new RegExp(`^evidence.csv:${line}: L66, unit .*stands in no cell, but across several`)),
    ])
  })

  it('is not cut out of a figure of its cell', async () => {
    const copy = new PackageCopy()
    copy.edit('source.txt', 'Coordinamento del Piano\t250.000', 'Coordinamento del Piano\t1250.000')
    const [failure] = await failuresOf(copy)
    expect(failure).toMatch(/L46, amount .*"250\.000" cuts a figure in two/)
  })

  it('without a column may be a sentence of a line that has tabs', async () => {
    const copy = new PackageCopy()
    const line = copy.edit(
      'evidence.csv',
      'Unità di misura,Obiettivi e indicatori (p. 8),Percentuale',
      ',Obiettivi e indicatori (p. 8),"Percentuale\t80"',
    )
    expect((await failuresOf(copy)).filter(failure => failure.startsWith(`evidence.csv:${line}`))).toEqual([])
  })
})
