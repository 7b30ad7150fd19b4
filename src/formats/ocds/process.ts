import { type Build, shown } from '../build.ts'
import type { Node } from '../node.ts'
import { compareItems } from './compare.ts'
import { type Identified, identified } from './identified.ts'
import { lotsOf, NOTHING, nameLots } from './lots.ts'
import { milestonesOf } from './milestones.ts'
import { Parties } from './parties.ts'
import type { Reading } from './reading.ts'

/** The id of a contract inside its process: what repeats the process is left out of it. */
function contractId(build: Build, ocid: string, own: string): string {
  const rest = own.replace(ocid, '').replace(/^[\s\W_]*(?:contract[\s\W_]*)?/i, '')
  return `contract/${build.slug(ocid, 'ocid')}/${build.slug(rest || own, `contract ${ocid}`)}`
}

/** Everything that one release says. */
export function releaseOf(reading: Reading, release: Node): void {
  const { build, amounts, lasts, currency } = reading
  const ocid = release.value('ocid')
  const day = release.value('date')
  if (ocid === '') return void build.note('a release without an ocid; left out', release.item.at)
  build.see(day)
  const parties = new Parties(build, release)
  const id = build.entity('CONTRACT', `contract/${build.slug(ocid, 'ocid')}`)
  const inLanguages = release.all('tender')[0]?.item.parts.filter(({ name }) => /^title_[a-z]{2}/.test(name)) ?? []
  const titles = ['tender/title', 'title', ...inLanguages.map(({ name }) => `tender/${name}`), 'tender/description']
  const title = titles.map(way => release.one(way)).find(each => each !== null) ?? null
  build.print(id, 'name', title)
  const called = release.one('contracts/title') ?? (reading.named.has(id) ? null : release.one('ocid'))
  if (called !== null) reading.named.set(id, { node: called, source: build.source.id })
  build.print(id, 'code', release.one('ocid'))
  build.print(id, 'identifier.ocds', release.one('ocid'))
  lasts.take(id, 'status', release.one('tender/status'), day)
  const buyer = release.all('buyer')[0] ?? release.all('tender/procuringEntity')[0]
  const bought = parties.of(buyer)
  if (bought !== null && buyer !== undefined) build.link(id, 'BOUGHT_BY', bought, buyer.one('name') ?? buyer.one('id'))
  const amount = (what: string, stage: string, target: string, value: Node | undefined) =>
    amounts.take({ ocid, what, stage, target, value, release, currency }, made => {
      build.print(made, 'date', release.one('date'))
    })
  amount('planning', 'BUDGETED', id, release.all('planning/budget/amount')[0])
  budgetOf(reading, release, id, parties)
  amount('tender', 'TENDERED', id, release.all('tender/value')[0])
  lotsOf(reading, release, id)
  projectOf(reading, release, id, parties.of(buyer))
  for (const node of release.all('relatedProcesses'))
    reading.related.push({ process: id, node, source: build.source.id })
  for (const item of release.all('tender/items'))
    for (const each of [...item.all('classification'), ...item.all('additionalClassifications')])
      classify(build, id, each)
  for (const [scope, path] of [
    ['planning', 'planning/milestones'],
    ['tender', 'tender/milestones'],
  ] as const)
    milestonesOf(build, lasts, id, scope, release.all(path), day)
  for (const award of identified(build, release.all('awards'), 'an award'))
    awardOf(reading, release, award, id, parties)
  const contracts = release.all('contracts').filter(each => {
    if (each.value('id') !== '') return true
    build.note('a contract without an id; left out', each.item.at)
    return false
  })
  for (const contract of identified(build, contracts, 'a contract')) contractOf(reading, release, contract, id, parties)
}

/** The parts of a budget: by who gives them, by period, or both. */
function budgetOf(reading: Reading, release: Node, process: string, parties: Parties): void {
  const { build, amounts, currency, budgets } = reading
  const ocid = release.value('ocid')
  for (const { node, own } of identified(build, release.all('planning/budget/budgetBreakdown'), 'a part of a budget')) {
    const what = `budget ${own}`
    const value = node.all('amount')[0]
    amounts.take({ ocid, what, stage: 'BUDGETED', target: process, value, release, currency }, made => {
      budgets.set(ocid, (budgets.get(ocid) ?? new Set()).add(what))
      build.print(made, 'date', release.one('date'))
      build.print(made, 'start', node.one('period/startDate'))
      build.print(made, 'end', node.one('period/endDate'))
      payOf(build, parties, made, 'payer', node.all('sourceParty')[0])
    })
  }
}

/** Who pays an amount, or receives it. */
function payOf(build: Build, parties: Parties, amount: string, column: 'payer' | 'beneficiary', node?: Node): void {
  const party = parties.of(node)
  if (party === null || node === undefined) return
  build.entity('ALLOCATION', amount, { [column]: party })
  build.cellOf(amount, column, node.one('name') ?? node.one('id'))
}

