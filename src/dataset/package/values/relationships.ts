import type { RelationshipValue } from '../../../model/graph.ts'
import { isRelation, type Relation, relationsThat } from '../../../model/relations.ts'
import { type Steps, sorted } from '../../../model/turns.ts'
import type { Basis, Breakdown } from '../../../model/vocabulary.ts'
import { cell, type Folder, type Row, rowsOf } from '../csv.ts'
import { asPrinted, type Facts } from '../evidence.ts'
import { provedField, rankOf } from '../evidence-fields.ts'
import { fieldOf, meaningOf } from '../fields.ts'
import { compare, type Problems } from '../problems.ts'
import { resourceOf } from '../resources.ts'
import type { Declared } from './declared.ts'
import { checkCounts, checkRings, RelationshipBuilder } from './relationship-builder.ts'

/** Both ends print an amount, and the table that holds them says what they are to each other. */
const BETWEEN_AMOUNTS = relationsThat(({ sameMoney }) => sameMoney === true)

function firstEvidence(entity: Declared | undefined, facts: Facts): string[] {
  if (entity === undefined) return []
  const fields = facts.fields(entity.id).filter(name => meaningOf(entity.kind, name)?.use === 'VALUE')
  const rank = (field: string) => rankOf(entity.kind, provedField(entity.kind, field))
  const [field] = fields.sort((a, b) => rank(a) - rank(b))
  return field === undefined ? [] : (facts.of(entity.id, field)[0]?.evidence ?? [])
}

function evidenceOf(subject: string, field: string, facts: Facts): string[] {
  return facts.of(subject, field).flatMap(fact => fact.evidence)
}

function fromColumns(entity: Declared, facts: Facts, builder: RelationshipBuilder): void {
  for (const { name, ties } of resourceOf(entity.kind).columns) {
    const other = entity.cells[name]
    if (ties === undefined || !other) continue
    const row = entity.rows.find(row => cell(row, name) === other) ?? entity.rows[0]
    const [from, to] = ties.direction === 'OUT' ? [entity.id, other] : [other, entity.id]
    const own = [...evidenceOf(entity.id, name, facts), ...evidenceOf(from, `${ties.relation} ${to}`, facts)]
    const evidence = asPrinted(own.length > 0 ? own : firstEvidence(entity, facts))
    const { basis, rule } = entity.cells
    builder.add(
      {
        from,
        type: ties.relation as Relation,
        to,
        note: null,
        breakdown: null,
        basis: basis as Basis,
        rule: rule || null,
        evidence,
        row,
      },
      name,
    )
  }
}

/** UNDER_PRIORITY for each code that the row prints. */
function fromPriorities(
  entity: Declared,
  byCode: ReadonlyMap<string, string>,
  facts: Facts,
  builder: RelationshipBuilder,
  problems: Problems,
): void {
  const known = facts.one(entity.id, 'priorities', fieldOf('codes'))
  const row = facts.of(entity.id, 'priorities')[0]?.row
  if (known === null || row === undefined) return
  for (const code of new Set(known.value)) {
    const to = byCode.get(code)
    if (to === undefined)
      problems.add(row, 'raw', `no investment priority has the code ${code}; add it, or cut the raw down`)
    else
      builder.add(
        {
          from: entity.id,
          type: 'UNDER_PRIORITY',
          to,
          note: null,
          breakdown: null,
          basis: 'STATED',
          rule: null,
          evidence: asPrinted(known.evidence),
          row,
        },
        'raw',
      )
  }
}

