import { randomUUID } from 'node:crypto'
import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import { printable } from '../../model/untrusted.ts'
import { Standing, useAt } from '../at.tsx'
import type { IslandDefinition } from './island-definition.ts'

/** The islands of the page that is being rendered, which is done without a pause: no two pages meet here. */
let islands: (() => string)[] = []

interface IslandProps<P extends object> {
  of: IslandDefinition<P>
  props: P
}

/**
 * A part of a page that comes alive in the browser: drawn here first, so that it is read, printed and kept without a script.
 * Its properties travel as JSON. Text of a source stands in it inside <bdi>.
 */
export function Island<P extends object>({ of: { name, Component, when }, props }: IslandProps<P>) {
  const at = useAt()
  const Drawn = Component as ComponentType<P>
  const nth = islands.length
  const prefix = `i${nth}-`
  // With the marks by which the browser finds its way, which the rest of a page has no use for.
  islands.push(() =>
    renderToString(
      <Standing at={at}>
        <Drawn {...props} />
      </Standing>,
      { identifierPrefix: prefix },
    ),
  )
  return (
    <div data-island={name} data-when={when} data-prefix={prefix} data-props={JSON.stringify(props)}>
      {placeOf(nth)}
    </div>
  )
}

/** What no source can have written: another in every process. */
const MARK = randomUUID()
const placeOf = (nth: number): string => `${MARK}-${nth}-`

/** Markup with places for its islands, and how they are filled in. */
export function withIslands(render: () => string): { markup: string; fill: (markup: string) => string } {
  islands = []
  const markup = render()
  const drawn = islands.map(island => printable(island()))
  return {
    markup,
    fill: text => drawn.reduce((filled, island, nth) => filled.replace(placeOf(nth), () => island), text),
  }
}
