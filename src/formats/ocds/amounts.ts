import type { PrintedMoney } from '../../locale/money.ts'
import { groupBy } from '../../model/group-by.ts'
import { decimalFrom } from '../../model/money.ts'
import { type Build, shown } from '../build.ts'
import { type Node, textOf } from '../node.ts'
import type { Printing, Timeline } from './timeline.ts'

/** A value of an amount as the releases of one source print it. */
interface Version {
  id: string
  money: PrintedMoney
  raw: string
  node: Node
  source: string
  /** Which of the values that the amount had, in the order of the releases. */
  nth: number
  /** The date of the release that prints it first. */
  dated: Node | null
}

/** What an amount is: `tender`, `award <id>`. */
export interface AmountWanted {
  ocid: string
  what: string
  stage: string
  target: string
  /** The value: an amount beside its currency. */
  value: Node | undefined
  /** The release that prints it. */
  release: Node
  currency: string
  cells?: Record<string, string>
}

/** What the parts of a step are called. */
const PARTS: Readonly<Record<string, string>> = { tender: 'lot', planning: 'budget' }

const NAMES: Readonly<Record<string, string>> = {
  planning: 'budgeted',
  tender: 'tendered',
  award: 'awarded',
  contract: 'contracted',
  paid: 'paid',
}

/** The amounts of processes: releases are editions, of which a later one with another value supersedes. */
export class Amounts {
  readonly #build: Build
  readonly #timeline: Timeline
  readonly #isLooking: boolean
  readonly #versions = new Map<string, Version[]>()

  /** @param isLooking whether releases are read for the first time, to know their order: nothing is made yet. */
  constructor(build: Build, timeline: Timeline, isLooking: boolean) {
    this.#build = build
    this.#timeline = timeline
    this.#isLooking = isLooking
  }

  /** A release says of something that it is no longer to be bought. */
  gone(ocid: string, what: string, release: Node): void {
    if (this.#isLooking) this.#see(`${ocid} ${what}`, release, null)
  }

  #see(key: string, release: Node, printed: Printing['printed'], place = release.item.at): void {
    this.#timeline.see(key, { source: this.#build.source.id, place, day: release.value('date'), printed })
  }

  /** The id of the amount; null where there is none that can be read. `made` is called once for each, with which of its values it is. */
  take(
    { ocid, what, stage, target, value, release, currency, cells = {} }: AmountWanted,
    made?: (id: string, nth: number) => void,
  ): string | null {
    if (value === undefined) return null
    const node = value.one('amount')
    const build = this.#build
    const key = `${ocid} ${what}`
    if (this.#isLooking) {
      const writing = build.source.writing
      if (node !== null)
        this.#see(key, release, { text: node.text, currency: value.value('currency'), writing }, node.item.at)
      // Null takes back what was printed; an empty object says nothing.
      else if (isNull(value) || value.all('amount').some(isNull)) this.#see(key, release, null)
      return null
    }
    if (node === null) {
      build.note(
        value.text === ''
          ? `a value without an amount (${stage.toLowerCase()}); nothing is made of it`
          : `a value that is not an object of an amount and its currency (${stage.toLowerCase()}); left out`,
        value.place,
      )
      return null
    }
    if (this.#timeline.isGone(key)) {
      build.note(`an amount that a later release takes back or cancels (${stage.toLowerCase()}); left out`, node.place)
      return null
    }
    const { nth = 0, nthOfSource = 0, currency: merged } = this.#timeline.at(build.source.id, node.item.at) ?? {}
    const versions = this.#versions.get(key) ?? []
    const code = value.one('currency') ?? (merged || currency)
    const money = build.money(node, textOf(code))
    if (money === null) return null
    const same = versions.find(each => each.source === build.source.id && each.nth === nth)
    if (same !== undefined) {
      build.print(same.id, 'amount', node, `table/${build.owner}/${money.currency.toLowerCase()}`)
      return same.id
    }
    const named = [
      `allocation/${build.owner}`,
      build.slug(ocid, 'ocid'),
      build.slug(what.replace(`${ocid}-`, '').replace(/^(award|contract) \1-/, '$1 '), key),
      ...(nthOfSource === 0 ? [] : [String(nthOfSource + 1)]),
      stage.toLowerCase(),
    ].join('/')
    build.amount(named, node, code, { stage, target, ...cells })
    const dated = release.one('date')
    versions.push({ id: named, money, raw: node.text, node, source: build.source.id, nth, dated })
    this.#versions.set(key, versions)
    made?.(named, nth)
    return named
  }