function fromLink(
  row: Row,
  declared: ReadonlyMap<string, Declared>,
  facts: Facts,
  builder: RelationshipBuilder,
  problems: Problems,
): void {
  const [from, type, to, basis, rule, breakdown] = ['from', 'relation', 'to', 'basis', 'rule', 'breakdown'].map(name =>
    cell(row, name),
  ) as [string, string, string, string, string, string]
  if (!isRelation(type)) {
    builder.unreadable.add(`${from} ${to}`)
    return
  }
  if ((type === 'BREAKS_DOWN_INTO') !== (breakdown !== '')) {
    problems.add(
      row,
      'breakdown',
      type === 'BREAKS_DOWN_INTO' ? 'is empty; say by what the total is split' : `is not for ${type}`,
    )
  }
  if (basis === 'STATED' && rule !== '')
    problems.add(row, 'rule', 'a STATED row has no rule; take it out or change basis')
  if (basis !== 'STATED' && rule === '') problems.add(row, 'rule', `is empty; name the rule by which this is ${basis}`)
  let evidence = evidenceOf(from, `${type} ${to}`, facts)
  if (evidence.length === 0 && BETWEEN_AMOUNTS.has(type)) {
    evidence = [from, to].flatMap(end => firstEvidence(declared.get(end), facts))
  }
  if (basis === 'STATED' && evidence.length === 0) {
    const message = `no evidence says so; add a row to evidence.csv with subject ${from} and field ${type} ${to}`
    // Evidence of what is not there is not read.
    if (declared.has(from) && declared.has(to)) problems.add(row, 'from', message)
    else problems.addFollowing(row, 'from', message)
  }
  const known = {
    note: cell(row, 'note') || null,
    breakdown: (breakdown || null) as Breakdown | null,
    basis: basis as Basis,
    rule: rule || null,
  }
  builder.add({ from, type, to, ...known, evidence: asPrinted(evidence), row }, 'relation')
}

/** Evidence of a relationship that nothing gives. */
function checkEvidence(
  declared: ReadonlyMap<string, Declared>,
  facts: Facts,
  builder: RelationshipBuilder,
  problems: Problems,
): void {
  for (const { id, kind, cells } of declared.values()) {
    for (const field of facts.fields(id)) {
      const use = meaningOf(kind, field)
      const row = facts.of(id, field)[0]?.row
      if (row === undefined || use === null || use.use === 'VALUE' || use.use === 'CLAIM') continue
      if (use.use === 'COLUMN' && !cells[field])
        problems.add(row, 'field', `${id} has no ${field}; give it in its file`)
      if (
        use.use === 'RELATIONSHIP' &&
        !builder.has(`${id} ${field}`) &&
        !builder.unreadable.has(`${id} ${use.other}`)
      ) {
        const message = `nothing gives ${id} ${field}; add it to links.csv`
        if (declared.has(use.other)) problems.add(row, 'field', message)
        else problems.addFollowing(row, 'field', message)
      }
    }
  }
}

/** The relationships that columns, priorities and links give, with evidence, sorted. */
export function* relate(
  folders: readonly Folder[],
  declared: ReadonlyMap<string, Declared>,
  facts: Facts,
  problems: Problems,
): Steps<RelationshipValue[]> {
  const builder = new RelationshipBuilder(declared, problems)
  const byCode = new Map<string, string>()
  for (const { id, kind } of declared.values()) {
    const code = kind === 'INVESTMENT_PRIORITY' ? facts.one(id, 'code', fieldOf('code')) : null
    if (code !== null) byCode.set(code.value, id)
  }
  for (const entity of declared.values()) {
    fromColumns(entity, facts, builder)
    if (entity.kind === 'ALLOCATION') fromPriorities(entity, byCode, facts, builder, problems)
    yield
  }
  for (const folder of folders)
    for (const row of rowsOf(folder, 'links')) {
      fromLink(row, declared, facts, builder, problems)
      yield
    }
  checkCounts(declared, builder, problems)
  yield
  checkRings(builder, problems)
  yield
  checkEvidence(declared, facts, builder, problems)
  yield
  const here = (id: string) => declared.get(id)?.elsewhere === undefined
  const relationships = builder.take(({ from, to }) => here(from) && here(to))
  return yield* sorted(
    relationships,
    (a, b) =>
      compare(a.from, b.from) ||
      compare(a.type, b.type) ||
      compare(a.to, b.to) ||
      compare(a.breakdown ?? '', b.breakdown ?? ''),
  )
}
