import { questionOf, traceIdOf } from '../../questions/trace/question.ts'
import type { Address, Ask } from '../page.ts'
import { type Choice, meant } from '../parts/meant.tsx'

/** What the form of a trace asks: ids, or texts that are to be searched for. */
export interface TraceArguments {
  /** The id of a trace, where that is the address. */
  id: string | null
  from: string
  to: string
  direction: 'OUT' | 'IN'
  asOf: string | null
  /** Whether every hop is shown. */
  whole: boolean
  /** Whether each route is asked for: a program reads them, a page shows their hops. */
  routes: boolean
}

export function traceArguments({ path, params, form }: Address): TraceArguments | null {
  if (path !== '/trace' && !/^\/trace\/./.test(path)) return null
  const given = (name: string) => params.get(name)?.trim() ?? ''
  return {
    id: path === '/trace' ? null : path.slice(1),
    from: given('from'),
    to: given('to'),
    direction: given('direction') === 'IN' ? 'IN' : 'OUT',
    asOf: given('asOf') || null,
    whole: given('hops') === 'all',
    routes: form === 'json',
  }
}

/** The form as the question of an id fills it; as it was where the id holds none. */
export function formOf(asked: TraceArguments): TraceArguments {
  if (asked.id === null) return asked
  const { from, to, direction, asOf } = questionOf(asked.id)
  return { ...asked, from, to: to ?? '', direction: direction === 'IN' ? 'IN' : 'OUT', asOf }
}

/** The id of the trace that is asked for; null while a text may mean several things, and `choices` says which. */
export async function traceIdOfArguments(
  ask: Ask,
  asked: TraceArguments,
): Promise<{ id: string | null; choices: Choice[] }> {
  if (asked.id !== null) return { id: asked.id, choices: [] }
  if (asked.from === '') return { id: null, choices: [] }
  const [from, to] = [await meant(ask, 'from', asked.from), await meant(ask, 'to', asked.to)]
  const choices = [...from.choices, ...to.choices]
  if (choices.length > 0 || from.id === null) return { id: null, choices }
  const { direction, asOf } = asked
  return { id: traceIdOf({ from: from.id, to: to.id, direction, asOf, maxRoutes: 50 }), choices }
}

/** The same question with something in one of its fields. */
export function questionWith({ from, to, direction, asOf }: TraceArguments, field: string, id: string): string {
  const given = { from, to, direction, asOf: asOf ?? '', [field]: id }
  return `/trace?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))}`
}
