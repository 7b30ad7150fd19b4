import { useAt } from '../at.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { shortName } from '../parts/short.tsx'
import { kindName } from '../words/kinds.ts'
import { useWords } from '../words/words.ts'
import type { Choice, TraceAsked } from './asked.ts'
import { TRACE } from './words.ts'

/** What a text may mean: each is the same question with it. */
export function Choices({ choices, asked }: { choices: readonly Choice[]; asked: TraceAsked }) {
  const t = useWords(TRACE)
  const { language } = useAt()
  const { from, to, direction, asOf } = asked
  const address = (field: string, id: string) => {
    const given = { from, to, direction, asOf: asOf ?? '', [field]: id }
    return `/trace?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))}`
  }
  return choices.map(({ field, text, found }) => (
    <Section key={field} title={found.length === 0 ? t.none(text) : t.which(text)}>
      <ul>
        {found.map(each => (
          <li key={each.id}>
            <Link to={address(field, each.id)}>{shortName(each, language)}</Link>{' '}
            <small>{kindName(each.kind, language)}</small>
          </li>
        ))}
      </ul>
    </Section>
  ))
}
