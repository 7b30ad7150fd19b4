import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePackage } from '../../src/dataset/package/init/new-package.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { run } from '../cli/run.ts'
import { runs } from '../runs.ts'
import { RIVALTA } from './support/package-copy.ts'

const here = mkdtempSync(join(tmpdir(), 'filorosso-init-'))
afterAll(() => rmSync(here, { recursive: true, force: true }))

let folder: string
let source: string
let count = 0
beforeEach(() => {
  folder = join(here, `package-${++count}`)
  source = join(here, `text-${count}.txt`)
  writeFileSync(source, 'COMUNE, "DI PROVA"\r\n\r\nRELAZIONE 2021\r\nUn testo\r\n')
})

const made = (wanted: Partial<Parameters<typeof makePackage>[0]> = {}) =>
  makePackage({ folder, name: 'prova', title: 'Relazione 2021', source, ...wanted })

async function failuresOf(): Promise<string[]> {
  const { failures } = await verifyPackage(folder, { source })
  return failures.map(({ place, message }) => `${place}: ${message}`)
}

describe('a new package', () => {
  it('is verified against its text, and knows its source alone', async () => {
    const { source: known } = made()
    expect(await failuresOf()).toEqual([])
    const { entities, relationships } = await readPackages([folder])
    expect([...entities.keys()]).toEqual(['source/prova'])
    expect(relationships).toEqual([])
    expect(entities.get('source/prova')).toMatchObject({
      name: 'RELAZIONE 2021',
      properties: { year: 2021, lineCount: 4 },
    })
    expect(known).toMatchObject({ line: 3, lineCount: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('says in a README what to do next, and that no licence is chosen', () => {
    made()
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    for (const word of ['Relazione 2021', 'evidence.csv', 'licenses', 'verify']) expect(readme).toContain(word)
    expect(JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')).licenses[0].name).toBe('notspecified')
  })

  it('takes the first line that could be a title where none prints it, commas and quotes too', async () => {
    made({ title: 'Tutt’altro, del 2020' })
    expect(await failuresOf()).toEqual([])
    const { name, description } = (await readPackages([folder])).entities.get('source/prova') ?? {}
    expect([name, description]).toEqual(['COMUNE, "DI PROVA"', 'Tutt’altro, del 2020'])
  })

  it('gives its title the page that the contents print', async () => {
    writeFileSync(source, 'Indice\nRelazione 2021.....\t3\n\nRelazione 2021\n')
    expect(made().source.line).toBe(4)
    expect(await failuresOf()).toEqual([])
  })

  it('goes into one graph with another package', async () => {
    made()
    const { entities } = await readPackages([folder, RIVALTA])
    expect([...entities.keys()].filter(id => id.startsWith('source/'))).toEqual([
      'source/prova',
      'source/relazione-rivalta',
    ])
  })

  it('is verified whatever the text, if it can be made at all', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('Indice', 'Titolo\t3', 'Titolo', '"', 'a,b', '', 'Titolo ..... 12', '  Titolo  '),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
        rmSync(folder, { recursive: true, force: true })
        writeFileSync(source, lines.join(end))
        try {
          made({ title: 'Titolo 2021' })
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_USER_INPUT' })
          expect(existsSync(folder)).toBe(false)
          return
        }
        expect(await failuresOf()).toEqual([])
      }),
      { numRuns: runs(40) },
    )
  })
})

describe('no package is made', () => {
  const refused = (wanted: Parameters<typeof made>[0], message: RegExp) => {
    expect(() => made(wanted)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) }),
    )
  }

  it('in a folder that holds something, which stays as it is', () => {
    mkdirSync(folder)
    writeFileSync(join(folder, '.hidden'), 'mine')
    refused({}, /package-\d+ is not empty/)
    expect(readdirSync(folder)).toEqual(['.hidden'])
    refused({ folder: source }, /text-\d+\.txt is a file/)
  })

  it.each([
    ['of a name that is not an id', { name: 'La Prova' }, /"La Prova" is not a valid package name/],
    ['without a title', { title: ' ' }, /the title is empty/],
    ['of a text that is not there', { source: '/nowhere.txt' }, /source text \/nowhere\.txt cannot be read/],
    ['of a year that nobody says', { title: 'Relazione' }, /the title names no year/],
    ['of one of two years', { title: 'Relazione 2020-2021' }, /the title names several years/],
  ])('%s', (_, wanted, message) => {
    refused(wanted, message)
    expect(existsSync(folder)).toBe(false)
  })

  it('of a text without a title, or not in UTF-8', () => {
    writeFileSync(source, `${'parola '.repeat(60)}\n\n123\n`)
    refused({}, /no line of .* could be its title/)
    writeFileSync(source, Buffer.from('Relazione sulla citt\xe0\n', 'latin1'))
    refused({}, /is not UTF-8/)
  })
})

describe('the command', () => {
  it('says what it made; what was asked wrongly is exit code 2', async () => {
    const args = ['init-package', folder, '--name', 'prova', '--title', 'Relazione', '--source', source]
    const done = await run([...args, '--year', '2021', '--json']).finished
    expect(JSON.parse(done.stdout)).toMatchObject({ folder, source: { id: 'source/prova', year: 2021 } })
    expect(done.code).toBe(0)
    const again = await run([...args, '--year', '2021']).finished
    expect(again).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/is not empty\n {2}name a folder/),
    })
    expect(await run([...args, '--year', 'last']).finished).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('four digits'),
    })
    expect(await run(['init-package', folder]).finished).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--name'),
    })
    const help = await run(['init-package', '--help']).finished
    expect(help).toMatchObject({ code: 0, stdout: expect.stringMatching(/Usage: filorosso init-package.*<folder>/) })
  }, 60_000)
})
