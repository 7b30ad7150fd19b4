import { expect, it } from 'vitest'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { PackageCopy, problemsOf } from './support/package-copy.ts'

const ORGANISATION = 'organisation/comune-di-rivalta'

async function toldOf(copy: PackageCopy): Promise<string[]> {
  return (await problemsOf(copy.folder)).map(({ file, line, column, message }) => {
    return `${file.slice(copy.folder.length + 1)}:${line} ${column}: ${message}`
  })
}

it('refuses a name that is longer than an index can hold, at its row', async () => {
  const copy = new PackageCopy()
  const long = 'Comune '.repeat(1_250).trim()
  const first = copy
    .read('evidence.csv')
    .split('\n')
    .find(row => row.startsWith(`${ORGANISATION},name,`)) as string
  copy.edit('evidence.csv', first, `${first.slice(0, first.lastIndexOf(',') + 1)}${long}`)
  const line =
    copy
      .read('organisations.csv')
      .split('\n')
      .findIndex(row => row.startsWith(`${ORGANISATION},`)) + 1
  expect(await toldOf(copy)).toContainEqual(
    expect.stringMatching(
      `^organisations.csv:${line} id: the name of ${ORGANISATION}, "Comune .*is too long for the database`,
    ),
  )
  expect((await verifyPackage(copy.folder)).ok).toBe(false)
})

it('counts bytes, not characters', async () => {
  const copy = new PackageCopy()
  copy.edit('evidence.csv', 'Comune di Rivalta', '😀'.repeat(1_600))
  expect((await toldOf(copy)).join('\n')).toContain('6400 bytes')
})

it.each([
  ['an id', 'ids.csv', `${ORGANISATION},`, `organisation/${'a'.repeat(500)},`, /ids\.csv:\d+ id: is too long/],
  [
    'a control character in our own words',
    'organisations.csv',
    `${ORGANISATION},STATED,,`,
    `${ORGANISATION},STATED,,a\u0000b`,
    /description: holds the control character U\+0000/,
  ],
  [
    'a description of a megabyte',
    'organisations.csv',
    `${ORGANISATION},STATED,,`,
    `${ORGANISATION},STATED,,${'a'.repeat(1_000_000)}`,
    /description: is too long/,
  ],
])('refuses %s', async (_, file, text, by, says) => {
  const copy = new PackageCopy()
  copy.edit(file, text, by)
  expect((await toldOf(copy)).join('\n')).toMatch(says)
})
