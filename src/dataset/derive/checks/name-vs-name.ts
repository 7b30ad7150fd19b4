import type { EntityOf } from '../../../model/graph.ts'
import { normaliseName } from '../../../model/text.ts'
import { KIND_WORDS, numbered } from '../../../model/words.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { printing, spellings } from '../names.ts'
import { check } from './check.ts'
import { type Finding, finding, statedClaim } from './finding.ts'
import { unlike } from './same-words.ts'
import { listed } from './words.ts'

type Named = EntityOf<'SECTION'> | EntityOf<'LINE'> | EntityOf<'SPENDING_PROGRAMME'>

/** What is printed under more than one name: whether the names say the same, shorter or longer, and in the same letters. */
export const NAME_VS_NAME = check({
  describe: 'A name against a name.',
  words: ['name against name', 'nome e nome'],
  italian: {
    formula: "nomi della stessa cosa: l'uno è la forma breve dell'altro",
    explain: sides =>
      `La stessa cosa ha nomi diversi, nessuno dei quali è la forma breve di un altro: ${sides.map(({ value }) => `«${value}»`).join(', ')}.`,
  },
  find: nameVsName,
})

function* nameVsName(index: GraphIndex): Iterable<Finding> {
  const named: Named[] = [...index.all('SECTION'), ...index.all('LINE'), ...index.all('SPENDING_PROGRAMME')]
  for (const entity of named) yield* compare(index, entity)
}

function compare(index: GraphIndex, entity: Named): Finding[] {
  const names = spellings(entity).filter(name => normaliseName(name) !== '')
  if (new Set(names.map(normaliseName)).size < 2) return []
  const different = unlike(names, codeOf(entity))
  const quoted = different.map(name => `"${name}"`)
  return [
    finding(
      {
        of: [entity.id],
        name: `${entity.name}: against its other names`,
        status: different.length < 2 ? 'HOLDS' : 'FAILS',
        expected: null,
        found: null,
        difference: null,
        tolerance: null,
        formula: 'each name is contained in another, once abbreviations are spelt out',
        about: [entity.id],
        evidence: names.flatMap(name => printing(index, entity, name)),
      },
      () => ({
        kind: 'NAMING',
        name: `${titleOf(entity)}: ${listed(quoted)}`,
        explanation: `One ${KIND_WORDS[entity.kind][0]} is called ${listed(quoted)}, and ${different.length === 2 ? 'neither is a short form of the other' : 'none is a short form of another'}.`,
        claims: different.map(name => statedClaim(entity, name, null, printing(index, entity, name))),
      }),
    ),
  ]
}

/** A project code in front of a name is not part of it. */
function codeOf(entity: Named): string | null {
  return entity.kind === 'SPENDING_PROGRAMME' ? entity.properties.projectCode : null
}

/** A line or a section is known by its number; it may have many names. */
function titleOf(entity: Named): string {
  if (entity.kind !== 'SPENDING_PROGRAMME') return numbered(entity)
  const [kind] = KIND_WORDS[entity.kind]
  return entity.properties.projectCode === null ? kind : `${kind} ${entity.properties.projectCode}`
}
