import { capital } from '../../../model/capital.ts'
import type { EntityValue } from '../../../model/graph.ts'
import { type EntityKind, KINDS } from '../../../model/kinds.ts'
import { KIND_WORDS } from '../../../model/words.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { slugOf } from '../order.ts'
import { check, sidesInItalian } from './check.ts'
import { type Finding, finding, statedClaim } from './finding.ts'
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
  find: codeVsCode,
})

function codeVsCode(index: GraphIndex): Finding[] {
  const registers = registersOf(index)
  return [
    ...registers.flatMap(register => eachItsOwn(index, register)),
    ...registers.flatMap(register => oneForTwoNames(index, register)),
  ]
}

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
  return finding(
    {
      ...found('HOLDS', all.length, all.length),
      of: [placeOf(register), slugged(register.called)],
      name: `${capital(register.called)}s of ${whoseOf(index, register)}: each its own`,
      formula: `${plural(register.kind)} with ${withArticle(register.called)} - different ${register.called}s`,
      about: all.map(({ entity }) => entity.id),
      evidence: all.flatMap(({ entity }) => index.printing(entity, register.field)),
    },
    null,
  )
}

function onTwo(index: GraphIndex, register: Register, code: string, things: readonly Coded[]): Finding {
  const { called, kind } = register
  const printed = things[0]?.printed ?? code
  const names = listed(things.map(({ entity }) => `"${entity.name}"`))
  return finding(
    {
      ...found('FAILS', 1, things.length),
      of: [placeOf(register), slugged(called), slugged(code)],
      name: `${capital(called)} ${printed} of ${whoseOf(index, register)}: on one alone`,
      formula: `one - ${plural(kind)} with the ${called} ${printed}`,
      about: things.map(({ entity }) => entity.id),
      evidence: things.flatMap(({ entity }) => index.printing(entity, register.field)),
    },
    () => ({
      kind: 'NAMING',
      name: `${capital(called)} ${printed}: ${names}`,
      explanation: `${things.length} ${plural(kind)} of ${whoseOf(index, register)} have the ${called} ${printed}: ${names}.`,
      claims: things.map(each =>
        statedClaim(each.entity, each.printed, null, index.printing(each.entity, register.field)),
      ),
    }),
  )
}

type Named = Pick<Register, 'called' | 'field'>

/** Two names of one thing have one code, where both have one. */
function oneForTwoNames(index: GraphIndex, { coded, called, field }: Register): Finding[] {
  return coded.flatMap(one => {
    const others = coded.filter(({ entity }) => index.has(one.entity.id, 'SAME_AS', entity.id))
    return others.map(other => against(index, { called, field }, one, other))
  })
}

function against(index: GraphIndex, { called, field }: Named, one: Coded, other: Coded): Finding {
  const both = [one, other]
  return finding(
    {
      ...found(one.printed === other.printed ? 'HOLDS' : 'FAILS', 1, new Set(both.map(({ printed }) => printed)).size),
      of: both.map(({ entity }) => entity.id),
      name: `${one.entity.name}, ${other.entity.name}: one ${called}`,
      formula: `one - different ${called}s of what has two names`,
      about: both.map(({ entity }) => entity.id),
      evidence: both.flatMap(({ entity }) => index.printing(entity, field)),
    },
    () => ({
      kind: 'NAMING',
      name: `${one.entity.name}: ${called} ${one.printed} or ${other.printed}`,
      explanation: `"${one.entity.name}" and "${other.entity.name}" are one, but have the ${called}s ${one.printed} and ${other.printed}.`,
      claims: both.map(each => statedClaim(each.entity, each.printed, null, index.printing(each.entity, field))),
    }),
  )
}

function isSame(index: GraphIndex, one: EntityValue, other: EntityValue): boolean {
  return index.has(one.id, 'SAME_AS', other.id) || index.has(other.id, 'SAME_AS', one.id)
}

function found(status: 'HOLDS' | 'FAILS', expected: number, count: number) {
  const figures = { expected: String(expected), found: String(count), difference: String(expected - count) }
  return { status, ...figures, tolerance: '0' }
}

function whoseOf(index: GraphIndex, { within, kind }: Register): string {
  return within === null ? `all ${plural(kind)}` : `"${index.nameOf(within)}"`
}

function placeOf({ within, kind }: Register): string {
  const { resource } = KINDS[kind]
  return within === null ? resource : `${within}/${resource}`
}

const plural = (kind: EntityKind) => KIND_WORDS[kind][1]
const withArticle = (words: string) => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`
const slugged = (text: string) => slugOf(text.toLowerCase().replace(/[^a-z0-9/]+/g, '-'))
