import { DECLARED, DECLARED_IN_ITALIAN, type SideSaid } from '../../dataset/derive/checks/check.ts'
import { CHECKS, type CheckKind, segmentOf } from '../../dataset/derive/checks/index.ts'
import { type Language, nameIn } from '../../locale/language.ts'
import { formats } from '../../locale/things/it.ts'
import { capital } from '../../model/capital.ts'
import type { CheckValue, ClaimValue, ContradictionValue, EntityValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Context } from '../base/context.ts'

const BY_SEGMENT = new Map(Object.entries(CHECKS).map(([kind, definition]) => [segmentOf(kind), definition]))

/** What is known of a kind of check; undefined for one of an older program. */
const definitionOf = ({ kind }: CheckValue) => (Object.hasOwn(CHECKS, kind) ? CHECKS[kind as CheckKind] : undefined)

/** That of the check that found a contradiction; undefined where a reader of the sources found it, who wrote its words. */
function ofContradiction({ id, basis }: ContradictionValue) {
  return basis === 'COMPUTED' ? BY_SEGMENT.get(id.split('/')[1] ?? '')?.italian : undefined
}

export const isCheckInItalian = (check: CheckValue): boolean => definitionOf(check)?.italian !== undefined
export const isContradictionInItalian = (contradiction: ContradictionValue): boolean =>
  contradiction.italian !== undefined || ofContradiction(contradiction) !== undefined

/** Anything with an id and a name. */
export type Named = EntityValue | CheckValue | ContradictionValue

/** What a thing is called in a language: what no source names, the program names in each. */
export function calledIn(context: Context, language: Language, thing: Named): string | Promise<string> {
  if (language === 'EN') return thing.name
  if ('claims' in thing) return contradictionInItalian(context, thing)
  return 'formula' in thing ? checkInItalian(context, thing) : nameIn(language, thing)
}

/** The formula in Italian; in English where no other is written. */
export function formulaInItalian(check: CheckValue): string {
  const formula = definitionOf(check)?.italian?.formula
  if (formula === undefined) return check.formula
  return check.formula.endsWith(DECLARED) ? `${formula}${DECLARED_IN_ITALIAN}` : formula
}

/** `Parti e totale: «Piano operativo», «Sezione 2»`. */
async function checkInItalian(context: Context, check: CheckValue): Promise<string> {
  const definition = definitionOf(check)
  if (definition?.italian === undefined) return check.name
  const central = check.about.filter(id => !ASIDE.has(kindOfId(id)))
  const names = await Promise.all(
    (central.length > 0 ? central : check.about).slice(0, NAMED).map(id => named(context, id)),
  )
  return `${capital(definition.words[1])}: ${names.join(', ')}`
}

/** What a check is about by the way: it is distinguished by what the money is for. */
const ASIDE: ReadonlySet<EntityKind | null> = new Set<EntityKind | null>(['ALLOCATION', 'ACT', 'ORGANISATION', 'FUND'])
const NAMED = 2

/** `«Piano operativo»: 164.313.744 o 164.316.744`. */
async function contradictionInItalian(context: Context, contradiction: ContradictionValue): Promise<string> {
  if (contradiction.italian !== undefined) return contradiction.italian.name
  if (ofContradiction(contradiction) === undefined) return contradiction.name
  const sides = await sidesOf(context, contradiction.claims)
  const who = [...new Set(sides.flatMap(side => (side.who === '' ? [] : [side.who])))]
  // Names that disagree say by themselves whose they are.
  if (contradiction.kind === 'NAMING') return sides.map(({ value }) => formats.quoted(value)).join(' o ')
  if (who.length === 1) return `${who[0]}: ${sides.map(({ value }) => value).join(' o ')}`
  return sides.map(side => (side.who.includes(side.value) ? side.who : `${side.who} ${side.value}`.trim())).join(' o ')
}

/** What disagrees, in Italian; as it is written where no other words are. */
export async function explanationInItalian(context: Context, contradiction: ContradictionValue): Promise<string> {
  if (contradiction.italian !== undefined) return contradiction.italian.explanation
  const italian = ofContradiction(contradiction)
  if (italian === undefined) return contradiction.explanation
  const { claims, difference, kind, preferred } = contradiction
  const sides = await sidesOf(context, claims)
  return [
    capital(italian.explain(sides)),
    ...(difference === null ? [] : [`La differenza è di ${formats.decimal(difference)}.`]),
    ...(kind === 'ROUNDING' ? ["L'arrotondamento delle cifre stampate può spiegarla."] : []),
    ...(preferred === null ? [] : [`Nei totali e nelle tracce si usa ${sides[preferred]?.value}.`]),
  ].join(' ')
}

function sidesOf(context: Context, claims: readonly ClaimValue[]): Promise<SideSaid[]> {
  return Promise.all(
    claims.map(async ({ value, number, basis, entity }) => ({
      value:
        basis === 'COMPUTED' && number !== null ? formats.decimal(number) : value === 'blank' ? 'in bianco' : value,
      who: entity === null ? '' : await named(context, entity),
    })),
  )
}

/** A name as its source has it; of an amount, which no source names, what it is called in Italian. */
async function named({ reader }: Context, id: string): Promise<string> {
  const entity = await reader.entity(id)
  return entity === null ? id : formats.quoted(nameIn('IT', entity))
}
