import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFolder } from '../../src/dataset/package/csv.ts'
import { describePackage } from '../../src/dataset/package/descriptor.ts'
import { type PackageFiles, readFiles } from '../../src/dataset/package/files.ts'
import { PackageError, Problems } from '../../src/dataset/package/problems.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { type Breaking, type Case, givesItsProblem, replace } from './support/broken.ts'
import { PackageCopy, problemsOf, RIVALTA } from './support/package-copy.ts'

function withoutFile(file: string): Breaking {
  return copy => {
    rmSync(copy.path(file))
    return null
  }
}

const CASES: Case[] = [
  {
    title: 'a resource file is missing',
    breaking: copy => {
      withoutFile('funds.csv')(copy)
      const descriptor = JSON.parse(copy.read('datapackage.json'))
      descriptor.resources = descriptor.resources.filter((resource: { name: string }) => resource.name !== 'funds')
      copy.write('datapackage.json', JSON.stringify(descriptor))
      return null
    },
    file: 'funds.csv',
    column: null,
    says: /missing; ids.csv lists Fund/,
  },
  {
    title: 'a file is none that a package has',
    breaking: copy => {
      copy.write('budgets.csv', 'id\n')
      return null
    },
    file: 'budgets.csv',
    column: null,
    says: /unknown file; .*allocations\.csv/,
  },
  {
    title: 'a column is missing',
    breaking: copy => {
      copy.write('budget-missions.csv', 'id,basis,rule\nbudget-mission/031,STATED,\n')
      const descriptor = copy.read('datapackage.json')
      const at = descriptor.indexOf('"budget-missions.csv"')
      const field = /,\s*\{\s*"name": "description",\s*"type": "string"\s*\}/
      copy.write('datapackage.json', descriptor.slice(0, at) + descriptor.slice(at).replace(field, ''))
      return 1
    },
    file: 'budget-missions.csv',
    column: 'description',
    says: /the column description is missing/,
  },
  {
    title: 'the package says no version',
    breaking: copy => {
      const { version: _, ...descriptor } = JSON.parse(copy.read('datapackage.json'))
      copy.write('datapackage.json', JSON.stringify(descriptor))
      return null
    },
    file: 'datapackage.json',
    column: 'version',
    says: /version.*such as 1\.0\.0/,
  },
  {
    title: 'the version is none',
    breaking: copy => {
      copy.write(
        'datapackage.json',
        copy.read('datapackage.json').replace('"version": "1.0.0"', '"version": "new one"'),
      )
      return null
    },
    file: 'datapackage.json',
    column: 'version',
    says: /such as 1\.0\.0/,
  },
  {
    title: 'a kind is unknown',
    breaking: replace('ids.csv', 'fund/fac,FUND', 'fund/fac,FUNDS'),
    file: 'ids.csv',
    column: 'kind',
    says: /"FUNDS" is not one of ACT, ALLOCATION/,
  },
  {
    title: 'an id begins with another kind',
    breaking: replace('ids.csv', 'fund/fac,FUND', 'fund/fac,PLAN'),
    file: 'ids.csv',
    column: 'id',
    says: /fund\/fac is a FUND by its id; an id of PLAN begins with plan\//,
  },
  {
    title: 'a word of a vocabulary is unknown',
    breaking: replace('acts.csv', 'DECREE_LAW', 'DECREE-LAW'),
    file: 'acts.csv',
    column: 'actKind',
    says: /"DECREE-LAW" is not one of LAW, DECREE_LAW/,
  },
  {
    title: 'an id is malformed',
    breaking: copy => copy.append('ids.csv', 'fund/Due_Mari,FUND'),
    file: 'ids.csv',
    column: 'id',
    says: /"fund\/Due_Mari" is not a valid id: <kind>\/<owner>\/<slug>/,
  },
  {
    title: 'an id is repeated',
    breaking: copy => copy.append('funds.csv', 'fund/fac,STATED,,'),
    file: 'funds.csv',
    column: 'id',
    says: /fund\/fac is repeated; it stands already on line 2/,
  },
  {
    title: 'a key dangles',
    breaking: replace('indicators.csv', 'plan/comune-di-rivalta/vivibile-2022-2024', 'plan/comune-di-rivalta/altro'),
    file: 'indicators.csv',
    column: 'plan',
    says: /plan\/comune-di-rivalta\/altro is not in ids\.csv/,
  },
  {
    title: 'a key is of the wrong kind',
    breaking: replace('indicators.csv', 'plan/comune-di-rivalta/vivibile-2022-2024', 'fund/fac'),
    file: 'indicators.csv',
    column: 'plan',
    says: /fund\/fac is a FUND; PLAN is expected/,
  },
  {
    title: 'an id has no row in the file of its kind',
    breaking: copy => copy.append('ids.csv', 'fund/due-mari,FUND'),
    file: 'ids.csv',
    column: 'id',
    says: /fund\/due-mari has no row in funds\.csv/,
  },
  {
    title: 'datapackage.json is missing',
    breaking: withoutFile('datapackage.json'),
    file: 'datapackage.json',
    column: null,
    says: /missing/,
  },
  {
    title: 'the descriptor is not JSON',
    breaking: copy => {
      copy.write('datapackage.json', '{')
      return null
    },
    file: 'datapackage.json',
    column: null,
    says: /not valid JSON/,
  },
  {
    title: 'a path leads out of the package',
    breaking: copy => {
      copy.edit('datapackage.json', '"path": "footnotes.csv"', '"path": "../footnotes.csv"')
      return null
    },
    file: 'datapackage.json',
    column: 'resources.4.path',
    says: /"\.\.\/footnotes\.csv" must be relative and inside the package/,
  },
  {
    title: 'the descriptor has other fields than the file',
    breaking: copy => {
      copy.edit('datapackage.json', '"name": "subject"', '"name": "soggetto"')
      return null
    },
    file: 'datapackage.json',
    column: 'resources.1.schema.fields',
    says: /evidence has the fields soggetto, field.*its file the columns subject, field/,
  },
]