  versions(ocid: string, what: string): readonly Version[] {
    return this.#versions.get(`${ocid} ${what}`) ?? []
  }

  /** How an amount stands last; null where it was never printed. */
  latest(ocid: string, what: string): Version | null {
    const versions = this.#versions.get(`${ocid} ${what}`) ?? []
    return versions.reduce<Version | null>((last, one) => (last === null || one.nth > last.nth ? one : last), null)
  }

  /** The steps of each process: what is tendered, awarded, contracted and paid is at most what the step before it is. */
  ladder(): void {
    const build = this.#build
    const steps = new Map<string, Map<string, Version[]>>()
    for (const key of this.#versions.keys()) {
      const [ocid = ''] = key.split(' ')
      const what = key.slice(ocid.length + 1)
      const version = this.latest(ocid, what)
      const of = steps.get(ocid) ?? new Map<string, Version[]>()
      const [contract, payment] = what.split(' transaction ')
      const step = payment === undefined ? (what.split(' ')[0] ?? '') : `paid ${contract}`
      if (version !== null) of.set(step, [...(of.get(step) ?? []), version])
      if (version !== null && what.startsWith('contract ') && payment === undefined) of.set(what, [version])
      steps.set(ocid, of)
    }
    for (const [ocid, of] of steps) {
      const paid = [...of.keys()].filter(step => step.startsWith('paid '))
      const pairs = [
        ['tender', 'planning'],
        ['award', 'tender'],
        ['contract', 'award'],
        ...paid.map(step => [step, step.slice('paid '.length)] as const),
      ] as const
      for (const [less, more] of pairs) {
        // Where only its lots say what is tendered, they are the tender; a budget is what its parts are.
        const than = of.get(more) ?? of.get(PARTS[more] ?? '') ?? []
        this.#step(build, ocid, less, of.get(less) ?? [], more, than)
      }
    }
  }

  #step(build: Build, ocid: string, less: string, of: Version[], more: string, than: Version[]): void {
    const currencies = new Set([...of, ...than].map(({ money }) => money.currency))
    const [first] = of
    if (first === undefined || currencies.size > 1) return
    build.begin(first.source)
    const named = [less, more].map(step => NAMES[step.split(' ')[0] ?? ''])
    build.atMost(
      `${build.slug(ocid, 'ocid')}-${build.slug(less.replace(`${ocid}-`, ''), `step ${ocid}`)}`,
      `What is ${named[0]}, at most what is ${named[1]}`,
      of.map(({ id }) => id),
      than.map(({ id }) => id),
    )
  }

  /** A later value supersedes the one before, whichever files print them; what another source prints of the same restates it. */
  finish(): void {
    const build = this.#build
    for (const [key, versions] of this.#versions) {
      const values = [
        ...groupBy(
          [...versions].sort((a, b) => a.nth - b.nth),
          ({ nth }) => nth,
        ).values(),
      ]
      values.forEach(([first, ...others], index) => {
        if (first === undefined) return
        for (const other of others) {
          build.begin(other.source)
          build.link(other.id, 'RESTATES', first.id, other.node)
        }
        build.begin(first.source)
        for (const earlier of values[index - 1] ?? []) {
          if (earlier.money.currency === first.money.currency)
            build.link(first.id, 'SUPERSEDES', earlier.id, first.dated ?? first.node)
          else
            build.note(
              `${shown(key)} is in ${earlier.money.currency} and later in ${first.money.currency}: the one supersedes nothing`,
              first.node.item.at,
            )
        }
      })
    }
  }
}

/** Whether a value is there and says that there is none. */
const isNull = ({ item }: Node): boolean => item.isNull === true

export const said = ({ units, currency }: PrintedMoney): string => `${decimalFrom(units, currency)} ${currency}`
