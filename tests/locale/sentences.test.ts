import { describe, expect, test } from 'vitest'
import { explain } from '../../src/locale/language.ts'
import type { ActThing, Thing } from '../../src/locale/thing.ts'
import { formats as en } from '../../src/locale/things/en.ts'
import { a, da, di, formats as it } from '../../src/locale/things/it.ts'
import { computedAmount } from '../../src/model/money.ts'

const decree: ActThing = {
  kind: 'ACT',
  name: 'Decreto n. 7',
  actKind: 'DIRECTORIAL_DECREE',
  status: 'ISSUED',
  number: '7',
  date: '2020-03-08',
  precision: 'DAY',
  issuers: ['ENTE'],
}
const plan: Thing = { kind: 'PLAN', name: 'Strade' }
const line: Thing = { kind: 'LINE', name: 'Ponti', number: '4', designation: 'Linea 4', owner: plan }
const euro = (cents: number) => computedAmount(cents, 'EUR')

describe('figures, days and lists', () => {
  test('are written one way in each language, exact to the last digit that a figure may have', () => {
    expect([en.money(euro(16431374400)), it.money(euro(16431374400))]).toEqual(['€ 164,313,744.00', '€ 164.313.744,00'])
    expect([en.count(2366), it.count(2366)]).toEqual(['2,366', '2.366'])
    expect(en.money(euro(9007199254740991))).toBe('€ 90,071,992,547,409.91')
    expect([en.money(euro(-5)), it.money(euro(-123456))]).toEqual(['−€ 0.05', '−€ 1.234,56'])
  })

  test('a day is no finer than it is known', () => {
    expect(en.day('2019-12-23', 'DAY')).toBe('23 December 2019')
    expect(it.day('2019-06-30', 'MONTH')).toBe('giugno 2019')
    expect(en.day('2019-06-30', 'QUARTER')).toBe('Q2 2019')
    expect(it.day('2019-12-31', 'HALF_YEAR')).toBe('2º semestre 2019')
    expect(en.day('2017-12-31', 'YEAR')).toBe('2017')
  })

  test('the last of a list is joined with a word', () => {
    expect([en.list(['a', 'b', 'c']), it.list(['a', 'b', 'c'])]).toEqual(['a, b and c', 'a, b e c'])
  })
})

describe('a sentence in Italian', () => {
  test('writes a day with its article, which goes by how the day is spoken', () => {
    const on = (day: string) => explain('IT', { code: 'NOT_YET_IN_FORCE', act: decree, day })
    expect(on('2019-10-31')).toContain('al 31 ottobre 2019')
    expect(on('2019-10-08')).toContain("all'8 ottobre 2019")
    expect(on('2019-10-11')).toContain("all'11 ottobre 2019")
    expect(on('2019-10-01')).toContain('al 1º ottobre 2019')
    expect(explain('IT', { code: 'REPLACED_BY_THEN', act: decree, day: '2019-10-08' })).toMatch(
      /^Entro l'8 ottobre 2019/,
    )
  })

  test('leads to a thing with the preposition and the article as one word', () => {
    const fund: Thing = { kind: 'FUND', name: 'FSE' }
    expect(explain('IT', { code: 'ONLY_NAMED', at: fund, amounts: 2, day: null })).toBe(
      'Nessun atto nei dati assegna risorse che si possano seguire fino al fondo «FSE», benché sotto questa voce siano indicati 2 importi.',
    )
    expect(explain('IT', { code: 'NOTHING_IN_REGION', at: { kind: 'REGION', name: 'Molise' } })).toContain(
      'nella regione «Molise»',
    )
  })

  test('says a difference as one, never as the amount that is exceeded', () => {
    const [amount, by] = [euro(10000), euro(500)]
    const disagree = explain('IT', {
      code: 'PARTS_DISAGREE',
      parts: 3,
      breakdown: 'FUND',
      amount,
      target: plan,
      by,
      short: true,
    })
    expect(disagree).toBe(
      "La somma delle 3 parti stampate per fondo non raggiunge l'importo di € 100,00 per il piano «Strade»: la differenza è di € 5,00, e la fonte non la spiega.",
    )
    expect(explain('IT', { code: 'EXCEEDS', difference: by, blanks: [] })).toBe(
      'La somma delle parti supera il totale: la differenza è di € 5,00.',
    )
  })

  test('runs its prepositions together with the articles', () => {
    expect([di('il piano'), a("l'indicatore"), da('la legge'), di('gli atti'), a('€ 5,00')]).toEqual([
      'del piano',
      "all'indicatore",
      'dalla legge',
      'degli atti',
      'a € 5,00',
    ])
  })

  test('counts with the article that goes with the figure as it is spoken', () => {
    const onward = (count: number) =>
      explain('IT', {
        code: 'NOT_DIVIDED',
        by: decree,
        amount: euro(100),
        atMost: false,
        target: line,
        onward: [{ relation: 'MEASURES', kind: 'INDICATOR', count, whole: false, inferred: false }],
        most: null,
        again: false,
      })
    expect(onward(5)).toContain('tra i 5 indicatori')
    expect(onward(8)).toContain('tra gli 8 indicatori')
    expect(onward(11)).toContain('tra gli 11 indicatori')
    expect(onward(1)).toContain("all'indicatore che ne dà la misura")
    expect(onward(5)).toMatch(
      /^Il decreto direttoriale ENTE 7 dell'8 marzo 2020 assegna € 1,00 per la linea 4 «Ponti» del piano «Strade»;/,
    )
  })
})

test('what is lacking names what there is instead', () => {
  const elsewhere = [{ act: null, stage: 'BUDGETED' as const, amounts: [euro(26798623), euro(100)] }]
  expect(explain('EN', { code: 'NOT_TIED', goal: line, acts: [decree], elsewhere })).toBe(
    'No amount that the ENTE directorial decree 7 of 8 March 2020 sets is stated for line 4 “Ponti” of the plan “Strade” itself. Other amounts for it are in the data: € 267,986.23 and € 1.00 (budgeted), set by no act in the data.',
  )
  expect(explain('EN', { code: 'RECEIVES_NOTHING', at: plan, amounts: 6, day: null })).toBe(
    'No act in the data sets money that can be followed to the plan “Strade”, though 6 amounts name it as beneficiary.',
  )
})
