import { describe, expect, test } from 'vitest'
import { stepsOf, walk } from '../../src/entities/kinds/walk.ts'
import { definitionOf, ENTITY_KINDS } from '../../src/kinds/index.ts'
import type { Edge } from '../../src/model/graph.ts'
import type { Relation } from '../../src/model/relations.ts'

describe('the pattern of a view', () => {
  test.each([
    ['(from)-[:SETS]->(to)', [{ relations: ['SETS'], direction: 'OUT', least: 1, most: 1 }]],
    ['(from)<-[:SETS]-(to)', [{ relations: ['SETS'], direction: 'IN', least: 1, most: 1 }]],
    ['(from)-[:OVERLAPS]-(to)', [{ relations: ['OVERLAPS'], direction: 'BOTH', least: 1, most: 1 }]],
    [
      '(from)<-[:HAS_LINE|HAS_SECTION]-{1,2}(to)',
      [{ relations: ['HAS_LINE', 'HAS_SECTION'], direction: 'IN', least: 1, most: 2 }],
    ],
    [
      '(from)-[:FOR]->()<-[:HAS_LINE]-{0,1}(to)',
      [
        { relations: ['FOR'], direction: 'OUT', least: 1, most: 1 },
        { relations: ['HAS_LINE'], direction: 'IN', least: 0, most: 1 },
      ],
    ],
    [
      '(to)-[:SETS]->{0,1}()-[:APPROVES|FOR]->(from)',
      [
        { relations: ['APPROVES', 'FOR'], direction: 'IN', least: 1, most: 1 },
        { relations: ['SETS'], direction: 'IN', least: 0, most: 1 },
      ],
    ],
  ])('%s is read from (from) to (to)', (path, steps) => {
    expect(stepsOf(path)).toEqual(steps)
  })

  test.each([
    '(from)-[:SETS]->()',
    '(from)-[:SETS]->(to) ',
    '(a)-[:SETS]->(to)',
    '(from)-[:SETS*1..2]->(to)',
    '(from)-[:PAYS]->(to)',
    '',
  ])('%j is refused', path => {
    expect(() => stepsOf(path)).toThrow(TypeError)
  })

  test('of every kind is one that is read', () => {
    const views = ENTITY_KINDS.flatMap(kind => Object.values(definitionOf(kind).views))
    const paths = views.flatMap(({ shows, path, itself }) => (shows === null ? [] : [path, itself?.path ?? null]))
    expect(paths.length).toBeGreaterThan(60)
    for (const path of paths) if (path !== null) expect(stepsOf(path).length).toBeGreaterThan(0)
  })
})

describe('a walk', () => {
  const links: [string, Relation, string][] = [
    ['plan/a', 'HAS_SECTION', 'section/a'],
    ['plan/a', 'HAS_LINE', 'line/1'],
    ['section/a', 'HAS_LINE', 'line/2'],
    ['section/a', 'HAS_LINE', 'line/1'],
    ['allocation/1', 'FOR', 'line/2'],
  ]
  const edge = (relation: Relation, direction: 'IN' | 'OUT', other: string): Edge => ({
    relation,
    direction,
    other,
    note: null,
    breakdown: null,
    basis: 'STATED',
    rule: null,
    evidence: [],
  })
  const reader = {
    edges: async (id: string) =>
      links.flatMap(([from, relation, to]) => [
        ...(from === id ? [edge(relation, 'OUT', to)] : []),
        ...(to === id ? [edge(relation, 'IN', from)] : []),
      ]),
  }

  test.each([
    ['plan/a', '(from)-[:HAS_LINE|HAS_SECTION]->{1,2}(to)', ['line/1', 'line/2', 'section/a']],
    ['plan/a', '(from)-[:HAS_LINE|HAS_SECTION]->{2,2}(to)', ['line/1', 'line/2']],
    ['plan/a', '(from)-[:HAS_LINE|HAS_SECTION]->{0,1}(to)', ['line/1', 'plan/a', 'section/a']],
    ['plan/a', '(from)-[:HAS_LINE|HAS_SECTION]->{0,2}()<-[:FOR]-(to)', ['allocation/1']],
    ['allocation/1', '(from)-[:FOR]->()<-[:HAS_LINE|HAS_SECTION]-{0,2}(to)', ['line/2', 'plan/a', 'section/a']],
    ['line/2', '(from)-[:HAS_LINE]-(to)', ['section/a']],
    ['line/2', '(from)-[:HAS_LINE]->(to)', []],
  ])('from %s along %s finds each once, sorted', async (from, path, found) => {
    expect(await walk(reader, from, stepsOf(path))).toEqual(found)
  })
})
