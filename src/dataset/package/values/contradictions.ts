import { idsIn } from '../../../kinds/origin.ts'
import type { ClaimValue, ContradictionValue } from '../../../model/graph.ts'
import { composed } from '../../../model/text.ts'
import type { Basis, ContradictionKind } from '../../../model/vocabulary.ts'
import { CHECK_KIND, segmentOf } from '../../derive/checks/index.ts'
import { subtractDecimals } from '../../derive/decimals.ts'
import { cell, type Folder, type Row, rowsBy, rowsOf } from '../csv.ts'
import { asPrinted, distinct, type Fact, type Facts } from '../evidence.ts'
import { CLAIM, meaningOf } from '../fields.ts'
import { compare, type Problems } from '../problems.ts'
import { CLAIMS, CONTRADICTIONS } from '../resources.ts'
import type { Declared } from './declared.ts'

const ID = /^contradiction(\/[a-z0-9]+(-[a-z0-9]+)*){2,}$/

/** The ids that checks give to the contradictions they find: `contradiction/parts-vs-total/…`. */
const OF_CHECKS = new Set(Object.keys(CHECK_KIND).map(segmentOf))

/** Kinds whose claims are one figure stated in two ways, so that what lies between them says something. */
const OF_FIGURES: ReadonlySet<string> = new Set<ContradictionKind>([
  'TEXT_VS_TABLE',
  'TOTAL_VS_PARTS',
  'TABLE_VS_TABLE',
  'TEXT_VS_TEXT',
  'ROUNDING',
  'SHARE',
])

/** Reads the contradictions of some packages: their claims are printings that evidence.csv has. */
class Reader {
  readonly #declared: ReadonlyMap<string, Declared>
  readonly #facts: Facts
  readonly #problems: Problems
  readonly #quoted = new Set<Fact>()

  constructor(declared: ReadonlyMap<string, Declared>, facts: Facts, problems: Problems) {
    this.#declared = declared
    this.#facts = facts
    this.#problems = problems
  }

  /** The printings that a claim quotes: those of its field that read like its value. */
  #printings(row: Row, entity: Declared): Fact[] {
    const [field, value] = [cell(row, 'field'), cell(row, 'value')]
    if (field === '' || value === '') return []
    const printed = this.#facts.of(entity.id, field)
    const found = printed.filter(fact => composed(fact.raw) === composed(value))
    if (found.length > 0) return found
    if (meaningOf(entity.kind, field) === null) {
      this.#problems.add(row, 'field', `${field} is not a field of ${entity.kind}`)
    } else {
      const raws = printed.map(({ raw }) => JSON.stringify(raw)).join(', ') || 'nothing'
      const wrong = `no evidence prints ${JSON.stringify(value)} as ${field} of ${entity.id}; evidence.csv has ${raws}`
      this.#problems.add(row, 'value', wrong)
    }
    return []
  }

  claim(row: Row): ClaimValue | null {
    const entity = this.#declared.get(cell(row, 'entity'))
    if (entity === undefined) return null
    const printings = this.#printings(row, entity)
    for (const fact of printings) this.#quoted.add(fact)
    const [first] = printings
    if (first === undefined) return null
    const meaning = meaningOf(entity.kind, cell(row, 'field'))
    const parsed = meaning?.use === 'VALUE' ? meaning.field.parse(first.raw, this.#facts.notationOf(first.row)) : null
    const number = meaning?.use === 'VALUE' && parsed?.ok ? meaning.field.decimal?.(parsed.value) : undefined
    const evidence = asPrinted(printings.flatMap(fact => fact.evidence))
    return {
      value: composed(first.raw),
      number: number ?? null,
      basis: 'STATED',
      rule: null,
      evidence,
      entity: entity.id,
    }
  }

  /** One of the claims at most is preferred, and then by a named rule. Its index; null where nothing decides. */
  #preferred(row: Row, claims: readonly Row[]): number | null {
    const preferred = claims.filter(claim => cell(claim, 'preferred') === 'true')
    for (const claim of preferred.slice(1)) {
      const first = `${preferred[0]?.file}:${preferred[0]?.line}`
      this.#problems.add(
        claim,
        'preferred',
        `${cell(row, 'id')} prefers ${first} already; one claim at most is preferred`,
      )
    }
    if (preferred.length > 0 !== (cell(row, 'preferenceRule') !== '')) {
      const wrong = preferred.length > 0 ? 'is empty; name the rule that prefers a claim' : 'prefers no claim; mark one'
      this.#problems.add(row, 'preferenceRule', wrong)
    }
    return preferred[0] === undefined ? null : claims.indexOf(preferred[0])
  }

  /** Its name and explanation in Italian: both, or neither. */
  #italian(row: Row): Pick<ContradictionValue, 'italian'> {
    const [name, explanation] = [cell(row, 'italianName'), cell(row, 'italianExplanation')]
    if (name !== '' && explanation !== '') return { italian: { name, explanation } }
    if (name !== '' || explanation !== '') {
      const [given, missing] =
        name === '' ? ['italianExplanation', 'italianName'] : ['italianName', 'italianExplanation']
      this.#problems.add(row, missing, `is empty, but ${given} is not; write both in Italian, or neither`)
    }
    return {}
  }

  contradiction(row: Row, claims: readonly Row[]): ContradictionValue {
    const id = cell(row, 'id')
    if (claims.length < 2)
      this.#problems.add(
        row,
        'id',
        `${id} has ${claims.length === 0 ? 'no' : 'one'} claim in claims.csv; it takes two to contradict`,
      )
    claims.forEach((claim, index) => {
      const position = cell(claim, 'position')
      if (!/^\d+$/.test(position) || Number(position) === index + 1) return
      const wrong = `the claims of ${id} count from 1: ${index + 1} is expected, not ${position}`
      this.#problems.add(claim, 'position', wrong)
    })
    const said = claims.map(claim => ['entity', 'field', 'value'].map(column => cell(claim, column)).join(' '))
    said.forEach((claim, index) => {
      const first = said.indexOf(claim)
      const repeated = claims[index]
      if (first < index && repeated !== undefined)
        this.#problems.add(repeated, 'value', `says again what claim ${first + 1} of ${id} says; take it out`)
    })
    const values = claims.flatMap(claim => this.claim(claim) ?? [])
    const kind = cell(row, 'kind') as ContradictionKind
    const [one, other, ...more] = values.map(({ number }) => number)
    const comparable = OF_FIGURES.has(kind) && one != null && other != null && more.length === 0
    return {
      id,
      kind,
      name: cell(row, 'name'),
      explanation: cell(row, 'explanation'),
      ...this.#italian(row),
      claims: values,
      difference: comparable ? subtractDecimals(one, other).replace(/^-/, '') : null,
      about: distinct([...values.flatMap(({ entity }) => entity ?? []), ...idsIn(cell(row, 'about'))]),
      basis: cell(row, 'basis') as Basis,
      preferred: this.#preferred(row, claims),
      preferenceRule: cell(row, 'preferenceRule') || null,
    }
  }

  /** Words that are evidence of nothing else must stand in a contradiction, or they would explain figures away. */
  checkQuotations(): void {
    for (const { id } of this.#declared.values()) {
      for (const fact of this.#facts.of(id, CLAIM)) {
        if (!this.#quoted.has(fact))
          this.#problems.add(fact.row, 'field', `no contradiction quotes this claim of ${id}; add it to claims.csv`)
      }
    }
  }
}

