import { describe, expect, it, vi } from 'vitest'
import { print, printJson, say } from '../../src/cli/output.ts'
import { isolatedHtml } from '../../src/model/untrusted.ts'
import { flowSvg } from '../../src/pictures/flow-svg.ts'

const HOSTILE = 'Fondo \u0000\u0007\u001B[31m \u202Eoruem\uD800 <b>&'
// biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be left
const REFUSED_BY_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u

describe('a text of a source that would turn or end what shows it', () => {
  it('makes no picture that does not parse, and turns no amount', () => {
    const nodes = ['a', 'b'].map(key => ({ key, label: `${HOSTILE}${key}`, role: 'ENTITY' }))
    const svg = flowSvg(
      {
        nodes,
        links: [{ source: 'a', target: 'b', amount: { amount: '5.00', currency: 'EUR' }, basis: 'STATED' }],
        reductions: [],
      },
      HOSTILE,
    )
    expect(svg).not.toMatch(REFUSED_BY_XML)
    expect(svg).not.toContain('\u202E')
    expect(svg).toContain('\u2068Fondo ')
    expect(svg.match(/\u2068/g)?.length).toBe(svg.match(/\u2069/g)?.length)
  })

  it('is isolated on a page, wherever it stands', () => {
    const html = isolatedHtml(
      `<title>a \u202Eb</title><p title="c \u202Ed">e \u202Ef\u0000</p><p>plain</p><td>שלום</td>`,
    )
    expect(html).toBe(
      '<title>a b</title><p title="c d"><bdi>e \u202Ef\uFFFD</bdi></p><p>plain</p><td><bdi>שלום</bdi></td>',
    )
  })

  it('gives no order to a terminal or a log', () => {
    let written = ''
    const keep = (text: unknown): boolean => {
      written += String(text)
      return true
    }
    const spies = [process.stdout, process.stderr].map(stream => vi.spyOn(stream, 'write').mockImplementation(keep))
    try {
      print(`one\n${HOSTILE}`)
      say(HOSTILE)
      printJson({ name: 'a\u202Eb' })
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
    for (const character of ['\u001B', '\u0000', '\u202E']) expect(written).not.toContain(character)
    expect(written).toContain('<U+202E>oruem')
    expect(written).toContain('"a\\u202eb"')
  })
})
