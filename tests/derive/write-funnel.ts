import type { CheckStatus } from '../../src/model/vocabulary.ts'
import { slugged } from './layout.ts'
import type { Cell, Sheet } from './sheet.ts'

export interface FunnelScheme {
  start: number
  /** The share of each stage in the one before, in per cent. */
  kept: number[]
  /** Whether the first stage leads to the third directly too. */
  skips: boolean
  /** A stage beside the first that leads to the second as well. */
  beside: number | null
  /** Whether the last stage splits into two regions. */
  splits: boolean
  share: ShareScheme | null
  /** A figure reported beside the funnel, and in none. */
  free: number | null
  /** Whether an indicator's actual states the first stage again. */
  corroborated: boolean
}

export interface ShareScheme {
  part: number
  whole: number
  decimals: number
}

/** A stage as the graph names it, and its figure. */
type Stage = [name: string, cell: Cell]

/** Everything that a funnel prints. */
interface Figures {
  stages: Stage[]
  beside: Stage | null
  parts: Stage[]
  free: Stage | null
  share: Cell | null
  /** What the share counts: of equal parts each. */
  counted: Stage[]
  actual: Cell | null
}

export function addFunnel(report: Sheet, scheme: FunnelScheme, nth: number): void {
  const first: Stage = ['s0', report.cell(scheme.start)]
  const stages = [first]
  for (const [i, kept] of scheme.kept.entries()) {
    const before = stages.at(-1)?.[1].value ?? 0
    stages.push([`s${i + 1}`, report.cell(Math.floor((before * kept) / 100))])
  }
  const half = Math.floor((stages.at(-1)?.[1].value ?? 0) / 2)
  const parts: Stage[] = scheme.splits && half > 0 ? [0, 1].map(i => [`p${i}`, report.cell(half)]) : []
  const figures: Figures = {
    stages,
    beside: scheme.beside === null || stages.length < 2 ? null : ['a', report.cell(scheme.beside)],
    parts,
    free: scheme.free === null ? null : ['x', report.cell(scheme.free)],
    share: scheme.share && trueShare(report, scheme.share, stages, parts),
    counted: scheme.share ? countedBy(scheme.share, stages, parts) : [],
    actual: scheme.corroborated ? report.cell(first[1].value) : null,
  }
  report.write(() => {
    const writer = new FunnelWriter(report, nth)
    writer.stages(scheme, figures)
    writer.parts(figures)
    if (figures.actual) writer.actual(first[1], figures.actual)
    if (figures.share) writer.share(figures.share, scheme.share?.decimals ?? 0, figures)
  })
}

/** A share of a later stage in an earlier one or, where there is none, of a whole number that is not printed. */
function trueShare(report: Sheet, scheme: ShareScheme, stages: Stage[], parts: Stage[]): Cell {
  const { part, whole, decimals } = scheme
  const [some] = countedBy(scheme, stages, parts)
  const before = some && stages.includes(some) ? stages.indexOf(some) : stages.length
  const all = stages[whole % before]?.[1].value ?? 1
  const count = some?.[1].value ?? Math.floor((all * (part + 1)) / 10)
  return report.cell(Math.round((100 * 10 ** decimals * count) / all), 0)
}

function countedBy({ part }: ShareScheme, stages: Stage[], parts: Stage[]): Stage[] {
  const ways = [...stages.slice(1).map(stage => [stage]), ...(parts.length > 0 ? [parts] : [])]
  return ways[part % Math.max(ways.length, 1)] ?? []
}

class FunnelWriter {
  readonly #report: Sheet
  readonly #nth: number
  readonly #by: string

  constructor(report: Sheet, nth: number) {
    this.#report = report
    this.#nth = nth
    this.#by = `line/prova/f${nth}`
    report.builder.add<'LINE'>(this.#by)
  }

  #id(name: string): string {
    return `result/prova/f${this.#nth}/${name}`
  }

  #put([name, { value }]: Stage): void {
    const stated = { by: this.#by, line: this.#nth + 1 }
    this.#report.builder.result(this.#id(name), { value: String(value), unit: 'persone' }, stated)
  }

