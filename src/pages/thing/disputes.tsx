import { useFormat } from '../format.ts'
import type { ContradictedFragment } from '../operations/fragments.ts'
import { ContradictionShown } from '../parts/contradiction.tsx'
import { Section } from '../parts/parts.tsx'
import { useWords } from '../words/words.ts'
import { THING } from './words.ts'

interface DisputesProps {
  disputes: readonly ContradictedFragment[]
  totalCount: number
}

/** What sources say of a thing that cannot all be so. */
export function Disputes({ disputes, totalCount }: DisputesProps) {
  const t = useWords(THING)
  const format = useFormat()
  if (disputes.length === 0) return null
  return (
    <Section title={t.contradictions} count={format.number(totalCount)} id="contradictions">
      {disputes.map(dispute => (
        <ContradictionShown key={dispute.id} of={dispute} heading="h3" />
      ))}
    </Section>
  )
}
