import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparable, composed, normaliseName, spellingKey, straightened, wordsOf } from '../../src/model/text.ts'

describe('a text as it is stored', () => {
  test.each([
    ['occu\u00ADpa\u200Bzio\u2060ne', 'occupazione'],
    ['\uFEFFnaviga\u200Ctor\u200E', 'navigator'],
    ['occupa\u00AD\n  zione', 'occupazione'],
    ['cittadinanza\u00A0e\u202Fpensioni\u2003', 'cittadinanza e pensioni'],
    ['parita\u0300', 'parità'],
    ['oﬃcina e ﬁnanza', 'officina e finanza'],
    ['  due\n righe\t', 'due righe'],
    ['l’età – «2ª» m²', 'l’età – «2ª» m²'],
  ])('%j is %j', (printed, stored) => {
    expect(composed(printed)).toBe(stored)
  })

  test('is composed, has nothing invisible, and is the same when stored again', () => {
    const printed = fc.string({
      unit: fc.constantFrom(...'aè\u0300\u00AD\u200B\u200D\uFEFF\u00A0\u2009 ﬁ’-\n\u0007\uFE0F'),
      maxLength: 20,
    })
    fc.assert(
      fc.property(fc.oneof(printed, fc.string({ unit: 'binary', maxLength: 50 })), text => {
        const stored = composed(text)
        expect(stored).toBe(stored.normalize('NFC'))
        expect(stored).not.toMatch(/[\u00AD\u200B-\u200F\u2060\uFEFF\u00A0\p{Cc}]|^\s|\s$|\s\s/u)
        expect(composed(stored)).toBe(stored)
      }),
    )
  })
})

test('filters compare case, apostrophes, quotation marks and dashes as one, accents and words as they are', () => {
  expect(comparable('L’ETÀ – «uno»')).toBe(comparable('l\'eta\u0300 - "UNO"'))
  expect(comparable('l´età')).toBe(comparable('l`età'))
  expect(comparable('età')).not.toBe(comparable('eta'))
  expect(comparable('scuola-lavoro')).not.toBe(comparable('scuola lavoro'))
  expect(comparable('di ')).toBe('di ')
})

test('a name, its words and its spelling do not mind who printed it', () => {
  const prints = ['Qualità dell’œuvre', "QUALITA' DELL'OEUVRE", 'quali\u00ADtà dell‘œuvre', 'Qualita\u0300 dell´œuvre']
  expect(new Set(prints.map(normaliseName)).size).toBe(1)
  expect(new Set(prints.map(spellingKey))).toEqual(new Set(['qualita dell oeuvre']))
  expect(wordsOf('D.L. 4/2019 e S.p.A.')).toEqual(['dl', '4', '2019', 'e', 'spa'])
  expect(normaliseName('«Fontane»')).toBe(normaliseName('“Fontane”'))
  expect(normaliseName('scuola — lavoro')).not.toBe(normaliseName('scuola lavoro'))
})

test('an apostrophe made straight moves nothing', () => {
  expect(straightened('vent’anni, vent‘anni')).toBe("vent'anni, vent'anni")
})
