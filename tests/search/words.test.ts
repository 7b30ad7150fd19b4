import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'
import { CLAUSES, LIKENESSES, levelsOf } from '../../src/questions/search/levels.ts'
import { matchedSpelling } from '../../src/questions/search/matched.ts'
import { MAX_TEXT } from '../../src/questions/search/search.ts'
import { itemsOf, printedWords, tellingItems } from '../../src/search/items.ts'
import { editsAllowed, likeness } from '../../src/search/likeness.ts'
import { slugWords, spellingsOf } from '../../src/search/spellings.ts'
import { searchText, standingsOf, termsOf } from '../../src/search/terms.ts'
import { keyOf, stemOf, tellingWords, wordsOf } from '../../src/search/words.ts'
import { entity, fullEntity } from '../graph/support/graph-of.ts'
import { runs } from '../runs.ts'

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
    expect(stems('navigator navigators')).toBe(1)
    expect(stems('region regions regione regioni')).toBe(1)
    expect(stems('company companies')).toBe(1)
    expect(stems('crisis crises crisi')).toBe(1)
    expect(stems('class classes')).toBe(1)
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

describe('a figure', () => {
  const ways = (text: string) => itemsOf(text).map(item => item.ways.map(way => way.join(' ')))

  test.each([
    '1.330',
    '1,330',
    '1 330',
    '1\u00A0330',
    '1\u202F330',
    "1'330",
    '1’330',
    '1330',
    '1.330,00',
    '1,330.00',
    '1330.00',
  ])('%s is 1330', text => {
    const [item, ...others] = ways(text)
    expect(others).toEqual([])
    expect(item).toContain('1330')
  })

  test.each([
    ['164313744.00', '164313744'],
    ['164.313.744,00', '164313744'],
    ['164,313,744', '164313744'],
    ['2.000.000,25', '2000000v25'],
    ['2,000,000.25', '2000000v25'],
    ['260 milioni', '260000000'],
    ['1,5 milioni', '1500000'],
    ['260 million', '260000000'],
    ['45 mila', '45000'],
    ['2,5 mld', '2500000000'],
    ['260M', '260000000'],
    ['€260m', '260000000'],
    ['45k', '45000'],
    ['128N', '128n'],
    ['26M', '26m'],
    ['68,83', '68v83'],
    ['68.83', '68v83'],
  ])('%s is %s', (text, word) => {
    expect(ways(text)).toEqual([expect.arrayContaining([word])])
  })

  test('is no other figure: not by its decimals, nor cut out of a code, a day or a year', () => {
    expect(ways('2.000.000')).toEqual([['2000000']])
    expect(ways('2.000.000,25').flat()).not.toContain('2000000')
    expect(ways('DD 570/2019').flat()).toEqual(['dd', '570', '2019'])
    expect(ways('3.1.2').flat()).toEqual(['3', '1', '2'])
    expect(ways('2019-2021').flat()).toEqual(['2019', '2021'])
    expect(ways('2.10').flat()).toContain('2p10')
    expect(ways('2.1').flat()).not.toContain('2p10')
  })

  test.each(['28 giugno 2019', '28/06/2019', '28.6.2019', '2019-06-28', '28 June 2019', '28/6/19'])(
    '%s is a day',
    text => {
      expect(ways(text).flat()).toContain('day20190628')
    },
  )

  test('needs neither its currency nor what stands around a number', () => {
    const telling = (text: string) => printedWords(tellingItems(itemsOf(text)))
    expect(telling('€ 260 milioni di euro')).toEqual(['260', 'milioni'])
    expect(telling('l. 26/2019')).toEqual(['l', '26', '2019'])
    expect(telling('DD n. 12 del 2019')).toEqual(['dd', '12', '2019'])
    expect(telling('un euro')).toEqual(['euro'])
  })
})

test('of a release each entity has a standing of its own, the shortest name the highest', () => {
  const named = (id: string, name: string) => entity(id, {}, { name }) as never
  const standings = standingsOf([named('plan/x/1', 'Lavoro'), named('plan/x/2', 'Casa'), named('plan/x/3', 'Casa')])
  expect([...standings].sort((one, other) => other[1] - one[1]).map(([id]) => id)).toEqual([
    'plan/x/2',
    'plan/x/3',
    'plan/x/1',
  ])
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
    const matched = (text: string) => matchedSpelling(programme, itemsOf(text))
    expect(matched('180n')).toBe('180N')
    expect(matched('piano straordinario')).toBe('PIANO STRAORDINARIO')
    expect(matched('reddito cittadinaza')).toBe('180N Reddito di Cittadinanza')
    expect(matched('spending-programme/x/180n')).toBe('spending-programme/x/180n')
  })

  test.each(ENTITY_KINDS)('%s has a text for the index, of terms of its release alone', kind => {
    const value = fullEntity(kind) as never
    const [one, other] = [termsOf('r1'), termsOf('r2')]
    const terms = searchText(one, value, 5).split(' ')
    expect(terms.length).toBeGreaterThan(5)
    expect(Math.max(...terms.map(({ length }) => length))).toBeLessThan(255)
    const { mark } = one
    expect(terms.filter(term => term !== '|' && !term.startsWith(mark))).toEqual([])
    expect(
      searchText(other, value, 5)
        .split(' ')
        .filter(term => term !== '|' && terms.includes(term)),
    ).toEqual([])
  })
})

test('no text makes a question of more clauses than the index allows', () => {
  const pieces = fc.oneof(
    fc.constantFrom('1 330 550', '1,330 mln', '1/1/20', '2 mln', '28 giugno 2019', '260m', '10.iv', 'n. 12'),
    fc.stringMatching(/^[a-z]{2,5}\d$/),
    fc.stringMatching(/^[a-z]{4,12}$/),
    fc.constant('1'.concat(' 330'.repeat(22))),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
  )
  const texts = fc.array(pieces, { minLength: 1, maxLength: 60 }).map(some => some.join(' ').slice(0, MAX_TEXT))
  const clausesOf = (question: string) =>
    question
      .replace(/"[^"]+"|[*]:[*]/g, 'one')
      .replace(/\^\d+/g, '')
      .split(/[\s()+]+/)
      .filter(clause => clause !== '')
      .reduce((sum, clause) => sum + (clause.includes('~') ? LIKENESSES : 1), 0)
  expect(clausesOf('(+wa*^0 +*:*^1024) "wb wc" wd~1 we~2^0')).toBe(3 + 2 * LIKENESSES)
  fc.assert(
    fc.property(texts, text => {
      const levels = levelsOf('any', itemsOf(text))
      const most = Math.max(0, ...levels.map(({ scored }) => clausesOf(scored(ENTITY_KINDS))))
      expect(most, text).toBeLessThanOrEqual(CLAUSES)
    }),
    { numRuns: runs(500) },
  )
})
