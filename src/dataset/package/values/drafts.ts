import { definitionOf, ENTITY_KINDS, KINDS } from '../../../kinds/index.ts'
import type { RelationshipValue } from '../../../model/graph.ts'
import { mayTie, relationsThat } from '../../../model/relations.ts'
import type { Row } from '../csv.ts'
import { asPrinted } from '../evidence.ts'
import type { Problems } from '../problems.ts'
import type { Declared } from './declared.ts'

/** Where a relationship comes from: the row to name in a problem, and the evidence when it has none of its own. */
export interface Draft extends RelationshipValue {
  row: Row
}

export class Drafts {
  readonly list = new Map<string, Draft>()
  /** `<from> <to>` of links whose relation is no relation: their evidence is not asked about as well. */
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
  add(draft: Draft, column: string): void {
    const { from, type, to, row } = draft
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
    else this.#unite(`${from} ${type} ${to} ${draft.breakdown ?? ''}`, draft, column)
  }

  #unite(key: string, draft: Draft, column: string): void {
    const known = this.list.get(key)
    if (known === undefined) this.list.set(key, draft)
    else if (known.row.package === draft.row.package) {
      this.#problems.add(
        draft.row,
        column,
        `${draft.from} ${draft.type} ${draft.to} is given already by ${known.row.file}:${known.row.line}`,
      )
    } else if (known.basis !== draft.basis || known.rule !== draft.rule) {
      const there = `${known.row.file}:${known.row.line}`
      this.#problems.add(
        draft.row,
        'basis',
        `${draft.basis} here and ${known.basis} in ${there}, or another rule; make them equal`,
      )
    } else known.evidence = asPrinted([...known.evidence, ...draft.evidence])
  }
}

/** Each entity has as many relationships of each type as its kind must have. */
export function checkCounts(declared: ReadonlyMap<string, Declared>, drafts: Drafts, problems: Problems): void {
  const musts = ENTITY_KINDS.flatMap(kind => (definitionOf(kind).must ?? []).map(must => ({ kind, ...must })))
  for (const { kind, relation, end, least, most, hint } of musts) {
    const counts = new Map<string, number>()
    for (const draft of drafts.list.values()) {
      if (draft.type === relation) counts.set(draft[end], (counts.get(draft[end]) ?? 0) + 1)
    }
    for (const { id, kind: own, rows, elsewhere } of declared.values()) {
      const count = counts.get(id) ?? 0
      if (own !== kind || elsewhere !== undefined || (count >= least && count <= most)) continue
      const message = `${id} has ${count} ${relation} relationships: ${hint}`
      if (count < least && drafts.dangling.has(`${relation} ${end} ${id}`)) {
        problems.addFollowing(rows[0], 'id', message)
      } else problems.add(rows[0], 'id', message)
    }
  }
}

/** Relations along which nothing may lead back to itself: sums, histories and funnels are walked to their end. */
const ACYCLIC = relationsThat(({ acyclic }) => acyclic === true)

/** A ring of relationships of one type is a problem of the row that closes it. */
export function checkRings(drafts: Drafts, problems: Problems): void {
  for (const relation of ACYCLIC) {
    const onward = new Map<string, Draft[]>()
    for (const draft of drafts.list.values()) {
      if (draft.type === relation) onward.set(draft.from, [...(onward.get(draft.from) ?? []), draft])
    }
    const done = new Set<string>()
    for (const start of onward.keys()) walk(start, onward, done, problems)
  }
}

/** Depth first with a stack of its own: a chain may be longer than the call stack. */
function walk(start: string, onward: ReadonlyMap<string, Draft[]>, done: Set<string>, problems: Problems): void {
  const open = new Set([start])
  const stack = [{ id: start, next: 0 }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const draft = done.has(top.id) ? undefined : onward.get(top.id)?.[top.next++]
    if (draft === undefined) {
      done.add(top.id)
      open.delete(top.id)
      stack.pop()
    } else if (open.has(draft.to)) {
      problems.add(draft.row, 'relation', `${draft.type} leads from ${draft.to} back to itself through ${draft.from}`)
    } else if (!done.has(draft.to)) {
      open.add(draft.to)
      stack.push({ id: draft.to, next: 0 })
    }
  }
}
