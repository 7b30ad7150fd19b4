import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPackages } from '../../src/dataset/package/read-packages.ts'
import { takenOf } from '../../src/dataset/package/taken.ts'
import { proofInWords, proofOf } from '../../src/dataset/verify/proof.ts'
import { EXCLUSION_REASONS } from '../../src/dataset/verify/reasons.ts'
import { EXCLUDED_COLUMN } from '../../src/model/vocabulary.ts'
import { REASONS_IN_ITALIAN } from '../../src/pages/parts/taken-words.ts'
import { FRAME, FRAME_RECIPE, imported, write } from '../recipes/support.ts'

function takenIn(folder: string) {
  const opened = openPackages([folder])
  const fingerprint = opened.content().packages[0]?.fingerprint ?? ''
  return takenOf(opened.stated().taken, path => proofOf(path, fingerprint))
}

describe('what a package takes of its source', () => {
  test('is counted by the reason why the rest is not a fact', () => {
    const [taken] = takenIn('data/rapporto-2019')
    expect(taken?.source).toBe('source/rapporto-2019')
    expect(taken?.places).toBeGreaterThan(500)
    // `repetition act/…` is a repetition.
    expect(Object.keys(taken?.figures ?? {}).every(reason => Object.hasOwn(EXCLUSION_REASONS, reason))).toBe(true)
    expect(Object.values(taken?.figures ?? {}).reduce((sum, count) => sum + count, 0)).toBe(76)
    expect([taken?.columns, taken?.records]).toEqual([{}, {}])
  })

  test('is proved in the package that is served: whoever changes it proves it anew, by verify with --note', () => {
    expect(takenIn('data/rapporto-2019')[0]?.proved).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(proofInWords('data/rapporto-2019')).toMatch(/^proved against its source /)
  })

  test('is proved as long as neither package nor source have changed', async () => {
    const { folder } = await imported(FRAME_RECIPE, [write('v1.csv', FRAME)])
    const [taken] = takenIn(folder)
    expect(taken?.proved).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(taken?.provedBy).toMatch(/^\d+\.\d+/)
    appendFileSync(join(folder, 'plans.csv'), '\n')
    expect(takenIn(folder)[0]).toMatchObject({ proved: null, provedBy: null })
  })

  test('has every reason in Italian too', () => {
    expect(Object.keys(REASONS_IN_ITALIAN).sort()).toEqual(
      [...new Set([...Object.keys(EXCLUSION_REASONS), ...Object.keys(EXCLUDED_COLUMN)])].sort(),
    )
  })
})
