import { useId } from 'react'
import { defineIsland } from '../parts/island-definition.ts'
import { Kept } from '../parts/kept.tsx'
import { Pick, type Picked } from '../parts/pick.tsx'
import { useWords } from '../words/words.ts'
import { EXPLORE } from './words.ts'

interface FormProps {
  of: Picked
  to: Picked
  hops: number
  kinds: Readonly<Record<string, string>>
}

/** What to explore: without a script its fields take names, and the answer asks which is meant. */
function ExploreForm({ of, to, hops, kinds }: FormProps) {
  const t = useWords(EXPLORE)
  const id = useId()
  return (
    <form action="/explore" method="get" className="asking" autoComplete="off">
      <Pick name="of" label={t.around} of={of} kinds={kinds} hint={t.anything} required />
      <Pick name="to" label={t.to} of={to} kinds={kinds} hint={t.anything} />
      <div>
        <label htmlFor={id}>{t.hops}</label>
        <select id={id} name="hops" defaultValue={String(hops)}>
          {[1, 2, 3].map(each => (
            <option key={each} value={each}>
              {t.hopsOf(each)}
            </option>
          ))}
        </select>
      </div>
      <Kept />
      <button type="submit">{t.show}</button>
    </form>
  )
}

export const island = defineIsland<FormProps>({ name: 'explore/form', when: 'use', Component: ExploreForm })
