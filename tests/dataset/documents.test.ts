import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { RESOURCES } from '../../src/dataset/package/resources.ts'
import { RIVALTA } from './support/package-copy.ts'
import { doSteps } from './support/steps.ts'

const DOCS = new URL('../../docs/', import.meta.url).pathname
const here = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'filorosso-documents-'))

function document(name: string): string {
  return readFileSync(join(DOCS, name), 'utf8')
}

/** The documents name files as they stand in the project. */
beforeAll(() => {
  mkdirSync(join(folder, 'tests/packages'), { recursive: true })
  cpSync(RIVALTA, join(folder, 'tests/packages/comune-di-rivalta'), { recursive: true })
  process.chdir(folder)
})

afterAll(() => {
  process.chdir(here)
  rmSync(folder, { recursive: true, force: true })
})

describe('docs/your-own-package.md', () => {
  test('does what it says, step by step', async () => {
    expect(await doSteps(document('your-own-package.md'))).toBeGreaterThan(15)
  })

  test('ends with a package that goes with another: what both know is one, with the evidence of both', async () => {
    const graph = await readPackages([RIVALTA, 'valdombra'])
    const ministry = graph.entities.get('organisation/ministero-delle-acque')
    expect(ministry?.evidence.map(id => graph.evidence.get(id)?.source).sort()).toEqual([
      'source/relazione-rivalta',
      'source/valdombra',
    ])
    const issued = graph.relationships.filter(({ type, to }) => type === 'ISSUED_BY' && to === ministry?.id)
    expect(issued.map(({ from }) => from)).toContain('act/ministero-delle-acque/dd-51-2023')
    expect(graph.entities.get('allocation/valdombra/l7/dd-51')?.properties).toMatchObject({ amount: 8_000_000 })
  })

  test('leaves nothing in the folder that a package may not hold', () => {
    const ofRecords = ['excluded-columns', 'excluded-records', 'comparisons']
    const csv = [...RESOURCES.keys()].filter(name => !ofRecords.includes(name)).map(name => `${name}.csv`)
    expect(readdirSync('valdombra').sort()).toEqual([...csv, 'README.md', 'datapackage.json'].sort())
  })
})

describe('docs/data-packages.md', () => {
  test('does what it says, and proves it', async () => {
    expect(await doSteps(document('data-packages.md'))).toBeGreaterThan(3)
  })

  test('has every file of a package with its columns, and no other', () => {
    const [, text = ''] = /^## Files$([\s\S]*?)^## /m.exec(document('data-packages.md')) ?? []
    const rows = [...text.matchAll(/^\| (`[a-z-]+\.csv`(?:, `[a-z-]+\.csv`)*) \| (.*) \|$/gm)]
    const shown = rows.flatMap(([, files = '', columns = '']) =>
      [...files.matchAll(/`([a-z-]+)\.csv`/g)].map(([, name = '']) => [name, columns] as const),
    )
    expect(shown.map(([name]) => name).sort()).toEqual([...RESOURCES.keys()].sort())
    for (const [name, columns] of shown) {
      const own = RESOURCES.get(name)?.columns.map(column => column.name) ?? []
      const common = ['basis', 'rule', 'description'].every(each => own.includes(each)) && columns.includes('common')
      const listed = [...columns.matchAll(/`([a-zA-Z0-9, ]+)`/g)].flatMap(([, names = '']) => names.split(', '))
      const expected = own.filter(each => !common || !['id', 'basis', 'rule', 'description'].includes(each))
      for (const each of expected) expect(listed, `${name}.csv ${each}`).toContain(each)
    }
  })
})
