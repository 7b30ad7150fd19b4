import { naturalKey } from '../../src/model/designation.ts'
import type { EntityOf, EntityValue, GraphValue, RelationshipValue } from '../../src/model/graph.ts'
import { type EntityKind, kindOfId } from '../../src/model/kinds.ts'
import { PROPERTIES, type PropertiesOf } from '../../src/model/properties.ts'
import type { Relation } from '../../src/model/relations.ts'
import type { Breakdown, Counting } from '../../src/model/vocabulary.ts'

/** What must be given by hand: everything that a kind needs and that no schema fills. */
type Given<K extends EntityKind> = Partial<PropertiesOf[K]> & { name?: string; aliases?: string[] }

/** A number with the designation that it is, in words alone. */
export function designated(number: unknown): object {
  return { number, designation: String(number), sortKey: naturalKey(String(number)) }
}

/** A small graph written down as briefly as it can be read. */
export class GraphBuilder {
  readonly graph: GraphValue = {
    entities: new Map(),
    relationships: [],
    evidence: new Map(),
    checks: [],
    contradictions: [],
  }

  #lines = 0
  #sections = 0

  add<K extends EntityKind>(id: string, given: Given<K> = {}): EntityOf<K> {
    const kind = kindOfId(id)
    if (kind === null) throw new Error(`no kind in ${id}`)
    const { name = id, aliases = [], ...properties } = given
    const entity = {
      id,
      kind,
      name,
      aliases,
      description: null,
      basis: 'STATED',
      rule: null,
      evidence: [name, ...aliases].map((raw, nth) => this.print(id, nth, raw)),
      properties: PROPERTIES[kind].parse({
        ...DEFAULTS[kind],
        ...this.#numbered(kind, 'number' in given ? given.number : undefined),
        ...properties,
      }),
    } as unknown as EntityValue
    this.graph.entities.set(id, entity)
    return entity as unknown as EntityOf<K>
  }

  /** Lines and sections are numbered as they come, so that no two share a number by chance. */
  #numbered(kind: EntityKind, number?: unknown): object {
    if (kind === 'LINE') return designated(number ?? String(++this.#lines))
    return kind === 'SECTION' ? designated(number ?? ++this.#sections) : {}
  }

  tie(from: string, type: Relation, to: string, breakdown: Breakdown | null = null): void {
    const tie: RelationshipValue = { from, type, to, breakdown, note: null, basis: 'STATED', rule: null, evidence: [] }
    this.graph.relationships.push(tie)
  }

  /** An amount with what it is for, who sets it and what it is part of. */
  amount(
    id: string,
    given: Given<'ALLOCATION'>,
    ties: { for: string; act?: string; partOf?: [string, Breakdown][] },
  ): void {
    const column = id.split('/').at(-1) ?? null
    this.add<'ALLOCATION'>(id, { column, ...(given.amount === undefined ? { absence: 'BLANK' } : {}), ...given })
    this.tie(id, 'FOR', ties.for)
    if (ties.act !== undefined) this.tie(ties.act, 'SETS', id)
    for (const [total, by] of ties.partOf ?? []) this.tie(total, 'BREAKS_DOWN_INTO', id, by)
  }

  /** One more place where something of a subject is printed: on a line of its own, unless one is given. */
  print(
    subject: string,
    nth: number,
    raw: string,
    line = this.graph.evidence.size + 1,
    field: string | null = null,
  ): string {
    const id = `evidence/${subject}/${nth}`
    const place = { table: null, row: null, column: null, heading: '', field, record: null, pointer: null }
    this.graph.evidence.set(id, { id, source: 'source/prova', line, raw, ...place })
    return id
  }

  /** What the package says that a result counts. */
  counts(result: string, kind: EntityKind, by: Counting, ...of: string[]): void {
    this.graph.counts = [...(this.graph.counts ?? []), { result, kind, by, of }]
  }

  /** A result, its figure printed on a line and achieved by someone. */
  result(id: string, given: Given<'RESULT'>, stated: { by?: string; line?: number; raw?: string } = {}): void {
    const result = this.add<'RESULT'>(id, given)
    const { value } = result.properties
    const raw = stated.raw ?? value?.replace('.', ',')
    if (raw !== undefined)
      result.evidence.push(this.print(id, result.evidence.length, raw, stated.line ?? 900, 'value'))
    if (stated.by !== undefined) this.tie(stated.by, 'ACHIEVED', id)
  }
}

const DEFAULTS: Partial<Record<EntityKind, Record<string, unknown>>> = {
  ACT: { actKind: 'DIRECTORIAL_DECREE', status: 'ISSUED' },
  ALLOCATION: { stage: 'APPROVED', grain: 'ROW', part: 'WHOLE', precision: 'CENT' },
  INDICATOR: { unit: 'Numero intero', area: 'Nessuna' },
  TABLE: { source: 'source/prova', firstLine: 1, lastLine: 2 },
}
