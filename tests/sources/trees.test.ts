import { describe, expect, test } from 'vitest'
import { itemsAt, leavesOf } from '../../src/sources/source.ts'
import { file, recordsOf, refusal } from './files.ts'

const XML = { format: 'xml', record: '/list/activity' } as const
const leaves = (item: Parameters<typeof leavesOf>[0]) =>
  leavesOf(item).map(({ column, item }) => [column, item.text, item.at])

describe('XML', () => {
  test('a record has its attributes, elements and texts, each with its XPath', async () => {
    const path = file(
      'a.xml',
      '<?xml version="1.0" encoding="ISO-8859-1"?>\n<list>\n<note>no record</note>\n<activity id="1"><title xml:lang="it">Uno &amp; <![CDATA[<due>]]></title></activity>\n<activity><budget><value currency="USD">1,300.00</value></budget><budget><value>2</value></budget></activity></list>',
    )
    const records = await recordsOf(path, XML)
    expect(records.map(({ number, at, line }) => [number, at, line])).toEqual([
      [1, '/list/activity[1]', 4],
      [2, '/list/activity[2]', 5],
    ])
    expect(records.map(leaves)).toEqual([
      [
        ['@id', '1', '/list/activity[1]/@id'],
        ['title', 'Uno & <due>', '/list/activity[1]/title[1]'],
        ['title/@xml:lang', 'it', '/list/activity[1]/title[1]/@xml:lang'],
      ],
      [
        ['budget/value', '1,300.00', '/list/activity[2]/budget[1]/value[1]'],
        ['budget/value/@currency', 'USD', '/list/activity[2]/budget[1]/value[1]/@currency'],
        ['budget/value', '2', '/list/activity[2]/budget[2]/value[1]'],
      ],
    ])
  })

  test('records inside records are found by their way', async () => {
    const path = file('a.xml', '<list><activity><t><v>1</v></t><t><v>2</v></t></activity></list>')
    const [record] = await recordsOf(path, XML)
    expect(itemsAt(record as never, 't').map(({ at }) => at)).toEqual([
      '/list/activity[1]/t[1]',
      '/list/activity[1]/t[2]',
    ])
    expect(itemsAt(record as never, 't/v').map(({ text }) => text)).toEqual(['1', '2'])
  })

  test.each([
    [
      'billion laughs',
      '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><list><activity>&b;</activity></list>',
      /^a\.xml, line 1: declares entities, which are not read/,
    ],
    [
      'an external entity',
      '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<list><activity>&x;</activity></list>',
      /^a\.xml, line 1: declares entities, which are not read/,
    ],
    [
      'an unknown entity',
      '<list>\n<activity>&x;</activity></list>',
      /^a\.xml, line 2: is not well-formed XML: undefined entity/,
    ],
    [
      'an element that is not closed',
      '<list>\n<activity></list>',
      /^a\.xml, line 2: is not well-formed XML: unexpected close tag/,
    ],
    ['endless depth', `<list><activity>${'<a>'.repeat(200)}`, /^a\.xml, line 1: has elements more than 100 deep/],
    [
      'an endless text',
      `<list><activity>${'x'.repeat(1_500_000)}</activity></list>`,
      /^a\.xml, line 1: has a text of more than 1000000/,
    ],
    ['another root', '<other/>', /^a\.xml: has no element at \/list\/activity \(its root is other\)$/],
  ])('%s is refused', async (_, content, message) => {
    expect(await refusal(file('a.xml', content), XML)).toMatch(message)
  })
})

describe('JSON', () => {
  test('what is no XML at all is said by how it begins, not by where that ends', async () => {
    expect(await refusal(file('a.xml', '\n {"a": [\n1]}\n'), { format: 'xml', record: '/a' })).toBe(
      'a.xml: is not XML: it begins with "{\\"a\\": [\\n1]}\\n" (JSON is read with format: json, tables with format: delimited)',
    )
  })

  const JSON_ = { format: 'json', record: '/releases' } as const

  test('a record has its values with their JSON Pointers, numbers letter by letter', async () => {
    const path = file(
      'a.json',
      '{"uri": "x", "releases": [{"id": "a", "value": {"amount": 1.50, "currency": "GBP"}, "tags": ["p", "q"], "a/b~": null}, {"items": [{"v": 1e3}, {"v": 90071992547409931234}]}]}',
    )
    const records = await recordsOf(path, JSON_)
    expect(records.map(({ at, number }) => [at, number])).toEqual([
      ['/releases/0', 1],
      ['/releases/1', 2],
    ])
    expect(records.map(leaves)).toEqual([
      [
        ['id', 'a', '/releases/0/id'],
        ['value/amount', '1.50', '/releases/0/value/amount'],
        ['value/currency', 'GBP', '/releases/0/value/currency'],
        ['tags', 'p', '/releases/0/tags/0'],
        ['tags', 'q', '/releases/0/tags/1'],
        // A null is an empty place: what is to stand there is absent.
        ['a/b~', '', '/releases/0/a~1b~0'],
      ],
      [
        ['items/v', '1e3', '/releases/1/items/0/v'],
        ['items/v', '90071992547409931234', '/releases/1/items/1/v'],
      ],
    ])
  })

  test('a document, or the elements of one, are records where no way is given', async () => {
    expect((await recordsOf(file('a.json', '{"a": 1}'), { format: 'json' })).map(({ at }) => at)).toEqual([''])
    expect((await recordsOf(file('a.json', '[{"a": 1}, {"a": 2}]'), { format: 'json' })).map(({ at }) => at)).toEqual([
      '/0',
      '/1',
    ])
  })

  test.each([
    [
      'a comma too many',
      '{"releases": [{"a": 1,\n}]}',
      /^a\.json, line 2, in \/releases\/0 after "a": is not valid JSON: /,
    ],
    ['an end too early', '{"releases": [{"a": 1}', /^a\.json, line 1, in \/releases.*: is not valid JSON: /],
    [
      'one key twice',
      '{"releases": [{"a": 1}, {"value": {"amount": 5, "amount": 7}}]}',
      /^a\.json, \/releases\/1\/value: has the key "amount" twice; which value is meant is not known \(take one of them out/,
    ],
    ['endless depth', `{"releases": ${'['.repeat(5_000)}`, /has values more than 100 deep$/],
    [
      'an endless text',
      `{"releases": ["${'x'.repeat(1_500_000)}"]}`,
      /^a\.json, in \/releases: a value has more than 1000000/,
    ],
    [
      'no such way',
      '{"records": []}',
      /^a\.json: has no value at \/releases \(name the way to the records, such as \/releases\)$/,
    ],
  ])('%s is refused with its place', async (_, content, message) => {
    expect(await refusal(file('a.json', content), JSON_)).toMatch(message)
  })
})
