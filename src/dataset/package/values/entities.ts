import { definitionOf, type EntityKind } from '../../../kinds/index.ts'
import type { EntityValue } from '../../../model/graph.ts'
import { PROPERTIES } from '../../../model/properties.ts'
import { composed, spellingKey } from '../../../model/text.ts'
import { each, type Steps } from '../../../model/turns.ts'
import { distinct, type Fact, type Facts, inReadingOrder } from '../evidence.ts'
import { meaningOf } from '../fields.ts'
import type { Problems } from '../problems.ts'
import type { Declared } from './declared.ts'
import { type Details, propertiesOf } from './properties.ts'

/** Fields whose evidence an entity of the kind cannot be without. */
function requiredFields(kind: EntityKind): string[] {
  const required = Object.values(definitionOf(kind).properties).filter(property => property.required)
  return [...new Set(required.flatMap(({ origin }) => Object.keys(origin.fields ?? {})))]
}

interface Spellings {
  name: string
  aliases: string[]
}

/**
 * As first printed, in a package that declares it before those that only name it; where that is not enough to know it by, words
 * printed elsewhere follow in brackets.
 */
function spellings(entity: Declared, facts: Facts): Spellings {
  const declaring = new Set(entity.rows.map(row => row.package))
  const isOwn = ({ row }: Fact) => declaring.has(row.package)
  const printed = (field: string) => {
    const all = facts.of(entity.id, field)
    return [...all.filter(isOwn), ...all.filter(fact => !isOwn(fact))].map(fact => composed(fact.raw))
  }
  const listed = entity.rows.map(row => composed(row.cells.name ?? '')).filter(name => name !== '')
  const description = definitionOf(entity.kind).naming === 'DESCRIBED' ? entity.cells.description : undefined
  const known = [...listed, ...printed('name'), ...printed('code'), description ?? '']
  const first = composed(known.find(name => name !== '') ?? '')
  const brackets = printed('bracket')
  const name = first === '' || brackets.length === 0 ? first : `${first} (${brackets.join(', ')})`
  const others = [...listed, ...printed('name'), ...printed('alias')]
  return { name, aliases: distinct(others.filter(other => other !== '' && other !== name)) }
}

/**
 * An amount has no name until all that it is tied to is known (`naming/`). What its row is called is another spelling, unless
 * the row is called by what the money is for.
 */
function rowNames(amount: Declared, own: Spellings, target: Spellings | undefined): Spellings {
  const stated = new Set([target?.name ?? '', ...(target?.aliases ?? [])].map(spellingKey))
  return {
    name: amount.id,
    aliases: distinct([own.name, ...own.aliases].filter(name => name !== '' && !stated.has(spellingKey(name)))),
  }
}

/** Evidence of the entity itself: that of its relationships and of contradictions belongs to them. */
function ownEvidence(entity: Declared, facts: Facts, tying: ReadonlySet<string>): string[] {
  const own = facts.fields(entity.id).filter(field => {
    const use = meaningOf(entity.kind, field)?.use
    return !tying.has(field) && (use === 'VALUE' || use === 'COLUMN')
  })
  return own.flatMap(field => facts.of(entity.id, field).flatMap(fact => fact.evidence))
}

/** Basis, rule, evidence and required fields. False where there is no evidence at all: the rest then says nothing new. */
function checkProvenance(entity: Declared, evidence: readonly string[], facts: Facts, problems: Problems): boolean {
  const [row] = entity.rows
  const { basis, rule } = entity.cells
  if (basis === 'STATED' && rule !== '') {
    problems.add(row, 'rule', 'a STATED row has no rule; take it out or change basis')
  }
  if (basis !== 'STATED' && rule === '') {
    problems.add(row, 'rule', `is empty; name the rule by which ${entity.id} is ${basis}`)
  }
  if (basis === 'STATED' && evidence.length === 0 && definitionOf(entity.kind).naming !== 'LISTED') {
    problems.add(
      row,
      'id',
      `${entity.id} has no evidence; add some to evidence.csv, or a basis and rule that need none`,
    )
    return false
  }
  for (const field of requiredFields(entity.kind)) {
    if (facts.of(entity.id, field).length > 0) continue
    problems.add(row, 'id', `${entity.id} has no evidence of its ${field}; add it to evidence.csv`)
  }
  return true
}

/** What assembling needs to know of the rest: rows of other files, columns that give relationships, targets by allocation. */
export interface Context {
  details: Details
  tying: ReadonlyMap<EntityKind, ReadonlySet<string>>
  targets: ReadonlyMap<string, string>
}

/** The entities with their names, properties and provenance. One that cannot be assembled is a problem and is left out. */
export function* assemble(
  declared: ReadonlyMap<string, Declared>,
  facts: Facts,
  context: Context,
  problems: Problems,
): Steps<Map<string, EntityValue>> {
  const named = new Map(yield* each(declared.values(), entity => [entity.id, spellings(entity, facts)] as const))
  const entities = new Map<string, EntityValue>()
  for (const entity of declared.values()) {
    yield
    if (entity.elsewhere !== undefined) continue
    const evidence = ownEvidence(entity, facts, context.tying.get(entity.kind) ?? new Set())
    if (!checkProvenance(entity, evidence, facts, problems)) continue
    const own = named.get(entity.id) as Spellings
    const target = named.get(context.targets.get(entity.id) ?? '')
    const { name, aliases } = definitionOf(entity.kind).naming === 'COMPOSED' ? rowNames(entity, own, target) : own
    if (name === '') problems.add(entity.rows[0], 'id', `${entity.id} has no name; add evidence with the field name`)
    const properties = PROPERTIES[entity.kind].safeParse(propertiesOf(entity, facts, context.details, problems))
    if (!properties.success) {
      // Most often the cell or the evidence that a property comes from is a problem already, and says more.
      if (problems.list.length === 0) problems.add(entity.rows[0], null, `${entity.id}: ${properties.error.message}`)
      continue
    }
    entities.set(entity.id, {
      id: entity.id,
      kind: entity.kind,
      name,
      aliases,
      description: composed(entity.cells.description ?? '') || null,
      basis: entity.cells.basis,
      rule: entity.cells.rule || null,
      evidence: inReadingOrder(entity.kind, evidence, facts),
      properties: properties.data,
    } as EntityValue)
  }
  return entities
}