/** The contradictions of one package, each with an id of its own form; a claim belongs to one of them. */
function checkIds(folder: Folder, problems: Problems): void {
  const known = new Set(rowsOf(folder, CONTRADICTIONS.name).map(row => cell(row, 'id')))
  for (const row of rowsOf(folder, CONTRADICTIONS.name)) {
    const id = cell(row, 'id')
    const [, owner = ''] = id.split('/')
    if (!ID.test(id))
      problems.add(
        row,
        'id',
        `${JSON.stringify(id)} is not a valid id: contradiction/<owner>/<slug>, in [a-z0-9-] segments`,
      )
    else if (OF_CHECKS.has(owner))
      problems.add(row, 'id', `contradiction/${owner}/ is for what checks find; name the source`)
  }
  for (const row of rowsOf(folder, CLAIMS.name)) {
    const id = cell(row, 'contradiction')
    if (!known.has(id)) problems.add(row, 'contradiction', `${id} is not in contradictions.csv; add it there`)
  }
}

/** The contradictions that packages state, sorted by id. */
export function contradict(
  folders: readonly Folder[],
  declared: ReadonlyMap<string, Declared>,
  facts: Facts,
  problems: Problems,
): ContradictionValue[] {
  for (const folder of folders) checkIds(folder, problems)
  const rows = rowsBy(folders, CONTRADICTIONS, problems)
  const claims = rowsBy(folders, CLAIMS, problems)
  const reader = new Reader(declared, facts, problems)
  const contradictions = [...rows].flatMap(([id, [row]]) => {
    const own = [...(claims.get(id) ?? [])]
    own.sort((a, b) => Number(cell(a, 'position')) - Number(cell(b, 'position')))
    return row === undefined ? [] : [reader.contradiction(row, own)]
  })
  // Of a contradiction that is not there the claims are read all the same: what they quote is quoted.
  for (const claim of [...claims].flatMap(([id, own]) => (rows.has(id) ? [] : own))) reader.claim(claim)
  reader.checkQuotations()
  return contradictions.sort((a, b) => compare(a.id, b.id))
}