describe('a package with a wrong file, column, id or key', () => {
  it('is read without a problem before anything is broken', async () => {
    expect(await problemsOf(RIVALTA)).toEqual([])
  })

  it('is described as the table of columns says', () => {
    const { profile: _, resources, ...about } = JSON.parse(readFileSync(join(RIVALTA, 'datapackage.json'), 'utf8'))
    const { headers } = readFolder(readFiles(RIVALTA, new Problems()) as PackageFiles, new Problems())
    const names = resources.map(({ name }: { name: string }) => name)
    expect(describePackage(about, names, headers)).toMatchObject({ resources })
  })

  it.each(CASES)('gives one problem, with its place: $title', givesItsProblem)

  it('gives every problem at once, sorted, each on a line of the message', async () => {
    const copy = new PackageCopy()
    copy.edit('acts.csv', 'DECREE_LAW', 'DECREE-LAW')
    copy.edit('evidence.csv', ',4.750.000\n', ',4.750.00\n')
    copy.append('ids.csv', 'fund/Due_Mari,FUND')
    const problems = await problemsOf(copy.folder)
    expect(problems.map(({ file }) => file)).toEqual(
      ['acts', 'evidence', 'ids'].map(name => `${copy.folder}/${name}.csv`),
    )
    await expect(readPackages([copy.folder])).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/^3 problems.*(\n.*){3}$/),
    })
  })

  it('names a folder that is not there as it was asked for, and says nothing else of it', async () => {
    for (const asked of ['tests/packages/none', 'tests/packages/none/', `${RIVALTA}/ids.csv`, '/nowhere']) {
      const file = asked.replace(/\/$/, '')
      expect(await problemsOf(asked)).toEqual([{ file, line: null, column: null, message: 'there is no such folder' }])
    }
    await expect(readPackages(['tests/packages/none'])).rejects.toMatchObject({
      message: 'one problem in the data packages\ntests/packages/none: there is no such folder',
    })
  })

  it('prints what is to be fixed, and counts what follows from it', async () => {
    const copy = new PackageCopy()
    copy.edit('ids.csv', 'act/ministero-delle-acque/dd-6-2022,', 'act/ministero-delle-acque/DD 6,')
    const { message } = new PackageError(await problemsOf(copy.folder))
    expect(message.split('\n')).toEqual([
      expect.stringMatching(/^\d+ problems in the data packages$/),
      expect.stringContaining('is not a valid id'),
      expect.stringMatching(/^\d+ more follow from these; fix these first$/),
    ])
  })

  it('prints the first fifty problems, and says how many more there are', async () => {
    const copy = new PackageCopy()
    copy.write('budgets.csv', 'id\n')
    for (let row = 0; row < 60; row++) copy.append('funds.csv', `fund/${row},STATED,,`)
    const problems = await problemsOf(copy.folder)
    expect(problems).toHaveLength(61)
    const { message } = new PackageError(problems)
    const lines = message.split('\n')
    expect(lines).toHaveLength(52)
    expect(lines[0]).toBe('61 problems in the data packages')
    expect(lines[51]).toBe('… and 11 more')
    expect(new PackageError(problems.slice(0, 50)).message).not.toContain('more')
  })
})
