import type { EntityOf } from '../../../model/graph.ts'
import { type GraphIndex, wordFor } from '../index-of-graph.ts'
import { normaliseName, printing, spellings } from '../names.ts'
import { type Finding, finding, statedClaim } from './finding.ts'
import { listed } from './words.ts'

/** Sections and lines that are printed under more than one name: whether the names say the same, shorter or longer. */
export function nameVsName(index: GraphIndex): Finding[] {
  return [...index.all('SECTION'), ...index.all('LINE')].flatMap(entity => compare(index, entity))
}

function compare(index: GraphIndex, entity: EntityOf<'SECTION'> | EntityOf<'LINE'>): Finding[] {
  const names = spellings(entity).filter(name => normaliseName(name) !== '')
  if (new Set(names.map(normaliseName)).size < 2) return []
  const different = unlike(names)
  const quoted = different.map(name => `"${name}"`)
  return [
    finding(
      {
        kind: 'NAME_VS_NAME',
        of: [entity.id],
        name: `${entity.name}: against its other names`,
        status: different.length < 2 ? 'HOLDS' : 'FAILS',
        expected: null,
        found: null,
        difference: null,
        tolerance: null,
        formula: 'each name is contained in another, once abbreviations are spelt out',
        about: [entity.id, ...index.preceding('HAS_SECTION', entity.id), ...index.preceding('HAS_LINE', entity.id)],
        evidence: names.flatMap(name => printing(index, entity, name)),
      },
      () => ({
        kind: 'NAMING',
        name: `${wordFor(entity.kind)} ${entity.properties.number}: ${listed(quoted)}`,
        explanation: `One ${wordFor(entity.kind)} is called ${listed(quoted)}: no one of these is a shorter form of another.`,
        claims: different.map(name => statedClaim(entity, name, null, printing(index, entity, name))),
      }),
    ),
  ]
}

/** One name, the first printed, of each group whose names contain one another. */
function unlike(names: readonly string[]): string[] {
  const groups: string[][] = []
  for (const name of names) {
    const alike = groups.filter(group => group.some(other => contains(name, other) || contains(other, name)))
    for (const group of alike) groups.splice(groups.indexOf(group), 1)
    groups.push([...alike.flat(), name])
  }
  const first = groups.map(group => names.find(name => group.includes(name)) ?? '')
  return names.filter((name, i) => first.includes(name) && names.indexOf(name) === i)
}

function contains(longer: string, shorter: string): boolean {
  const [words, wanted] = [wordsOf(longer), wordsOf(shorter)]
  return words.some((_, from) => startsWith(words.slice(from), wanted)) || wanted.length === 0
}

/** Word by word; an abbreviation may stand for the words whose initials it is, on either side. */
function startsWith(words: readonly string[], wanted: readonly string[]): boolean {
  const [word, ...rest] = words
  const [want, ...others] = wanted
  if (want === undefined) return true
  if (word === undefined) return false
  if (word === want && startsWith(rest, others)) return true
  return (
    (isShortFor(want, words) && startsWith(words.slice(want.length), others)) ||
    (isShortFor(word, wanted) && startsWith(rest, wanted.slice(word.length)))
  )
}

/** `rdc` for `reddito di cittadinanza`. */
function isShortFor(word: string, words: readonly string[]): boolean {
  const initials = words.slice(0, word.length).map(each => each[0])
  return word.length > 1 && initials.length === word.length && initials.join('') === word
}

function wordsOf(name: string): string[] {
  return normaliseName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}
