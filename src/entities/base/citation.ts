import { createHash } from 'node:crypto'
import { Arg, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { CITATION_FORMATS, type CitationFormat, type Cited, citationOf } from '../../locale/citation.ts'
import type { Language } from '../../locale/language.ts'
import { kindOfId } from '../../model/kinds.ts'
import { calledIn, type Named } from '../checks/italian.ts'
import type { Context } from './context.ts'
import { enumOf } from './enums.ts'
import { permalinkIn } from './node.ts'
import { WordsArg } from './words.ts'

const CitationFormatEnum = enumOf('CitationFormat', CITATION_FORMATS, 'How a citation is written.')

export const FormatArg = Arg('format', () => CitationFormatEnum, {
  defaultValue: 'TEXT',
  description: 'How it is written.',
})

/** More documents than these are too many for a footnote. */
const FEW = 3

interface Citable {
  id: string
  name: string
  evidence?: readonly string[]
}

/** What is cited of a thing with an id of its own. */
export async function citedNode(context: Context, { id, name, evidence = [] }: Citable): Promise<Cited> {
  const places = await Promise.all(evidence.map(each => context.reader.evidence(each)))
  const ids = [...new Set(places.flatMap(place => place?.source ?? []))].slice(0, FEW)
  const sources = await Promise.all(ids.map(each => context.reader.entity(each)))
  return {
    key: `filorosso-${id.replace(/[^A-Za-z0-9]+/g, '-')}`,
    title: name,
    text: null,
    kind: kindOfId(id),
    sources: sources.flatMap(source => {
      if (source?.kind !== 'SOURCE') return []
      const { edition, licence } = source.properties
      return [{ name: source.name, edition, licence }]
    }),
    release: context.reader.release.id,
    address: permalinkIn(context, id),
  }
}

/** What is cited of an answer to a question: it is had again by its operation, from the same release. */
export function citedAnswer({ address, reader }: Context, question: string, title: string): Cited {
  const release = reader.release.id
  const operation = `release=${encodeURIComponent(release)}&query=${encodeURIComponent(question)}`
  return {
    key: keyOf(question),
    title,
    text: null,
    kind: null,
    sources: [],
    release,
    address: `${address}/graphql?${operation}`,
  }
}

/** Of a question, which is too long for a key: the same for the same question. */
export const keyOf = (question: string): string =>
  `filorosso-${createHash('sha256').update(question).digest('hex').slice(0, 12)}`

export const cite = (context: Context, cited: Cited, format: CitationFormat, lang: Language | null): string =>
  citationOf(cited, format, lang ?? context.language)

/** The field `citation` of what has an id and a name. */
export function citationFieldOf(type: () => unknown) {
  @Resolver(type as () => ClassType)
  class OfIt {
    @FieldResolver(() => String, {
      description: 'How to cite it: by name, kind, the documents that print it, the release and its permalink.',
    })
    async citation(
      @Root() thing: Named,
      @FormatArg format: CitationFormat,
      @WordsArg lang: Language | null,
      @Ctx() context: Context,
    ): Promise<string> {
      const name = await calledIn(context, lang ?? context.language, thing)
      return cite(context, await citedNode(context, { ...thing, name }), format, lang)
    }
  }
  return OfIt
}
