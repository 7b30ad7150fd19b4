import { beforeAll, describe, expect, test } from 'vitest'
import { conditionOf } from '../../src/filters/condition.ts'
import { both, type Grouping, groupingsOf, groupsQuestion, inGroup } from '../../src/filters/groups.ts'
import { FILTERS } from '../../src/filters/kinds.ts'
import { BY_ID } from '../../src/filters/orders.ts'
import { idsQuestion } from '../../src/filters/question.ts'
import type { FilteredKind } from '../../src/filters/rows.ts'
import { idsOfEach } from '../../src/filters/together.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { FilterQuestion } from '../../src/graph/filtered-ids.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { counted as noted } from '../graph/support/counted.ts'
import { holds, Index, ledTo, SIGHT, type Thing } from './support/oracle.ts'
import { type Loaded, loaded } from './support/release.ts'
import { world } from './support/world.ts'

const KINDS = Object.keys(FILTERS) as FilteredKind[]

let graph: Index
let there: Loaded
beforeAll(async () => {
  const value = await world()
  graph = new Index(value)
  there = await loaded(value, 'filters-groups')
})

const constant = (name: string) => name.replace(/([A-Z])/g, '_$1').toUpperCase()

/** The keys of a thing by a grouping, over plain values. */
function keysOf(kind: FilteredKind, name: string, thing: Thing): (string | null)[] {
  const { fields, relations } = SIGHT[kind]
  const relation = Object.keys(relations).find(each => constant(each) === name)
  if (relation !== undefined) {
    const others = ledTo(graph, kind, thing, relation).map(({ id }) => id)
    return others.length === 0 ? [null] : others
  }
  const isYear = name.endsWith('_YEAR')
  const [field = '', [, property = field] = []] =
    Object.entries(fields).find(([each, [type]]) =>
      isYear ? type === 'date' && `${constant(each)}_YEAR` === name : constant(each) === name,
    ) ?? []
  const value = thing[property] ?? null
  if (value === null) return [null]
  return [isYear ? String(value).slice(0, 4) : String(value)]
}

function counted(kind: FilteredKind, name: string, filter: object): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const thing of graph.of(kind)) {
    if (!holds(graph, kind, thing, filter as Record<string, unknown>)) continue
    for (const key of keysOf(kind, name, thing)) counts[String(key)] = (counts[String(key)] ?? 0) + 1
  }
  return counts
}

async function grouped(kind: FilteredKind, grouping: Grouping, filter: object) {
  const question = groupsQuestion({ kind, condition: conditionOf(kind, filter) }, grouping)
  return there.reader.groupsMatching(question, 1_000)
}

describe('a list is counted as a plain count of its things is', () => {
  test.each(KINDS)('%s, by everything that it can be counted by', async kind => {
    for (const [name, grouping] of groupingsOf(kind)) {
      const rows = await grouped(kind, grouping, {})
      expect(Object.fromEntries(rows.map(({ key, count }) => [String(key), count])), `${kind} ${name}`).toEqual(
        counted(kind, name, {}),
      )
      const order = rows.map(({ count }) => count)
      expect(order).toEqual([...order].sort((a, b) => b - a))
    }
  })

  test('with a filter by a relation, which the groups are inside', async () => {
    const filter = { act: { date: { gte: '2019-01-01' } }, not: { grain: { eq: 'TOTAL' } } }
    for (const name of ['STAGE', 'ACT', 'FUND', 'TARGET', 'DATE_YEAR']) {
      const rows = await grouped('ALLOCATION', groupingsOf('ALLOCATION').get(name) as Grouping, filter)
      expect(Object.fromEntries(rows.map(({ key, count }) => [String(key), count])), name).toEqual(
        counted('ALLOCATION', name, filter),
      )
    }
  })

  test('and a group is what it counts, in every grouping of amounts and acts', async () => {
    const noting = noted(there.database)
    const reader = openReader(noting.database, there.reader.release, new ReleaseCaches({ cacheBytes: 0 }))
    for (const kind of ['ACT', 'ALLOCATION'] as const) {
      for (const [name, grouping] of groupingsOf(kind)) {
        const rows = (await grouped(kind, grouping, {})).slice(0, 3)
        const questions = rows.map(({ key }) => idsQuestion(kind, both(null, inGroup(grouping, key)), BY_ID, null))
        const together = await idsOfEach(reader, questions, 1_000)
        // Those of one text in one statement: what has none is asked otherwise.
        const texts = new Set(questions.map(({ text }) => text))
        expect(noting.asked.splice(0).length, `${kind} ${name}`).toBe(texts.size)
        expect(texts.size).toBeLessThanOrEqual(2)
        for (const [nth, { key, count }] of rows.entries()) {
          const alone = await there.reader.idsMatching(questions[nth] as FilterQuestion, 1_000)
          const ids = graph
            .of(kind)
            .filter(thing => keysOf(kind, name, thing).includes(key))
            .map(({ id }) => id)
            .sort()
          expect(alone.map(({ id }) => id).sort(), `${kind} ${name} ${key}`).toEqual(ids)
          expect(together[nth], `${kind} ${name} ${key}`).toEqual(alone)
          expect(count).toBe(ids.length)
        }
      }
    }
  })
})
