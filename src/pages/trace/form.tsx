import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Island } from '../parts/island.tsx'
import { type Short, shortName } from '../parts/short.tsx'
import { KINDS_IN } from '../search/box.tsx'
import type { TraceArguments } from './arguments.ts'
import { island } from './form.island.tsx'
import type { ActDay } from './shown.ts'

interface FormProps {
  asked: TraceArguments
  acts: readonly ActDay[]
  from: Short | null
  to: Short | null
}

/** The question as a form, filled in. */
export function TraceForm({ asked, acts, from, to }: FormProps) {
  const { language } = useAt()
  const format = useFormat()
  const end = (of: Short | null, text: string) =>
    of === null ? { id: null, text } : { id: of.id, text: shortName(of, language) }
  const days = new Map<string, string[]>()
  for (const act of acts as readonly Short[]) {
    const day = act.date ?? ''
    days.set(day, [...(days.get(day) ?? []), shortName(act, language)])
  }
  return (
    <Island
      of={island}
      props={{
        from: end(from, asked.from),
        to: end(to, asked.to),
        direction: asked.direction,
        asOf: asked.asOf,
        days: [...days].map(([day, names]) => ({ day, label: `${format.day(day)}: ${names.join(', ')}` })),
        kinds: KINDS_IN[language],
      }}
    />
  )
}
