import { capital } from '../../../model/capital.ts'
import type { EntityValue } from '../../../model/graph.ts'
import { type EntityKind, KINDS } from '../../../model/kinds.ts'
import { KIND_WORDS } from '../../../model/words.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { slugOf } from '../order.ts'
import { check, sidesInItalian } from './check.ts'
import { compared, type Finding, finding, statedClaim } from './finding.ts'
import { type Coded, type Register, registersOf } from './registers.ts'
import { listed } from './words.ts'

/** Codes against codes: one of them on two things of a kind, or two of them on one thing. */
export const CODE_VS_CODE = check({
  describe: 'A code against a code.',
  words: ['code against code', 'codice e codice'],
  italian: {
    formula: 'un codice per ogni cosa, e una cosa per ogni codice',
    explain: sides => `I codici non concordano. ${sidesInItalian(sides)}.`,
  },
  *find(index) {
    for (const register of registersOf(index)) {
      yield* eachItsOwn(index, register)
      yield* oneForTwoNames(index, register)
    }
  },
})

/** A register whose codes differ is one check; every code that is on two things is one of its own. */
function eachItsOwn(index: GraphIndex, register: Register): Finding[] {
  const byCode = new Map<string, Coded[]>()
  for (const coded of register.coded) {
    const known = byCode.get(coded.code) ?? []
    const same = known.some(({ entity }) => isSame(index, entity, coded.entity))
    byCode.set(coded.code, same ? known : [...known, coded])
  }
  const shared = [...byCode].filter(([, things]) => things.length > 1)
  if (shared.length > 0) return shared.map(([code, things]) => onTwo(index, register, code, things))
  const all = [...byCode.values()].flat()
  return all.length < 2 ? [] : [differ(index, register, all)]
}

function differ(index: GraphIndex, register: Register, all: readonly Coded[]): Finding {
  const { called, kind } = register
  return finding(
    {
      ...compared('HOLDS', String(all.length), String(all.length)),
      of: [placeOf(register), slugged(called)],
      name: `${capital(called)}s of ${whoseOf(index, register)}: each its own`,
      formula: `${plural(kind)} with ${/^[aeiou]/i.test(called) ? 'an' : 'a'} ${called} - different ${called}s`,
      ...printed(index, register, all),
    },
    null,
  )
}

function onTwo(index: GraphIndex, register: Register, code: string, things: readonly Coded[]): Finding {
  const { called, kind } = register
  const number = `${called} ${things[0]?.printed ?? code}`
  const names = listed(things.map(({ entity }) => `"${entity.name}"`))
  return finding(
    {
      ...compared('FAILS', '1', String(things.length)),
      of: [placeOf(register), slugged(called), slugged(code)],
      name: `${capital(number)} of ${whoseOf(index, register)}: on one alone`,
      formula: `one - ${plural(kind)} with the ${number}`,
      ...printed(index, register, things),
    },
    () => ({
      kind: 'NAMING',
      name: `${capital(number)}: ${names}`,
      explanation: `${things.length} ${plural(kind)} of ${whoseOf(index, register)} have the ${number}: ${names}.`,
      claims: claimsOf(index, register, things),
    }),
  )
}

/** Two names of one thing have one code, where both have one. */
function oneForTwoNames(index: GraphIndex, register: Register): Finding[] {
  const { coded, called } = register
  const pairs = coded.flatMap(one =>
    coded.flatMap(other => (index.has(one.entity.id, 'SAME_AS', other.entity.id) ? [[one, other] as const] : [])),
  )
  return pairs.map(([one, other]) => {
    const isOne = one.printed === other.printed
    return finding(
      {
        ...compared(isOne ? 'HOLDS' : 'FAILS', '1', isOne ? '1' : '2'),
        of: [one.entity.id, other.entity.id],
        name: `${one.entity.name}, ${other.entity.name}: one ${called}`,
        formula: `one - different ${called}s of what has two names`,
        ...printed(index, register, [one, other]),
      },
      () => ({
        kind: 'NAMING',
        name: `${one.entity.name}: ${called} ${one.printed} or ${other.printed}`,
        explanation: `"${one.entity.name}" and "${other.entity.name}" are one, but have the ${called}s ${one.printed} and ${other.printed}.`,
        claims: claimsOf(index, register, [one, other]),
      }),
    )
  })
}

/** Whom a check of codes is about, and where they are printed. */
const printed = (index: GraphIndex, { field }: Register, things: readonly Coded[]) => ({
  about: things.map(({ entity }) => entity.id),
  evidence: things.flatMap(({ entity }) => index.printing(entity, field)),
})

const claimsOf = (index: GraphIndex, { field }: Register, things: readonly Coded[]) =>
  things.map(each => statedClaim(each.entity, each.printed, null, index.printing(each.entity, field)))

const isSame = (index: GraphIndex, one: EntityValue, other: EntityValue): boolean =>
  index.has(one.id, 'SAME_AS', other.id) || index.has(other.id, 'SAME_AS', one.id)

const whoseOf = (index: GraphIndex, { within, kind }: Register): string =>
  within === null ? `all ${plural(kind)}` : `"${index.nameOf(within)}"`

const placeOf = ({ within, kind }: Register): string =>
  [...(within === null ? [] : [within]), KINDS[kind].resource].join('/')

const plural = (kind: EntityKind) => KIND_WORDS[kind][1]
const slugged = (text: string) => slugOf(text.toLowerCase().replace(/[^a-z0-9/]+/g, '-'))
