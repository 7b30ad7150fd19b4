import { compareIds } from '../../model/order.ts'
import { SUM_REFUSAL, type SumRefusal, type SumRefusalCode } from './answer.ts'
import type { Money, Piece } from './money.ts'
import { type Overlap, Overlaps } from './overlap.ts'
import { whyStages } from './stages.ts'

/** What is asked to be added: allocations, each once and in order, and the ids that were listed more than once. */
export interface Terms {
  pieces: readonly Piece[]
  repeated: readonly string[]
  money: Money
  /** Listed allocations that are claims of one contradiction, contradiction by contradiction. */
  rivals: readonly (readonly string[])[]
}

const CODES = Object.keys(SUM_REFUSAL) as SumRefusalCode[]

/** Reasons in the order of the contract, whatever the order in which they were found. */
export function inOrder(reasons: readonly SumRefusal[]): SumRefusal[] {
  const rank = ({ code }: SumRefusal): number => CODES.indexOf(code)
  return [...reasons].sort((a, b) => rank(a) - rank(b) || compareIds(a.entities.join(' '), b.entities.join(' ')))
}

export function refusal(code: SumRefusalCode, message: string, entities: Iterable<string>): SumRefusal {
  return { code, message, entities: [...new Set(entities)].sort(compareIds) }
}

/** Why amounts of money cannot be added to each other. */
export function moneyRefusals(terms: Terms): SumRefusal[] {
  const overlaps = new Overlaps(terms.money)
  return [...mixedStages(terms, overlaps), ...overlapping(terms, overlaps), ...absent(terms.pieces)]
}

function mixedStages({ pieces, money }: Terms, overlaps: Overlaps): SumRefusal[] {
  const why = whyStages(pieces, money, overlaps)
  if (why === null) return []
  return [
    refusal(
      'MIXED_STAGES',
      why,
      pieces.map(piece => piece.id),
    ),
  ]
}

function absent(pieces: readonly Piece[]): SumRefusal[] {
  const blank = pieces.filter(piece => piece.amount === null)
  if (blank.length === 0) return []
  const message = `${namesOf(blank)}: no amount is there to add. What is not stated is not zero.`
  return [
    refusal(
      'ABSENT_VALUE',
      message,
      blank.map(piece => piece.id),
    ),
  ]
}

/** One reason for each group of amounts that overlap, however many pairs of them do. */
function overlapping({ pieces, repeated, rivals }: Terms, overlaps: Overlaps): SumRefusal[] {
  const groups = { SAME_MONEY_TWICE: new Groups(), TOTAL_WITH_ITS_PARTS: new Groups() }
  for (const id of repeated) groups.SAME_MONEY_TWICE.tie(id, id, 'it is listed more than once')
  for (const [i, a] of pieces.entries())
    for (const b of pieces.slice(i + 1)) {
      const overlap = overlaps.between(a, b) ?? contradicted(rivals, overlaps, a, b)
      if (overlap !== null) groups[overlap.code].tie(a.id, b.id, overlap.why)
    }
  const told = (code: Overlap['code'], { ids, why }: Group): SumRefusal => {
    const names = namesOf(pieces.filter(piece => ids.has(piece.id)))
    const opening =
      code === 'SAME_MONEY_TWICE' ? 'the same money would be counted twice' : 'a total and its parts would be added'
    return refusal(code, `${names}: ${opening}. ${why}`, ids)
  }
  return (['SAME_MONEY_TWICE', 'TOTAL_WITH_ITS_PARTS'] as const).flatMap(code =>
    groups[code].list().map(group => told(code, group)),
  )
}

/** Two claims of one contradiction say one thing twice, unless a table shows them as two. */
function contradicted(rivals: Terms['rivals'], overlaps: Overlaps, a: Piece, b: Piece): Overlap | null {
  if (overlaps.areApart(a, b) || !rivals.some(ids => ids.includes(a.id) && ids.includes(b.id))) return null
  return {
    code: 'SAME_MONEY_TWICE',
    why: 'the sources contradict each other, and these are their claims about one amount',
  }
}

interface Group {
  ids: Set<string>
  why: string
}

/** Pairs that share a member make one group. */
class Groups {
  #groups: Group[] = []

  tie(a: string, b: string, why: string): void {
    const touched = this.#groups.filter(({ ids }) => ids.has(a) || ids.has(b))
    const ids = new Set([...touched.flatMap(group => [...group.ids]), a, b])
    this.#groups = [
      ...this.#groups.filter(group => !touched.includes(group)),
      { ids, why: touched[0]?.why ?? sentence(why) },
    ]
  }

  list(): Group[] {
    return this.#groups
  }
}

const sentence = (why: string): string => `${why.charAt(0).toUpperCase()}${why.slice(1)}.`

const SHOWN = 4
export function namesOf(named: readonly { name: string }[]): string {
  const names = named.slice(0, SHOWN).map(({ name }) => `“${name}”`)
  const more = named.length - SHOWN
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
