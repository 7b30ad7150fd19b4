import { isEntityId } from '../../model/kinds.ts'
import { useAt } from '../at.tsx'
import { Search } from '../operations/search.ts'
import type { Ask } from '../page.ts'
import { kindName } from '../words/kinds.ts'
import { useWords } from '../words/words.ts'
import { Link } from './link.tsx'
import { Section } from './parts.tsx'
import { type Short, shortName } from './short.tsx'
import { PARTS } from './words.ts'

/** A text that is not an id, the field of the form in which it stands, and what it may mean. */
export interface Choice {
  field: string
  text: string
  found: readonly Short[]
}

/** A text means what alone is called so; anything less is a choice, never a guess. */
export async function meant(ask: Ask, field: string, text: string): Promise<{ id: string | null; choices: Choice[] }> {
  if (text === '') return { id: null, choices: [] }
  if (isEntityId(text)) return { id: text, choices: [] }
  const { search } = await ask(Search, { text, first: 8, kinds: null, after: null })
  const found = (search?.edges ?? []).map(({ node }): Short => node)
  const names = (node: Short) => [node.name, shortName(node, 'EN'), shortName(node, 'IT')]
  const called = found.filter(node => names(node).some(name => name.toLowerCase() === text.toLowerCase()))
  const [only] = called
  if (only !== undefined && called.length === 1) return { id: only.id, choices: [] }
  return { id: null, choices: [{ field, text, found }] }
}

interface ChoicesProps {
  choices: readonly Choice[]
  /** The address of the same question with what is meant in its field. */
  addressOf: (field: string, id: string) => string
}

/** What a text may mean: each leads to the same question with it. */
export function Choices({ choices, addressOf }: ChoicesProps) {
  const t = useWords(PARTS)
  const { language } = useAt()
  return choices.map(({ field, text, found }) => (
    <Section key={field} title={found.length === 0 ? t.noneFound(text) : t.which(text)}>
      <ul>
        {found.map(each => (
          <li key={each.id}>
            <Link to={addressOf(field, each.id)}>{shortName(each, language)}</Link>{' '}
            <small>{kindName(each.kind, language)}</small>
          </li>
        ))}
      </ul>
    </Section>
  ))
}
