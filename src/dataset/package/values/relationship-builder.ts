import { definitionOf, ENTITY_KINDS, KINDS } from '../../../kinds/index.ts'
import type { RelationshipValue } from '../../../model/graph.ts'
import { mayTie, relationsThat } from '../../../model/relations.ts'
import { BREAKDOWN } from '../../../model/vocabulary.ts'
import type { Row } from '../csv.ts'
import { asPrinted } from '../evidence.ts'
import type { Problems } from '../problems.ts'
import type { Declared } from './declared.ts'

/** Where a relationship comes from: the row to name in a problem, and the evidence when it has none of its own. */
export interface BuiltRelationship extends RelationshipValue {
  row: Row
}

const BREAKDOWNS = Object.keys(BREAKDOWN)

/** The relationships of some packages, each checked as it is added. */
export class RelationshipBuilder {
  readonly list = new Map<string, BuiltRelationship>()
  /** `<from> <to>` of links whose relation is not a valid one: their evidence is not checked as well. */
  readonly unreadable = new Set<string>()
  /** `<relation> <end> <id>` of entities whose relationship names an id that is not there: they seem to lack it. */
  readonly dangling = new Set<string>()
  readonly #declared: ReadonlyMap<string, Declared>
  readonly #problems: Problems

  constructor(declared: ReadonlyMap<string, Declared>, problems: Problems) {
    this.#declared = declared
    this.#problems = problems
  }

  /** Adds a relationship if it may be: kinds that the relation ties, two ends, not given twice by one package. */
  add(relationship: BuiltRelationship, column: string): void {
    const { from, type, to, row } = relationship
    const [left, right] = [this.#declared.get(from)?.kind, this.#declared.get(to)?.kind]
    if (left === undefined || right === undefined) {
      this.dangling.add(`${type} from ${from}`).add(`${type} to ${to}`)
      return
    }
    if (!mayTie(type, left, right)) {
      this.#problems.add(
        row,
        column,
        `${type} may not link ${KINDS[left].label} ${from} to ${KINDS[right].label} ${to}`,
      )
    } else if (from === to) this.#problems.add(row, column, `${type} links ${from} to itself`)
    else this.#unite(`${from} ${type} ${to} ${relationship.breakdown ?? ''}`, relationship, column)
  }

  /** Whether anything gives `<from> <relation> <to>`, whatever it is split by. */
  has(tie: string): boolean {
    return ['', ...BREAKDOWNS].some(breakdown => this.list.has(`${tie} ${breakdown}`))
  }

  /** Those that pass, without their rows; none is kept here: of a hundred packages they would be there twice. */
  take(wanted: (relationship: RelationshipValue) => boolean): RelationshipValue[] {
    const taken: RelationshipValue[] = [...this.list.values()].filter(wanted)
    this.list.clear()
    for (const [nth, built] of taken.entries()) {
      const { row: _, ...relationship } = built as BuiltRelationship
      taken[nth] = relationship
    }
    return taken
  }

  #unite(key: string, relationship: BuiltRelationship, column: string): void {
    const known = this.list.get(key)
    if (known === undefined) this.list.set(key, relationship)
    else if (known.row.package === relationship.row.package) {
      this.#problems.add(
        relationship.row,
        column,
        `${relationship.from} ${relationship.type} ${relationship.to} is given already by ${known.row.file}:${known.row.line}`,
      )
    } else if (known.basis !== relationship.basis || known.rule !== relationship.rule) {
      const there = `${known.row.file}:${known.row.line}`
      this.#problems.add(
        relationship.row,
        'basis',
        `${relationship.basis} here and ${known.basis} in ${there}, or another rule; make them equal`,
      )
    } else known.evidence = asPrinted([...known.evidence, ...relationship.evidence])
  }
}

/** Each entity has as many relationships of each type as its kind must have. */
export function checkCounts(
  declared: ReadonlyMap<string, Declared>,
  builder: RelationshipBuilder,
  problems: Problems,
): void {
  const musts = ENTITY_KINDS.flatMap(kind => (definitionOf(kind).must ?? []).map(must => ({ kind, ...must })))
  for (const { kind, relation, end, least, most, hint } of musts) {
    const counts = new Map<string, number>()
    for (const relationship of builder.list.values()) {
      if (relationship.type === relation) counts.set(relationship[end], (counts.get(relationship[end]) ?? 0) + 1)
    }
    for (const { id, kind: own, rows, elsewhere } of declared.values()) {
      const count = counts.get(id) ?? 0
      if (own !== kind || elsewhere !== undefined || (count >= least && count <= most)) continue
      const message = `${id} has ${count} ${relation} relationships: ${hint}`
      if (count < least && builder.dangling.has(`${relation} ${end} ${id}`)) {
        problems.addFollowing(rows[0], 'id', message)
      } else problems.add(rows[0], 'id', message)
    }
  }
}

/** Relations along which nothing may lead back to itself: sums, histories and funnels are walked to their end. */
const ACYCLIC = relationsThat(({ acyclic }) => acyclic === true)

/** A ring of relationships of one type is a problem of the row that closes it. */
export function checkRings(builder: RelationshipBuilder, problems: Problems): void {
  for (const relation of ACYCLIC) {
    const onward = new Map<string, BuiltRelationship[]>()
    for (const relationship of builder.list.values()) {
      if (relationship.type === relation)
        onward.set(relationship.from, [...(onward.get(relationship.from) ?? []), relationship])
    }
    const done = new Set<string>()
    for (const start of onward.keys()) walk(start, onward, done, problems)
  }
}

/** Depth first with a stack of its own: a chain may be longer than the call stack. */
function walk(
  start: string,
  onward: ReadonlyMap<string, BuiltRelationship[]>,
  done: Set<string>,
  problems: Problems,
): void {
  const open = new Set([start])
  const stack = [{ id: start, next: 0 }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const relationship = done.has(top.id) ? undefined : onward.get(top.id)?.[top.next++]
    if (relationship === undefined) {
      done.add(top.id)
      open.delete(top.id)
      stack.pop()
    } else if (open.has(relationship.to)) {
      problems.add(
        relationship.row,
        'relation',
        `${relationship.type} leads from ${relationship.to} back to itself through ${relationship.from}`,
      )
    } else if (!done.has(relationship.to)) {
      open.add(relationship.to)
      stack.push({ id: relationship.to, next: 0 })
    }
  }
}