/** The project that the process is planned under. */
function projectOf({ build, owner }: Reading, release: Node, process: string, buyer: string | null): void {
  const [code, name] = [release.one('planning/budget/projectID'), release.one('planning/budget/project')]
  const key = code ?? name
  if (key === null) return
  const of = owner || buyer?.slice('organisation/'.length) || 'ocds'
  const id = build.entity('PROJECT', `project/${of}/${build.slug(key.text, `project ${of}`)}`)
  build.print(id, 'name', name ?? code)
  build.print(id, 'code', code)
  build.link(id, 'HAS_CONTRACT', process, key)
}

function classify(build: Build, of: string, node: Node): void {
  const [scheme, code] = [node.value('scheme'), node.one('id')]
  if (scheme === '' || code === null) return
  const id = `classification/${build.slug(scheme, 'scheme')}/${build.slug(code.text, scheme)}`
  build.entity('CLASSIFICATION', id, { scheme })
  build.print(id, 'code', code)
  build.print(id, 'name', node.one('description'))
  build.link(of, 'CLASSIFIED_AS', id, code)
}

function awardOf(reading: Reading, release: Node, { node: award, own }: Identified, process: string, parties: Parties) {
  const { build, amounts, currency, awarded } = reading
  const ocid = release.value('ocid')
  if (NOTHING.has(award.value('status'))) {
    amounts.gone(ocid, `award ${own}`, release)
    return void build.note(`an award that is ${award.value('status')}; left out`, award.item.at)
  }
  const suppliers = award.all('suppliers').flatMap(node => {
    const id = parties.of(node)
    return id === null ? [] : [{ id, node: node.one('name') ?? (node.one('id') as Node), source: build.source.id }]
  })
  if (!awarded.has(`${ocid} ${own}`)) awarded.set(`${ocid} ${own}`, { suppliers })
  const [one] = suppliers
  nameLots(reading, ocid, award, own)
  let first = ''
  amounts.take(
    { ocid, what: `award ${own}`, stage: 'AWARDED', target: process, value: award.all('value')[0], release, currency },
    (made, nth) => {
      first = made
      // What a later release says otherwise counts from then.
      build.print(made, 'date', nth === 0 ? award.one('date') : release.one('date'))
      if (one === undefined || suppliers.length > 1) return
      build.entity('ALLOCATION', made, { beneficiary: one.id })
      build.cellOf(made, 'beneficiary', one.node)
    },
  )
  if (first !== '') compareItems(build, first, award, currency)
}

function contractOf(
  reading: Reading,
  release: Node,
  { node: contract, own }: Identified,
  process: string,
  parties: Parties,
): void {
  const { build, amounts, lasts, currency, contracted } = reading
  const [ocid, day] = [release.value('ocid'), release.value('date')]
  const code = contract.one('id')
  if (NOTHING.has(contract.value('status'))) {
    amounts.gone(ocid, `contract ${own}`, release)
    return void build.note(`a contract that is ${contract.value('status')}; left out`, contract.item.at)
  }
  const id = build.entity('CONTRACT', contractId(build, ocid, own))
  build.print(id, 'name', contract.one('title') ?? code)
  build.print(id, 'code', code)
  lasts.take(id, 'status', contract.one('status'), day)
  lasts.take(id, 'signed', contract.one('dateSigned'), day)
  lasts.take(id, 'start', contract.one('period/startDate'), day)
  lasts.take(id, 'end', contract.one('period/endDate'), day)
  build.link(process, 'HAS_CONTRACT', id, code)
  const awards = [...contract.all('awardID'), ...contract.all('awardIDs')]
    .map(({ text }) => text)
    .filter(each => each !== '')
  contracted.push({ ocid, contract: id, awards })
  amounts.take(
    {
      ocid,
      what: `contract ${own}`,
      stage: 'CONTRACTED',
      target: id,
      value: contract.all('value')[0],
      release,
      currency,
    },
    (made, nth) => {
      build.print(made, 'date', nth === 0 ? contract.one('dateSigned') : release.one('date'))
    },
  )
  milestonesOf(build, lasts, id, 'contract', contract.all('milestones'), day)
  milestonesOf(build, lasts, id, 'implementation', contract.all('implementation/milestones'), day)
  for (const { node: payment, own: paid } of identified(
    build,
    contract.all('implementation/transactions'),
    'a transaction',
  )) {
    const what = `contract ${own} transaction ${paid}`
    const value = payment.all('value')[0] ?? payment.all('amount')[0]
    amounts.take({ ocid, what, stage: 'PAID', target: id, value, release, currency }, made => {
      build.print(made, 'date', payment.one('date'))
      const partyAt = (...paths: string[]) => paths.flatMap(path => payment.all(path))[0]
      payOf(build, parties, made, 'payer', partyAt('payer', 'providerOrganization'))
      payOf(build, parties, made, 'beneficiary', partyAt('payee', 'receiverOrganization'))
    })
    if (value === undefined)
      build.note(`a transaction without an amount, ${shown(payment.value('id'))}; left out`, payment.item.at)
  }
}
