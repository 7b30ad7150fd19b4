import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import { capital } from '../../model/capital.ts'
import type { Operation } from '../operation.ts'
import { MarkedText, NamedText, PlaceText } from '../operations/fragments.ts'
import type { MoneyShown } from '../parts/figure.tsx'
import type { Named } from '../parts/named.ts'
import type { PlaceShown } from '../parts/places.tsx'
import type { Basis } from '../parts/signs.ts'
import { columnsOf, isFigure, isNumeric, type ListColumn, PLACES } from './columns.ts'

/** The root list of a kind in the API: `budgetProgrammes`. */
const rootOf = (kind: EntityKind): string =>
  definitionOf(kind).resource.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

export interface ObservedShown {
  value: string
  printed: string
  period: string | null
}

/** A value that a source prints: of several, of which part of the whole; a text where it is not a figure. */
export interface ValueShown {
  type: string
  value: string | null
  printed: string | null
  unit: string | null
  label: string | null
  evidence: PlaceShown[]
}

export interface HeadlineShown {
  amount: MoneyShown | null
  stage: string | null
  allocation: { id: string; name: string; basis: Basis; rule: string | null; evidence: PlaceShown[] } | null
}

export interface ListRow extends Named {
  basis: Basis
  rule: string | null
  evidence?: PlaceShown[]
  [column: string]:
    | undefined
    | PlaceShown[]
    | string
    | number
    | boolean
    | null
    | MoneyShown
    | HeadlineShown
    | Named
    | ObservedShown
    | readonly string[]
    | readonly ValueShown[]
}

export interface Listed {
  list: {
    totalCount: number
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: ListRow[]
  }
}

export interface ListVariables {
  first: number
  after: string | null
  filter: Record<string, unknown> | null
  orderBy: string | null
}

/** What an amount is called by in the words of the page: see the fragment `Short`. */
const AMOUNT = ['stage', 'grain', 'part', 'by: act { ...Marked }', 'goal: target { ...Marked }']

const selected = ({ field, selection }: ListColumn): string => `      ${selection ?? field}`

/** The operation of a kind's list: made of its definition, as the API's types are. */
function operationOf(kind: EntityKind): Operation<Listed, ListVariables> {
  const { label } = definitionOf(kind)
  const root = rootOf(kind)
  const columns = columnsOf(kind)
  const hasFigures = columns.some(isFigure)
  const name = capital(root)
  return {
    text: [
      `query ${name}($first: Int! = 50, $after: String, $filter: ${label}Filter, $orderBy: ${label}Order) {`,
      `  list: ${root}(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {`,
      '    totalCount',
      '    pageInfo {',
      '      hasNextPage',
      '      endCursor',
      '    }',
      '    nodes {',
      ...['id', 'kind', 'name', 'basis', 'rule'].map(field => `      ${field}`),
      ...(kind === 'ALLOCATION' ? AMOUNT.map(field => `      ${field}`) : []),
      ...columns.map(selected),
      ...(hasFigures ? [`      ${PLACES}`] : []),
      '    }',
      '  }',
      '}',
      ...(columns.some(isNumeric) ? [PlaceText] : []),
      ...(kind === 'ALLOCATION' ? [MarkedText, NamedText] : []),
    ].join('\n'),
  }
}

export const LISTS = Object.fromEntries(ENTITY_KINDS.map(kind => [kind, operationOf(kind)])) as Record<
  EntityKind,
  Operation<Listed, ListVariables>
>

/** How many there are of each kind, by the kind. */
export const COUNTS: Operation<Record<EntityKind, { totalCount: number }>, Record<never, never>> = {
  text: [
    'query Counts {',
    ...ENTITY_KINDS.map(kind => `  ${kind}: ${rootOf(kind)}(first: 1) { totalCount }`),
    '}',
  ].join('\n'),
}
