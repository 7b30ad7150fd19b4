import { type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { cite, citedAnswer, FormatArg } from '../entities/base/citation.ts'
import type { Context } from '../entities/base/context.ts'
import { WordsArg } from '../entities/base/words.ts'
import type { CitationFormat } from '../locale/citation.ts'
import { explain, type Language, nameIn } from '../locale/language.ts'
import type { Reason } from '../locale/reasons.ts'
import { Changes } from './queries/changes.ts'
import { Coverage } from './queries/coverage.ts'
import { Diff } from './queries/diff.ts'
import { Sum, SumRefused } from './queries/sum.ts'
import { Path } from './types/path.ts'
import { Subgraph } from './types/subgraph.ts'

/** An answer as it is cited: what it is called, and the operation that has it again. */
interface CitedAnswer {
  title: Reason
  operation: string
}

/** The field `citation` of an answer that has no id of its own. */
function citationOfAnswer<T extends object>(
  type: ClassType<T>,
  cited: (answer: T, context: Context) => CitedAnswer | Promise<CitedAnswer>,
) {
  @Resolver(() => type)
  class OfIt {
    @FieldResolver(() => String, {
      description:
        'How to cite the answer, with the operation that has it again; a line for a footnote when no format is given.',
    })
    async citation(
      @Root() answer: object,
      @FormatArg format: CitationFormat,
      @WordsArg lang: Language | null,
      @Ctx() context: Context,
    ): Promise<string> {
      const language = lang ?? context.language
      const { title, operation } = await cited(answer as T, { ...context, language })
      const inWords = explain(language, title)
      return cite(context, citedAnswer(context, operation, inWords), format, lang)
    }
  }
  return OfIt
}

/** A text in an operation. A word of an enum stands there as it is. */
const text = (value: string | null) => (value === null ? null : JSON.stringify(value))
const listed = (values: readonly string[] | null) => (values === null ? null : `[${values.join(',')}]`)

/** `{coverage(of:"act/…",stage:PAID){…}}`, without the arguments that are null. */
function operationOf(field: string, args: Record<string, string | number | null>, shown: string): string {
  const given = Object.entries(args).filter(([, value]) => value !== null)
  return `{${field}(${given.map(([name, value]) => `${name}:${value}`).join(',')})${shown}}`
}

/** The names of two things; an id where it is not of an entity: a release. */
async function namesOf({ reader, language }: Context, ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(ids.map(id => reader.entity(id)))
  return found.map((entity, index) => (entity === null ? (ids[index] as string) : nameIn(language, entity)))
}

export const ANSWER_CITATIONS = [
  citationOfAnswer(Coverage, async ({ data: { of, stage, currency, asOf, edition } }, context) => {
    const [name = of] = await namesOf(context, [of])
    const args = { of: text(of), stage, currency, asOf: text(asOf), edition: text(edition) }
    return {
      title: { code: 'TITLE_OF_COVERAGE', of: name },
      operation: operationOf('coverage', args, '{total{amount}levels{kind basis amount{amount}upper{amount}share}}'),
    }
  }),
  citationOfAnswer(Diff, async ({ data: { from, to } }, context) => {
    const [before = from, after = to] = await namesOf(context, [from, to])
    return {
      title: { code: 'TITLE_OF_DIFF', from: before, to: after },
      operation: operationOf(
        'diff',
        { from: text(from), to: text(to) },
        '{before{amount}after{amount}declared{amount}residual{amount}explanation}',
      ),
    }
  }),
  citationOfAnswer(Sum, ({ data: { terms, count } }) => ({
    title: { code: 'TITLE_OF_SUM', terms: count },
    operation: operationOf('sum', { ids: JSON.stringify(terms) }, '{... on Sum{count total{amount}}}'),
  })),
  citationOfAnswer(SumRefused, ({ ids }) => ({
    title: { code: 'TITLE_OF_SUM_REFUSED', terms: new Set(ids).size },
    operation: operationOf('sum', { ids: JSON.stringify(ids) }, '{... on SumRefused{reasons{code message}}}'),
  })),
  citationOfAnswer(Changes, async ({ data: { from, to }, asked: { kinds, field = null, rises = null } }, context) => {
    const [before = from, after = to] = await namesOf(context, [from, to])
    return {
      title: { code: 'TITLE_OF_CHANGES', from: before, to: after },
      operation: operationOf(
        'changes',
        {
          from: text(from),
          to: text(to),
          kinds: listed(kinds),
          field: text(field),
          rises: rises === null ? null : String(rises),
        },
        '{added removed changed unchanged changes{id change fields{field from to difference unit}}}',
      ),
    }
  }),
  citationOfAnswer(Subgraph, async ({ data: { of }, question: { hops, first, relations, kinds } }, context) => {
    const [name = of] = await namesOf(context, [of])
    return {
      title: { code: 'TITLE_OF_SUBGRAPH', of: name },
      operation: operationOf(
        'subgraph',
        { of: text(of), hops, first, relations: listed(relations), kinds: listed(kinds) },
        '{nodes{id name}edges{from{id}relation to{id}}truncated}',
      ),
    }
  }),
  citationOfAnswer(Path, async ({ data: { steps } }, context) => {
    const [from = '', to = ''] = [steps[0]?.from, steps.at(-1)?.to]
    const [start = from, end = to] = await namesOf(context, [from, to])
    return {
      title: { code: 'TITLE_OF_PATH', from: start, to: end },
      operation: operationOf(
        'paths',
        { from: text(from), to: text(to), maxLength: steps.length },
        '{length entities{id name}steps{relation direction}}',
      ),
    }
  }),
]
