import { formats } from '../../../locale/things/it.ts'
import type { ContradictionValue, EntityValue } from '../../../model/graph.ts'
import type { ContradictionKind } from '../../../model/vocabulary.ts'
import { asPrinted, type Dispute, type Facts } from '../evidence.ts'
import { provedField } from '../evidence-fields.ts'
import { fieldOf, meaningOf } from '../fields.ts'
import { compare } from '../problems.ts'

const { quoted } = formats

/** What packages print of one thing that cannot both be true: the first is what the entity has, and nothing decides. */
export function disputed(entities: ReadonlyMap<string, EntityValue>, facts: Facts): ContradictionValue[] {
  return [...facts.disputes.values()]
    .sort((a, b) => compare(a.subject, b.subject) || compare(a.field, b.field))
    .flatMap(dispute => {
      const entity = entities.get(dispute.subject)
      return entity === undefined ? [] : [contradictionOf(entity, dispute)]
    })
}

function contradictionOf(entity: EntityValue, { field, claims }: Dispute): ContradictionValue {
  const shown = provedField(entity.kind, field) ?? field
  const raws = [...new Set(claims.map(({ raw }) => raw))]
  const printed = raws.map(raw => JSON.stringify(raw))
  const sources = [...new Set(claims.map(({ row }) => row.cells.source ?? ''))]
  return {
    id: `contradiction/sources-differ/${entity.id.replaceAll('/', '-')}/${field.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    kind: kindOf(entity, field, claims[0]?.number ?? null),
    name: `${entity.name}: ${shown} is ${printed.join(' or ')}`,
    italian: {
      name: `${quoted(entity.name)}: ${shown} ${raws.map(quoted).join(' o ')}`,
      explanation: `Di ${quoted(entity.name)} il campo ${shown} è stampato ${raws.map(quoted).join(' e ')}, in ${sources.join(' e ')}. Nulla nelle fonti decide.`,
    },
    explanation: `${shown} of ${entity.name} is printed as ${printed.join(' and ')}, in ${sources.join(' and ')}. Nothing in the sources decides between them.`,
    claims: claims.map(({ raw, number, evidence }) => ({
      value: raw,
      number,
      basis: 'STATED' as const,
      rule: null,
      evidence: asPrinted(evidence),
      entity: entity.id,
    })),
    difference: null,
    about: [entity.id],
    basis: 'COMPUTED',
    preferred: null,
    preferenceRule: null,
  }
}

function kindOf({ kind }: EntityValue, field: string, number: string | null): ContradictionKind {
  if (number !== null) return 'TABLE_VS_TABLE'
  const meaning = meaningOf(kind, field)
  return meaning?.use === 'VALUE' && meaning.field === fieldOf('date') ? 'TIMING' : 'NAMING'
}
