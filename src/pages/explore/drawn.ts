import { labelOf } from '../../entities/base/labels.ts'
import { definitionOf } from '../../kinds/index.ts'
import type { Language } from '../../locale/language.ts'
import type { Relation } from '../../model/relations.ts'
import { linesOf } from '../../pictures/flow-layout.ts'
import type { ExplorePathsQuery, ExploreQuery } from '../operations/explore.ts'
import { markOf, type Short, shortName } from '../parts/short.tsx'
import { kindName } from '../words/kinds.ts'
import { relationLabel } from '../words/relations.ts'
import { type Drawn, type Graph, type GraphNode, keyOf, together } from './graph.ts'
import type { Shape } from './shapes.ts'

export type Around = NonNullable<ExploreQuery['subgraph']>
export type Path = NonNullable<ExplorePathsQuery['paths']>[number]
type Edge = Around['edges'][number]

const SHAPES: Readonly<Record<string, Shape>> = {
  ACT: 'triangle',
  MONEY: 'diamond',
  HOLDER: 'square',
  ACTIVITY: 'circle',
  OUTCOME: 'hexagon',
  CHARGE: 'ring',
}

/** What stands beside a thing in the picture: so many letters a line, so many lines. */
const [LETTERS, LINES] = [26, 2]

/** All of it as one graph, the paths first; and which relationships are on them. */
export function drawnOf(
  around: readonly Around[],
  paths: readonly Path[],
  language: Language,
): Drawn & { path: string[] } {
  const onPaths = paths.map(({ entities, steps }) => ({
    nodes: entities.map(node => nodeOf(node, language)),
    edges: steps.map(step => bare(step.direction === 'OUT' ? step : { ...step, from: step.to, to: step.from })),
  }))
  const lying = around.map(({ nodes, edges }) => ({
    nodes: nodes.map(node => nodeOf(node, language)),
    edges: edges.map(bare),
  }))
  const graph = [...onPaths, ...lying].reduce<Graph>((all, each) => together(all, each), { nodes: [], edges: [] })
  const kinds = new Set(graph.nodes.map(({ kind }) => kind as Short['kind']))
  const relations = new Set(graph.edges.map(({ relation }) => relation as Relation))
  return {
    graph,
    path: onPaths.flatMap(({ edges }) => edges.map(keyOf)),
    kinds: Object.fromEntries(
      [...kinds].map(kind => [
        kind,
        { name: kindName(kind, language), shape: SHAPES[definitionOf(kind).traits.role] ?? 'dot' },
      ]),
    ),
    relations: Object.fromEntries(
      [...relations].map(relation => [
        relation,
        { OUT: relationLabel(relation, 'OUT', language), IN: relationLabel(relation, 'IN', language) },
      ]),
    ),
  }
}

const bare = ({ from, to, relation, basis, rule }: Pick<Edge, 'from' | 'to' | 'relation' | 'basis' | 'rule'>) => ({
  from: from.id,
  to: to.id,
  relation,
  basis,
  rule,
})

function nodeOf(node: Short, language: Language): GraphNode {
  const { id, kind } = node
  const lines = linesOf(labelIn(node, language), LETTERS)
  const label = lines.length <= LINES ? lines : [...lines.slice(0, LINES - 1), `${lines[LINES - 1]} …`]
  return { id, kind, name: shortName(node, language), label }
}

/** What a thing is known by: that of an amount is its stage and what it is for, as its act stands beside it. */
function labelIn(node: Short, language: Language): string {
  if (node.kind !== 'ALLOCATION' || node.stage === undefined || node.goal === undefined)
    return markOf(node, language) ?? node.name
  return `${labelOf(language, 'Stage', node.stage)}: ${labelIn(node.goal, language)}`
}
