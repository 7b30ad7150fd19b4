import { describe, expect, it } from 'vitest'
import { flowSvg } from '../../src/pictures/flow-svg.ts'

const LONG =
  'Governance and delivery of active labour policies at national level, with the trial and the start of an allowance for people who look for work, and common guidelines'
const amount = { amount: '164313744.00', currency: 'EUR' } as const
const nodes = [
  { key: 'a', label: `Decree of ${LONG}`, role: 'ENTITY' },
  ...[1, 2, 3].map(n => ({ key: `l${n}`, label: `${n} ${LONG}`, role: 'ENTITY' })),
]
const links = [1, 2, 3].map(n => ({ source: 'a', target: `l${n}`, amount, basis: 'STATED' }))

/** The texts of a picture, each with its lines joined and the place of its first. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]* y="([\d.]+)"[^>]*>(.*?)<\/text>/g)].map(([, y, inside = '']) => ({
    y: Number(y),
    lines: inside.split('<tspan').length,
    text: inside
      .replace(/<tspan[^>]*>/g, ' ')
      .replace(/<\/tspan>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }))

describe('the picture of a flow', () => {
  const svg = flowSvg({ nodes, links, reductions: [] }, `Where the money of Decree of ${LONG} goes`)
  const texts = textsOf(svg)

  it('cuts neither its title nor a label', () => {
    expect(svg).not.toContain('…')
    for (const { label } of nodes) expect(texts.map(({ text }) => text)).toContainEqual(expect.stringContaining(label))
    expect(texts[0]?.text).toBe(`Where the money of Decree of ${LONG} goes`)
  })

  it('writes amounts in one way, also those that are seen when a link is pointed at', () => {
    expect(svg).toContain('<title>€ 164,313,744.00</title>')
    expect(svg).not.toContain('164313744')
  })

  it('leaves each label of the last column the room that it takes', () => {
    const last = texts.filter(({ text }) => /^[123] /.test(text)).sort((one, other) => one.y - other.y)
    for (const [index, { y }] of last.slice(1).entries())
      expect(y - (last[index]?.y ?? 0)).toBeGreaterThanOrEqual((last[index]?.lines ?? 0) * 13)
  })
})
