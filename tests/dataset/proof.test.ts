import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPackages } from '../../src/dataset/package/read-packages.ts'
import { noteProof, proofInWords, proveAgainst } from '../../src/dataset/verify/proof.ts'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { FRAME, FRAME_RECIPE, imported, write } from '../recipes/support.ts'
import { PackageCopy, RIVALTA } from './support/package-copy.ts'

const made = async () => {
  const file = write('v1.csv', FRAME)
  const { folder } = await imported(FRAME_RECIPE, [file])
  return { file, folder }
}
const quiet = () => {}

describe('what a package records of its last proof', () => {
  test('is of what was read then: what is saved meanwhile is not proved', async () => {
    const copy = new PackageCopy()
    const report = await verifyPackage(copy.folder, { source: join(RIVALTA, 'source.txt') })
    expect(report.ok).toBe(true)
    copy.edit('results.csv', ',case,', ',casa,')
    noteProof(copy.folder, report.content)
    expect(proofInWords(copy.folder)).toMatch(/not proved against its source since it was changed/)
    copy.edit('results.csv', ',casa,', ',case,')
    expect(proofInWords(copy.folder)).toMatch(/^proved against its source on /)
  })

  test('is shown, is no part of its content, and is void where the package was changed since', async () => {
    const { folder } = await made()
    expect(proofInWords(folder)).toMatch(
      /^proved against its source on \d{4}-\d\d-\d\d by filorosso [\d.]+ \(sha256 [0-9a-f]{12}…\)$/,
    )
    const before = openPackages([folder]).content().hash
    writeFileSync(join(folder, 'proof.json'), '{}')
    expect(openPackages([folder]).content().hash).toBe(before)
    expect(proofInWords(folder)).toMatch(/^not proved against its source; its proof\.json cannot be read$/)
    const { folder: other } = await made()
    appendFileSync(join(other, 'plans.csv'), '\n')
    expect(proofInWords(other)).toMatch(/^not proved against its source since it was changed; last on /)
    expect(proofInWords('tests/packages/comune-di-rivalta')).toMatch(/^not proved against its source$/)
  })

  test('with the source at hand it is proved anew, and refused where it does not stand up to it', async () => {
    const { file, folder } = await made()
    expect(await proveAgainst([folder], [file], quiet)).toEqual([folder])
    const evidence = join(folder, 'evidence.csv')
    writeFileSync(evidence, readFileSync(evidence, 'utf8').replace('"1.200,00"', '"1.300,00"'))
    await expect(proveAgainst([folder], [file], quiet)).rejects.toThrow('"1.300,00" does not stand there')
    const stray = write('other.csv', 'a,b\n')
    await expect(proveAgainst([folder], [stray], quiet)).rejects.toThrow(
      /other\.csv, sha256 [0-9a-f]{64}, is not a source of /,
    )
    await expect(proveAgainst([folder], ['/nowhere.csv'], quiet)).rejects.toThrow('there is no such file')
  })
})
