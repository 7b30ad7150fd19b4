import { useAt } from '../at.tsx'
import { AmountFigure } from '../parts/amount-figure.tsx'
import { type Short, ShortLink } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import type { AmountShown } from './pivot.ts'
import type { EntityShown } from './shown.ts'
import { THING } from './words.ts'

/** What a thing is, in the figure that stands for it and in a sentence of our own. */
export function Lead({ entity }: { entity: EntityShown }) {
  const { language } = useAt()
  const { description } = entity
  return (
    <>
      <HeadlineShown entity={entity} />
      {description !== null && description !== entity.name && (
        <span {...(language !== 'EN' && { lang: 'en' })}>{description}</span>
      )}
    </>
  )
}

function HeadlineShown({ entity }: { entity: EntityShown }) {
  const t = useWords(THING)
  if (entity.kind === 'ALLOCATION') return <Headline amount={entity as unknown as AmountShown} on={entity.id} />
  if (!('headline' in entity)) return null
  const { allocation, absence } = entity.headline
  if (allocation !== null) return <Headline amount={allocation} on={entity.id} />
  return absence === null ? null : <span className="absence">{t.headline[absence]} </span>
}

/** `on`: the id of what the page is of, which it does not name again. */
function Headline({ amount, on }: { amount: AmountShown; on: string }) {
  const label = useLabel()
  const { stage, goal, act, part } = amount
  return (
    <span className="headline">
      <AmountFigure alike={[amount]} />{' '}
      <span className="stage">
        {label('Stage', stage)}
        {part !== 'WHOLE' && `, ${label('Part', part)}`}
        {goal.id !== on && (
          <>
            {' → '}
            <ShortLink entity={goal as Short} />
          </>
        )}
        {act !== null && act.id !== on && (
          <>
            {' · '}
            <ShortLink entity={act} />
          </>
        )}
      </span>
    </span>
  )
}
