import { isWhole } from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import type { Finding } from '../finding.ts'
import { countOfList } from '../listing.ts'
import { printingValue, type Result } from './figure.ts'
import { unitOf } from './units.ts'

const CRISES = new Set(['crisi', 'crisis', 'crises'])

/** The crises that a result counts, or the interventions on them, against those that it names. */
export function crisesCounted(index: GraphIndex): Finding[] {
  return index.all('RESULT').flatMap(result => {
    const { value, unit, qualifier } = result.properties
    const { percent, words } = unitOf(unit)
    if (percent || !words.some(word => CRISES.has(word)) || qualifier !== 'EXACT') return []
    return value !== null && isWhole(value) ? [compare(index, result, Number(value))] : []
  })
}

function compare(index: GraphIndex, result: Result, count: number): Finding {
  const named = index.out('INVOLVES', result.id).filter(({ to }) => index.find('CRISIS', to) !== null)
  return countOfList({
    owner: result,
    what: 'crises',
    count,
    list: [...new Set(named.map(({ to }) => to))],
    counted: printingValue(index, result),
    listed: named.flatMap(({ evidence }) => evidence),
    someMayBeNamed: true,
  })
}
