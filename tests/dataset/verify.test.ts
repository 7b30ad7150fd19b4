import { existsSync, renameSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { runs } from '../runs.ts'
import { PackageCopy, RIVALTA } from './support/package-copy.ts'

const SOURCE = `${RIVALTA}/source.txt`

/** The failures of a broken copy against the source as checked in, or against the copy's own. */
async function failuresOf(copy: PackageCopy, source = SOURCE) {
  const { ok, failures } = await verifyPackage(copy.folder, { source })
  expect(ok).toBe(failures.length === 0)
  return failures
}

describe('verify', () => {
  it('finds nothing wrong with the invented package, and accounts for every figure of its range', async () => {
    const report = await verifyPackage(RIVALTA, { source: SOURCE })
    expect(report.failures).toEqual([])
    expect(report).toMatchObject({ ok: true, unchecked: [] })
    const [range] = report.coverage
    expect(range?.figures).toBe((range?.evidenced ?? 0) + (range?.notFacts ?? 0))
    expect(report.reasons).toEqual({ 'legal-reference': 1, 'list-number': 1, 'period-of-a-heading': 1 })
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })

  it('without the source says what it could not check', async () => {
    const report = await verifyPackage(RIVALTA)
    expect(report).toMatchObject({ ok: true, coverage: [] })
    expect(report.unchecked).toHaveLength(4)
  })

  it('finds a changed digit in the package', async () => {
    const copy = new PackageCopy()
    const line = copy.edit('evidence.csv', ',1.900.000\n', ',1.900.001\n')
    const failures = await failuresOf(copy)
    expect(failures).toContainEqual({
      place: `${copy.folder}/evidence.csv:${line}`,
      message: expect.stringMatching(
        /^L51, amount .*"1\.900\.001" does not stand there; the line reads "1\.900\.000"$/,
      ),
    })
    expect(failures).toContainEqual({
      place: 'L51',
      message: expect.stringContaining('1.900.000 is accounted for by no evidence'),
      follows: true,
    })
  })

  it('reports a misspelt id once, and marks what is gone when that is fixed', async () => {
    const copy = new PackageCopy()
    const act = 'act/ministero-delle-acque/dd-6-2022'
    const line = copy.edit('ids.csv', `${act},`, 'act/ministero-delle-acque/DD 6,')
    const failures = await failuresOf(copy)
    expect(failures.filter(({ follows }) => !follows)).toEqual([
      { place: `${copy.folder}/ids.csv:${line}`, message: expect.stringMatching(/"act.*DD 6" is not a valid id/) },
    ])
    expect(failures.slice(1).every(({ follows }) => follows === true)).toBe(true)
    expect(failures.map(({ message }) => message)).toContainEqual(expect.stringContaining(`${act} is not in ids.csv`))
  })

  it('reports an id that is nowhere where it is first to be fixed: in the row of its own', async () => {
    const copy = new PackageCopy()
    const act = 'act/ministero-delle-acque/dd-6-2022'
    copy.filter('ids.csv', row => !row.startsWith(`${act},`))
    const causes = (await failuresOf(copy)).filter(({ follows }) => !follows)
    expect(causes.map(({ place }) => place.replace(/.*\//, '').replace(/:.*/, ''))).toEqual(['acts.csv'])
  })

  it('does not let an error hide another that has nothing to do with it', async () => {
    const copy = new PackageCopy()
    copy.edit('ids.csv', 'act/ministero-delle-acque/dd-6-2022,', 'act/ministero-delle-acque/DD 6,')
    copy.edit('evidence.csv', ',1.900.000\n', ',1.900.001\n')
    copy.edit('acts.csv', 'DECREE_LAW', 'DECREE-LAW')
    const causes = (await failuresOf(copy)).filter(({ follows }) => !follows).map(({ message }) => message)
    expect(causes).toHaveLength(3)
    expect(causes).toContainEqual(expect.stringContaining('"1.900.001" does not stand there'))
    expect(causes).toContainEqual(expect.stringContaining('"DECREE-LAW" is not one of'))
  })

  it('finds a digit that is missing in the package, although the rest stands on the line', async () => {
    const copy = new PackageCopy()
    copy.edit('evidence.csv', ',1.900.000\n', ',900.000\n')
    expect((await failuresOf(copy)).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('"900.000" cuts a figure in two'),
    )
  })

  it('finds a changed digit in the source', async () => {
    const copy = new PackageCopy()
    copy.edit('source.txt', '1.900.000', '1.800.000')
    const failures = await failuresOf(copy, copy.path('source.txt'))
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the text has sha256 .*, sources.csv says/),
      expect.stringMatching(/"1\.900\.000" does not stand there; the line reads "1\.800\.000"/),
      expect.stringContaining('1.800.000 is accounted for by no evidence'),
    ])
  })

  it('says where a raw stands that is on another line', async () => {
    const copy = new PackageCopy()
    const rows = copy.read('evidence.csv').split('\n')
    copy.write(
      'evidence.csv',
      rows.map(row => (row.endsWith(',1.900.000') ? row.replace('-rivalta,51,', '-rivalta,50,') : row)).join('\n'),
    )
    expect((await failuresOf(copy)).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/does not stand there; .*; it stands on lines? 51( and \d+)?$/),
    )
  })

  it('says the nearest heading, and that a heading stands below its line', async () => {
    const copy = new PackageCopy()
    copy.edit('evidence.csv', 'PROGRAMMA FACILITATORI DI QUARTIERE (p. 12)', 'PROGRAMMA FACILITATORI DEL QUARTIERE')
    copy.edit('evidence.csv', 'Gli atti e le risorse (p. 2)', 'PROGRAMMA FACILITATORI DI QUARTIERE (p. 12)')
    const messages = (await failuresOf(copy)).map(({ message }) => message)
    expect(messages).toContainEqual(
      expect.stringMatching(
        /no line of the source is the heading "PROGRAMMA FACILITATORI DEL QUARTIERE"; the nearest is "PROGRAMMA FACILITATORI DI QUARTIERE.*", on line \d+$/,
      ),
    )
    expect(messages).toContainEqual(
      expect.stringMatching(/the heading "PROGRAMMA FACILITATORI DI QUARTIERE" stands on line \d+, below line 23$/),
    )
  })

  it('of a source of which only marks differ says that, and nothing that follows from it', async () => {
    for (const [change, message] of [
      [
        (text: string) => text.replaceAll('\n', '\r\n'),
        'only the line ends differ: they are CRLF here, LF in what the package was made of',
      ],
      [
        (text: string) => `\ufeff${text}`,
        'only the byte order mark differs: it has one, what the package was made of has none',
      ],
      [(text: string) => text.trimEnd(), 'only the end of the last line differs'],
    ] as const) {
      const copy = new PackageCopy()
      copy.write('source.txt', change(copy.read('source.txt')))
      expect((await failuresOf(copy, copy.path('source.txt'))).map(each => each.message)).toEqual([message])
    }
  })

  it('of a source with lines more says from where on, and hides what follows', async () => {
    const copy = new PackageCopy()
    const lines = copy.read('source.txt').split('\n')
    copy.write('source.txt', [...lines.slice(0, 40), 'Una riga', 'e un’altra', ...lines.slice(40)].join('\n'))
    const failures = await failuresOf(copy, copy.path('source.txt'))
    const causes = failures.filter(({ follows }) => !follows).map(({ message }) => message)
    expect(causes[2]).toMatch(/^from line 4\d on, the text stands 2 lines further down$/)
    // The checksum, the number of lines, and this: what nobody accounts for there follows too.
    expect(causes).toHaveLength(3)
    expect(failures.length).toBeGreaterThan(100)
  })

  it('of a source whose contents lack headings says each once, not for every row under it', async () => {
    const copy = new PackageCopy()
    const lines = copy.read('source.txt').split('\n')
    copy.write('source.txt', lines.map((line, at) => (at >= 11 && at < 14 ? '—' : line)).join('\n'))
    const failures = await failuresOf(copy, copy.path('source.txt'))
    const causes = failures
      .filter(({ follows }) => !follows)
      .map(({ message }) => message.replace(/^L\d+, [^:]*: /, ''))
    expect(causes.slice(1)).toEqual(
      ['Il Piano Acque', 'Il Piano Vivibile', 'Obiettivi e indicatori'].map(
        title => `the contents give no page for ${title}`,
      ),
    )
    expect(failures.length).toBeGreaterThan(100)
  })

  it('of a source with other lines says which changed', async () => {
    const copy = new PackageCopy()
    const lines = copy.read('source.txt').split('\n')
    copy.write('source.txt', lines.map((line, at) => (at >= 50 && at < 53 ? '—' : line)).join('\n'))
    const failures = await failuresOf(copy, copy.path('source.txt'))
    expect(failures[1]?.message).toMatch(/^lines 51–53 changed: L51, /)
    expect(failures.filter(({ follows }) => follows).length).toBeGreaterThan(2)
  })

  it('finds a line too many in the source', async () => {
    const copy = new PackageCopy()
    copy.append('source.txt', 'Fine')
    expect((await failuresOf(copy, copy.path('source.txt'))).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^the text has \d+ lines, sources.csv says \d+$/),
    )
  })

  it('finds a row that is missing: its figures are accounted for by nobody', async () => {
    const copy = new PackageCopy()
    copy.filter('evidence.csv', row => !row.startsWith('allocation/relazione-rivalta/l54/'))
    copy.filter('allocations.csv', row => !row.startsWith('allocation/relazione-rivalta/l54/'))
    copy.filter('ids.csv', row => !row.startsWith('allocation/relazione-rivalta/l54/'))
    copy.filter('links.csv', row => !row.includes('allocation/relazione-rivalta/l54/'))
    const failures = await failuresOf(copy)
    expect(failures.map(({ place, message }) => `${place}: ${message.split(' ')[0]}`)).toEqual([
      'L54: 2',
      'L54: 3.000.000',
    ])
  })

  it('finds a figure that only the evidence of a relationship holds', async () => {
    const copy = new PackageCopy()
    copy.filter('evidence.csv', row => !row.includes(',headcount.contracted,'))
    copy.filter('headcounts.csv', row => !row.includes(',contracted,'))
    copy.filter('evidence.csv', row => !row.includes(',headcount.contracted.at,'))
    expect((await failuresOf(copy)).map(({ message }) => message.split(' ')[0])).toEqual(['31', '12', '2022', '36'])
  })

  it('finds a figure that looks like the number of an act named on the same line', async () => {
    const copy = new PackageCopy()
    copy.edit('source.txt', 'Rivalta 2020-2022 per', 'Rivalta 2020-2022 a 31 enti per')
    const messages = (await failuresOf(copy, copy.path('source.txt'))).map(
      ({ place, message }) => `${place} ${message}`,
    )
    expect(messages).toContainEqual(expect.stringMatching(/^L27 31 is accounted for by no evidence/))
  })

  it('finds a raw on the wrong line', async () => {
    const copy = new PackageCopy()
    const line = copy.edit('evidence.csv', 'source/relazione-rivalta,51,', 'source/relazione-rivalta,50,')
    expect((await failuresOf(copy)).map(({ place }) => place)).toContain(`${copy.folder}/evidence.csv:${line}`)
  })

  it('finds a heading that the source does not have, and one with another page', async () => {
    const copy = new PackageCopy()
    const first = copy.edit('evidence.csv', 'Il Piano Acque (p. 4)', 'Il Piano Verde (p. 4)')
    const second = copy.edit('evidence.csv', 'Il Piano Acque (p. 4)', 'Il Piano Acque (p. 5)')
    const third = copy.edit('evidence.csv', 'Il Piano Acque (p. 4)', 'Il Piano Acque')
    expect(await failuresOf(copy)).toEqual([
      {
        place: `${copy.folder}/evidence.csv:${first}`,
        message: expect.stringContaining('no line of the source is the heading "Il Piano Verde"'),
      },
      {
        place: `${copy.folder}/evidence.csv:${second}`,
        message: expect.stringContaining('Il Piano Acque is on page 4, not 5'),
      },
      {
        place: `${copy.folder}/evidence.csv:${third}`,
        message: expect.stringContaining('write Il Piano Acque (p. 4)'),
      },
    ])
  })

  it('finds an absence where no cell is empty', async () => {
    const copy = new PackageCopy()
    copy.edit('source.txt', 'FPS\t\t0,00\t', 'FPS\tn.d.\t0,00\t')
    expect((await failuresOf(copy, copy.path('source.txt'))).map(({ message }) => message)).toContainEqual(
      expect.stringContaining('the line has no empty cell'),
    )
  })

  it.each([
    ['a fact', '55,4.750.000,list-number', /"4\.750\.000" is claimed already/],
    ['what is not there', '55,9.999,list-number', /"9\.999" does not stand on the line/],
    ['part of a figure', '55,750,list-number', /"750" does not stand on the line/],
    ['the same figure twice', '79,1,list-number', /is claimed already/],
    ['words', '79,case,list-number', /"case" holds no figure/],
    ['a line outside every range', '3,2022,list-number', /line 3 is in no range of extraction\.csv/],
    ['for a reason of its own', '55,4.750.000,because', /"because" is not a valid reason; give one of page-number/],
    ['a repetition of nothing', '55,4.750.000,repetition', /"repetition" is not a valid reason/],
    ['a repetition of what does not exist', '55,4.750.000,repetition act/it/none', /act\/it\/none is not in ids\.csv/],
    ['a whole row', '55,"Totale complessivo\t\t\t\t4.750.000",list-number', /leaves out more than one figure/],
  ])('refuses to leave out %s', async (_, row, message) => {
    const copy = new PackageCopy()
    const line = copy.append('exclusions.csv', `source/relazione-rivalta,${row}`)
    expect(await failuresOf(copy)).toContainEqual({
      place: `${copy.folder}/exclusions.csv:${line}`,
      message: expect.stringMatching(message),
    })
  })

  it('counts the figures that a reason leaves out, and misses them when the row goes', async () => {
    const copy = new PackageCopy()
    copy.filter('exclusions.csv', row => !row.includes('legal-reference'))
    expect(await failuresOf(copy)).toEqual([{ place: 'L79', message: expect.stringMatching(/^3 is accounted for/) }])
  })

  it('reads exclusions under the name that their file had before, and of two names wants one', async () => {
    const copy = new PackageCopy()
    renameSync(copy.path('exclusions.csv'), copy.path('not-facts.csv'))
    for (const name of ['"exclusions"', '"exclusions.csv"'])
      copy.edit('datapackage.json', name, name.replace('exclusions', 'not-facts'))
    const report = await verifyPackage(copy.folder, { source: SOURCE })
    expect(report.failures).toEqual([])
    expect(report.reasons).toEqual((await verifyPackage(new PackageCopy().folder, { source: SOURCE })).reasons)
    const line = copy.append('not-facts.csv', 'source/relazione-rivalta,79,1,because')
    const place = `${copy.folder}/not-facts.csv`
    expect(await failuresOf(copy)).toContainEqual({ place: `${place}:${line}`, message: expect.any(String) })
    copy.write('exclusions.csv', copy.read('not-facts.csv'))
    const message = 'is the former name of exclusions.csv, which is there too; keep that one alone'
    expect(await failuresOf(copy)).toContainEqual({ place, message })
  })

  it('reports what is wrong with the package itself, with its place', async () => {
    const copy = new PackageCopy()
    const line = copy.edit('acts.csv', 'DECREE_LAW', 'DECREE-LAW')
    expect((await failuresOf(copy)).map(({ place }) => place)).toContain(`${copy.folder}/acts.csv:${line}`)
  })

  it('of a folder that is not there says so, and that nothing could be checked', async () => {
    const report = await verifyPackage('tests/packages/none', { source: SOURCE })
    expect(report.failures).toEqual([{ place: 'tests/packages/none', message: 'there is no such folder' }])
    expect(report.unchecked).toHaveLength(4)
  })

  it('says that a source text cannot be read', async () => {
    await expect(verifyPackage(RIVALTA, { source: '/nowhere.txt' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

/** A text with one of its digits changed: which of them, and by how much, is drawn. */
function withOtherDigit(text: string, pick: number, shift: number): string {
  const places = [...text.matchAll(/\d/g)].map(({ index }) => index)
  const at = places[pick % places.length] ?? 0
  return text.slice(0, at) + String((Number(text[at]) + 1 + (shift % 9)) % 10) + text.slice(at + 1)
}

describe('verify, whatever is changed', () => {
  it('misses no digit of an amount or an observation in the package', async () => {
    const rows = new PackageCopy().read('evidence.csv').trimEnd().split('\n')
    const figures = rows.flatMap((row, index) =>
      /,(amount|target|actual|planned|value),,.*\d$|,"[\d.]+,\d+"$/.test(row) ? [index] : [],
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...figures), fc.nat(), fc.nat(), async (index, pick, shift) => {
        const copy = new PackageCopy()
        const [, before = '', raw = ''] = /^(.*,)("[^"]*"|[^,]*)$/.exec(rows[index] ?? '') ?? []
        const changed = [...rows.slice(0, index), before + withOtherDigit(raw, pick, shift), ...rows.slice(index + 1)]
        copy.write('evidence.csv', `${changed.join('\n')}\n`)
        expect((await failuresOf(copy)).length).toBeGreaterThan(0)
      }),
      { numRuns: runs(60) },
    )
  })

  it('misses no digit of the source, in the ranges of the package', async () => {
    const lines = new PackageCopy().read('source.txt').split('\n')
    const withDigits = lines.flatMap((line, index) => (index >= 18 && /\d/.test(line) ? [index] : []))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...withDigits), fc.nat(), fc.nat(), async (index, pick, shift) => {
        const copy = new PackageCopy()
        const changed = lines.map((line, at) => (at === index ? withOtherDigit(line, pick, shift) : line))
        copy.write('source.txt', changed.join('\n'))
        const messages = (await failuresOf(copy, copy.path('source.txt'))).map(
          ({ place, message }) => `${place} ${message}`,
        )
        expect(messages.filter(message => message.includes(`L${index + 1}`)).length).toBeGreaterThan(0)
      }),
      { numRuns: runs(60) },
    )
  })
})

/** The real package needs its source text, which is not in this repository. */
const REAL = new URL('../../data/rapporto-2019', import.meta.url).pathname
const REAL_SOURCE = process.env.FILOROSSO_SOURCE

describe('the first real package', () => {
  it.skipIf(REAL_SOURCE === undefined || !existsSync(REAL))('stands on its source, figure by figure', async () => {
    const report = await verifyPackage(REAL, REAL_SOURCE === undefined ? {} : { source: REAL_SOURCE })
    expect(report.failures.map(({ place, message }) => `${place}: ${message}`)).toEqual([])
  })
})
