import { spoken } from '../../model/money.ts'
import { relationInWords } from '../../model/relations.ts'
import { stageWord } from '../../model/words.ts'
import type { Money, Piece } from './money.ts'
import type { Overlaps } from './overlap.ts'

const SHOWN = 3

/** Why amounts at different stages are not added, and what is known of how they are tied; null for one stage. */
export function whyStages(pieces: readonly Piece[], money: Money, overlaps: Overlaps): string | null {
  const stages = [...new Set(pieces.map(({ stage }) => stage))].sort()
  if (stages.length < 2) return null
  const ties = new Set<string>()
  let open = false
  for (const [i, a] of pieces.entries())
    for (const b of pieces.slice(i + 1)) {
      if (a.stage === b.stage) continue
      const tie = tieOf(a, b, money)
      if (tie !== null) ties.add(tie)
      else open ||= overlaps.between(a, b) === null
    }
  const told = [...ties].slice(0, SHOWN)
  if (ties.size > SHOWN) told.push(`${ties.size - SHOWN} more ${ties.size === SHOWN + 1 ? 'is' : 'are'} tied so`)
  return [
    `These amounts are at different stages of the life of the money (${stages.map(stageWord).join(', ')}), and stages are never added.`,
    ...(told.length === 0 ? [] : [`${told.join('; ')}.`]),
    ...(open
      ? [told.length === 0 ? UNTIED : `Of the others: ${UNTIED.charAt(0).toLowerCase()}${UNTIED.slice(1)}`]
      : []),
  ].join(' ')
}

const UNTIED = 'The same money may pass from one stage to the next, and no source says how much of it does.'

/** What the sources say of two amounts at different stages: one of the other, or both of a third. */
function tieOf(a: Piece, b: Piece, money: Money): string | null {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const tie = one.ties.find(({ id }) => id === other.id)
    if (tie !== undefined) return `“${one.name}” ${relationInWords(tie.relation, 'OUT')} “${other.name}”`
  }
  for (const one of a.ties) {
    const other = b.ties.find(({ id }) => id === one.id)
    const third = money.get(one.id)
    if (other === undefined || third === undefined) continue
    const [first, second] = [relationInWords(one.relation, 'OUT'), relationInWords(other.relation, 'OUT')]
    return `“${a.name}” ${first} and “${b.name}” ${second} “${third.name}”${identity(a, b, third)}`
  }
  return null
}

/** What is left and what was taken away, where the two come to what was there before. */
function identity(a: Piece, b: Piece, before: Piece): string {
  if (a.amount === null || b.amount === null || before.amount === null) return ''
  if (a.amount.cents + b.amount.cents !== before.amount.cents) return ''
  return `, which is their sum to the cent: ${spoken(before.amount.cents)}`
}