  #tie([from]: Stage, [to]: Stage): void {
    this.#report.builder.tie(this.#id(from), 'LEADS_TO', this.#id(to))
  }

  #law(before: Stage[], after: Stage[]): void {
    const sum = (stages: Stage[]) => stages.reduce((total, [, { value }]) => total + value, 0)
    const ids = [...before, ...after].map(([name]) => slugged(this.#id(name)))
    this.#report.want(`funnel/${ids.join('/')}`, sum(after) > sum(before))
  }

  stages({ skips }: FunnelScheme, { stages, beside, free }: Figures): void {
    for (const stage of [...stages, ...(beside ? [beside] : []), ...(free ? [free] : [])]) this.#put(stage)
    for (const [i, stage] of stages.entries()) {
      const earlier = stages[i - 1]
      if (!earlier) continue
      this.#tie(earlier, stage)
      if (i === 1 && beside) this.#tie(beside, stage)
      this.#law(i === 1 && beside ? [beside, earlier] : [earlier], [stage])
    }
    const [first, , third] = stages
    if (!skips || !first || !third) return
    this.#tie(first, third)
    this.#law([first], [third])
  }

  parts({ stages, parts }: Figures): void {
    const last = stages.at(-1)
    if (!last || parts.length === 0) return
    for (const [i, part] of parts.entries()) {
      const region = `region/f${this.#nth}-${i}`
      this.#put(part)
      this.#tie(last, part)
      this.#law([last], [part])
      this.#report.builder.add<'REGION'>(region, { istatCode: `${'ABC'[this.#nth]}${i}` })
      this.#report.builder.tie(this.#id(part[0]), 'IN_REGION', region)
    }
    this.#law([last], parts)
  }

  actual(first: Cell, { value }: Cell): void {
    const indicator = `indicator/prova/${this.#nth}`
    this.#report.builder.add<'INDICATOR'>(indicator, { actualValue: String(value), actualPrinted: String(value) })
    this.#report.builder.tie(indicator, 'CORROBORATED_BY', this.#id('s0'))
    this.#report.want(`actual-vs-text/${slugged(indicator)}/${slugged(this.#id('s0'))}`, value !== first.value)
  }

  share({ value }: Cell, decimals: number, { stages, parts, counted, beside, free }: Figures): void {
    const printed = (value / 10 ** decimals).toFixed(decimals)
    const stated = { by: this.#by, line: this.#nth + 1, raw: `${printed.replace('.', ',')}%` }
    this.#report.builder.result(this.#id('share'), { value: printed, unit: '% delle persone' }, stated)
    const cells = (some: (Stage | null)[]) => some.flatMap(stage => stage?.[1] ?? [])
    const all = [...stages, ...parts, beside, free]
    const builder = this.#report.builder
    for (const [name] of counted) builder.tie(this.#id('share'), 'CORROBORATED_BY', this.#id(name))
    for (const stage of all) if (stage) builder.tie(this.#id('share'), 'SHARE_OF', this.#id(stage[0]))
    const status = shareStatus(value, 100 * 10 ** decimals, cells(counted), cells(all))
    this.#report.wanted.set(`check/share-vs-base/${slugged(this.#id('share'))}`, status)
  }
}

/** In whole numbers: a part is a share of a whole when it lies half a printed unit about it, or nearer; each part that is tied to it is to be. */
function shareStatus(share: number, scale: number, counted: readonly Cell[], all: readonly Cell[]): CheckStatus {
  const fits = (part: number, whole: number) => 2 * Math.abs(scale * part - share * whole) <= whole
  const wholes = all.filter(({ value }) => value > 0)
  const ways = counted
    .map(part => wholes.filter(whole => whole !== part).map(whole => fits(part.value, whole.value)))
    .filter(each => each.length > 0)
  if (ways.length > 0) return ways.every(each => each.includes(true)) ? 'HOLDS' : 'FAILS'
  const alone = all.map(({ value }) => fits(Math.round((share * value) / scale), value))
  if (share === 0 || share === scale) return 'NOT_CHECKABLE'
  // Of so many people some whole number is every share.
  return all.some(({ value }) => value >= scale) ? 'NOT_CHECKABLE' : alone.includes(true) ? 'HOLDS' : 'FAILS'
}
