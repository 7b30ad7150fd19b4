import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchText, termsOf } from '../../src/graph/search-index.ts'
import { keyOf, slugWords, spellingsOf, stemOf, tellingWords, wordsOf } from '../../src/graph/search-words.ts'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'
import { editsAllowed, likeness } from '../../src/questions/search/likeness.ts'
import { matchedSpelling } from '../../src/questions/search/matched.ts'
import { entity, fullEntity } from '../graph/support/graph-of.ts'

describe('a text as words', () => {
  test.each([
    ["SERVIZI PER LA PARITA' DI GENERE", 'servizi per la parita di genere'],
    ['Servizi per la Parità di genere', 'servizi per la parita di genere'],
    ['TRANSIZIONE SCUOLA – LAVORO', 'transizione scuola lavoro'],
    ['dell’assegno d’ambito', 'dell assegno d ambito'],
    ['D.L. 4/2019, D.lgs. 150 e S.p.A.', 'dl 4 2019 dlgs 150 e spa'],
    ['Südtirol / Vallée', 'sudtirol vallee'],
    ['10.iv', '10 iv'],
    ['20.12.2019', '20 12 2019'],
    ['n.º 7', 'no 7'],
    ['*~"^:\\/()[]{}!?&&||+-', ''],
  ])('%s', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words)
  })

  test('holds letters and digits only, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), text => {
        expect(wordsOf(text).filter(word => !/^[\p{L}\p{N}]{1,60}$/u.test(word))).toEqual([])
      }),
    )
  })

  test('plurals and genders have one stem, short words and figures have their own', () => {
    const stems = (words: string) => new Set(words.split(' ').map(stemOf)).size
    expect(stems('decreto decreti')).toBe(1)
    expect(stems('transizione transizioni')).toBe(1)
    expect(stems('linea linee')).toBe(1)
    expect(stems('politica politiche')).toBe(1)
    expect(stems('asse assi 10000 10001')).toBe(4)
  })

  test('what says nothing is left out, unless nothing else is there', () => {
    expect(tellingWords(wordsOf('DD n. 12 del 2019'))).toEqual(['dd', '12', '2019'])
    expect(tellingWords(wordsOf('la parità del genere'))).toEqual(['parita', 'genere'])
    expect(tellingWords(wordsOf('A'))).toEqual(['a'])
    expect(tellingWords(wordsOf('codice n'))).toEqual(['codice', 'n'])
  })

  test('a key does not mind spaces, but keeps two figures apart', () => {
    expect(keyOf(wordsOf('DD 12'))).toBe(keyOf(wordsOf('dd12')))
    expect(keyOf(wordsOf('180 N'))).toBe(keyOf(wordsOf('180n')))
    expect(keyOf(wordsOf('Asse 1-2'))).not.toBe(keyOf(wordsOf('Asse 12')))
  })
})

