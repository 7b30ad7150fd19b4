import type { PrintedMoney } from '../../locale/money.ts'
import { decimalFrom } from '../../model/money.ts'
import type { Build } from '../build.ts'
import { shown } from '../build.ts'
import type { Node } from '../node.ts'

/** An amount as one or several releases of a source print it. */
interface Version {
  id: string
  money: PrintedMoney
  raw: string
  node: Node
  source: string
  /** When it was printed last: that is how it stands. */
  last: string
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
  readonly #versions = new Map<string, Version[]>()

  constructor(build: Build) {
    this.#build = build
  }

  /** The id of the amount; null where there is none that can be read. `made` is called once for each. */
  take(
    { ocid, what, stage, target, value, release, currency, cells = {} }: AmountWanted,
    made?: (id: string) => void,
  ): string | null {
    const node = value?.one('amount') ?? null
    const build = this.#build
    if (value !== undefined && node === null)
      build.note(
        value.text === ''
          ? `a value without an amount (${stage.toLowerCase()}); nothing is made of it`
          : `a value that is not an object of an amount and its currency (${stage.toLowerCase()}); left out`,
        value.place,
      )
    if (value === undefined || node === null) return null
    const key = `${ocid} ${what}`
    const versions = this.#versions.get(key) ?? []
    const own = versions.filter(({ source }) => source === build.source.id)
    const base = [
      `allocation/${build.owner}`,
      build.slug(ocid, 'ocid'),
      build.slug(what.replace(`${ocid}-`, '').replace(/^(award|contract) \1-/, '$1 '), key),
    ]
    const id = (number: number) =>
      [...base, ...(number === 0 ? [] : [String(number + 1)]), stage.toLowerCase()].join('/')
    const day = release.value('date')
    const code = value.value('currency') || currency
    const money = build.money(node, code)
    if (money === null) return null
    const same = own.find(each => each.money.units === money.units && each.money.currency === money.currency)
    if (same !== undefined) {
      build.print(same.id, 'amount', node, `table/${build.owner}/${money.currency.toLowerCase()}`)
      if (day > same.last) same.last = day
      return same.id
    }
    const named = id(own.length)
    build.amount(named, node, code, { stage, target, ...cells })
    const dated = release.one('date')
    const version = { id: named, money, raw: node.text, node, source: build.source.id, last: day, dated }
    this.#versions.set(key, [...versions, version])
    made?.(named)
    return named
  }

  versions(ocid: string, what: string): readonly Version[] {
    return this.#versions.get(`${ocid} ${what}`) ?? []
  }

  /** How an amount stands last; null where it was never printed. */
  latest(ocid: string, what: string): Version | null {
    const versions = this.#versions.get(`${ocid} ${what}`) ?? []
    return [...versions].sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0)).at(-1) ?? null
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
        // Where only its lots say what is tendered, they are the tender.
        const than = of.get(more) ?? (more === 'tender' ? of.get('lot') : undefined) ?? []
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

  /** Later values supersede earlier ones; what another source prints of the same money restates it. */
  finish(): void {
    const build = this.#build
    for (const [key, versions] of this.#versions) {
      const sources = [...new Set(versions.map(({ source }) => source))]
      const latest = sources.map(source => {
        const own = versions.filter(each => each.source === source).sort((a, b) => (a.last < b.last ? -1 : 1))
        build.begin(source)
        own.slice(1).forEach((later, index) => {
          const earlier = own[index]
          if (earlier === undefined) return
          if (earlier.money.currency === later.money.currency)
            build.link(later.id, 'SUPERSEDES', earlier.id, later.dated ?? later.node)
          else
            build.note(
              `${shown(key)} is in ${earlier.money.currency} and later in ${later.money.currency}: the one supersedes nothing`,
              later.node.item.at,
            )
        })
        return own.at(-1) as Version
      })
      const [first, ...others] = latest
      for (const other of others)
        if (
          first !== undefined &&
          other.money.units === first.money.units &&
          other.money.currency === first.money.currency
        ) {
          build.begin(other.source)
          build.link(other.id, 'RESTATES', first.id, other.node)
        }
    }
  }
}

export const said = ({ units, currency }: PrintedMoney): string => `${decimalFrom(units, currency)} ${currency}`