describe('how near two words are', () => {
  test.each([
    ['navigatr', 'navigator', 1],
    ['scola', 'scuola', 1],
    ['campagna', 'campania', 1],
    ['cittadinnaza', 'cittadinanza', 1],
    ['navig', 'navigator', 2],
    ['decreti', 'decreto', 3],
    ['decreto', 'decreto', 4],
    ['dd', 'dl', 0],
    ['549', '540', 0],
    ['180n', '180', 0],
    ['casa', 'rata', 0],
  ])('%s and %s', (asked, there, near) => {
    expect(likeness(asked, there)).toBe(near)
  })

  test('is what any so many mistakes leave', () => {
    const letters = fc.constantFrom(...'abcdeilnorst')
    const word = fc.array(letters, { minLength: 4, maxLength: 14 }).map(each => each.join(''))
    const mistake = fc.record({
      kind: fc.constantFrom('drop', 'add', 'change', 'swap'),
      at: fc.nat(13),
      letter: letters,
    })
    fc.assert(
      fc.property(word, mistake, (there, { kind, at, letter }) => {
        const i = at % (there.length - 1)
        const [before, one, two, after] = [there.slice(0, i), there[i] ?? '', there[i + 1] ?? '', there.slice(i + 2)]
        const asked = { drop: two, add: one + letter + two, change: letter + two, swap: two + one }[kind] ?? ''
        const wrong = `${before}${asked}${after}`
        if (editsAllowed(wrong) > 0) expect(likeness(wrong, there)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

describe('the ways to write an entity', () => {
  const exactly = (one: Parameters<typeof spellingsOf>[0]) => spellingsOf(one).flatMap(({ exact }) => exact.map(keyOf))
  const keys = (...texts: string[]) => texts.map(text => keyOf(wordsOf(text)))

  test('an act by its kind, number and year, or by its day', () => {
    const act = entity('act/x/dd-12-2019', {
      actKind: 'DIRECTORIAL_DECREE',
      status: 'ISSUED',
      number: '12',
      date: '2019-06-03',
      datePrecision: 'DAY',
    })
    expect(exactly(act as never)).toEqual(
      expect.arrayContaining(
        keys('dd 12', 'decreto 12', 'decreto direttoriale 12/2019', 'dd 12/19', 'decreto 3 giugno 2019'),
      ),
    )
    expect(exactly(act as never)).not.toContain(keys('legge 12')[0])
  })

  test('a line, a mission and a programme by number and code, a region by what it is', () => {
    const line = entity('line/x/1/7t', { number: '7T' }, { name: 'Contributi' })
    const mission = entity('budget-mission/026', { code: '026' }, { name: 'Lavoro' })
    const region = entity('region/umbria', { istatCode: '10', nutsCode: 'ITI2' }, { name: 'Umbria' })
    expect(exactly(line as never)).toEqual(expect.arrayContaining(keys('linea 7t', '7t', 'contributi')))
    expect(exactly(mission as never)).toEqual(expect.arrayContaining(keys('missione 26', 'missione 026', '026')))
    expect(exactly(region as never)).toEqual(expect.arrayContaining(keys('regione umbria', 'umbria', 'iti2')))
  })

  test('slugs go without kind and owner', () => {
    expect(slugWords('act/anpal/dd-12-2019')).toEqual(['dd', '12', '2019'])
    expect(slugWords('line/x/2017-2020/5')).toEqual(['2017', '2020', '5'])
    expect(slugWords('region/val-d-aosta')).toEqual(['val', 'd', 'aosta'])
  })

  test('what matched is as printed: the name before an alias, the number or code that is all of the text, or the id', () => {
    const programme = entity(
      'spending-programme/x/180n',
      { projectCode: '180N' },
      { name: 'PIANO STRAORDINARIO', aliases: ['180N Reddito di Cittadinanza', 'Piano straordinario'] },
    ) as never
    const matched = (text: string) => matchedSpelling(programme, wordsOf(text))
    expect(matched('180n')).toBe('180N')
    expect(matched('piano straordinario')).toBe('PIANO STRAORDINARIO')
    expect(matched('reddito cittadinaza')).toBe('180N Reddito di Cittadinanza')
    expect(matched('spending-programme/x/180n')).toBe('spending-programme/x/180n')
  })

  test.each(ENTITY_KINDS)('%s has a text for the index, of terms of its release alone', kind => {
    const value = fullEntity(kind) as never
    const [one, other] = [termsOf('r1'), termsOf('r2')]
    const terms = searchText(one, value).split(' ')
    expect(terms.length).toBeGreaterThan(5)
    expect(Math.max(...terms.map(({ length }) => length))).toBeLessThan(255)
    const mark = one.word('').slice(0, -1)
    expect(terms.filter(term => term !== '|' && !term.startsWith(mark))).toEqual([])
    expect(
      searchText(other, value)
        .split(' ')
        .filter(term => term !== '|' && terms.includes(term)),
    ).toEqual([])
  })
})
