import { Ctx, Field, ID, ObjectType } from 'type-graphql'
import { FormatArg, keyOf } from '../../entities/base/citation.ts'
import type { Context } from '../../entities/base/context.ts'
import { Entity } from '../../entities/base/entity.ts'
import { entityOf } from '../../entities/base/entity-of.ts'
import { DirectionEnum } from '../../entities/base/enums.ts'
import { Node, permalinkIn } from '../../entities/base/node.ts'
import { DateScalar } from '../../entities/base/scalars.ts'
import { WordsArg } from '../../entities/base/words.ts'
import { Contradiction, contradictionOf } from '../../entities/checks/contradiction.ts'
import { type CitationFormat, citationOf } from '../../locale/citation.ts'
import type { Language } from '../../locale/language.ts'
import type { Coming } from '../../model/coming.ts'
import type { Direction } from '../../model/relations.ts'
import type { TraceVerdict } from '../../questions/trace/answer.ts'
import { distinctHops } from '../../questions/trace/routes/hops.ts'
import type { Traced } from '../../questions/trace/traced.ts'
import { Attribution } from './attribution.ts'
import { Flow } from './flow.ts'
import { Release } from './release.ts'
import { Hop, Route } from './route.ts'
import { Stop } from './stop.ts'
import { TraceVerdictEnum } from './trace-enums.ts'

@ObjectType({
  implements: Node,
  description: 'Follows money and mandate from one entity to another, or as far as it goes.',
})
export class Trace {
  readonly data: Traced
  readonly #id: string
  readonly #language: Language

  /** The id holds the language only where the question names it. */
  constructor(data: Traced, id: string, language: Language) {
    this.data = data
    this.#id = id
    this.#language = language
  }

  @Field(() => ID, {
    description: 'Its arguments, reversibly encoded: the same question on any release has the same id.',
  })
  get id(): string {
    return this.#id
  }

  @Field(() => Release, { description: 'The release that answers.' })
  release(@Ctx() context: Context): Release {
    return new Release(context.reader.release)
  }

  @Field(() => Entity, { description: 'The origin.' })
  from(@Ctx() context: Context): Coming<Entity> {
    return entityOf(context, null, this.data.question.from)
  }

  @Field(() => Entity, { nullable: true, description: 'The goal; null when everything is followed.' })
  to(@Ctx() context: Context): Coming<Entity | null> {
    const { to } = this.data.question
    return to === null ? null : entityOf(context, null, to)
  }

  @Field(() => DirectionEnum, {
    description: 'The direction that was walked: OUT down to where money goes, IN up to where it comes from.',
  })
  get direction(): Direction {
    return this.data.direction
  }

  @Field(() => DateScalar, { nullable: true, description: 'The day it speaks of; null for all that acts ever set.' })
  get asOf(): string | null {
    return this.data.question.asOf
  }

  @Field(() => String, {
    nullable: true,
    description: 'The edition asked about; null for the last of each series.',
  })
  get edition(): string | null {
    return this.data.question.edition ?? null
  }

  @Field(() => TraceVerdictEnum, { description: 'What became of the route.' })
  get verdict(): TraceVerdict {
    return this.data.verdict
  }

  @Field(() => [Route], {
    description: 'The routes, at most maxRoutes of them; without a goal only those that cannot be gone on.',
  })
  async routes(): Promise<Route[]> {
    return (await this.data.routes()).map(route => new Route(route))
  }

  @Field(() => [Hop], {
    description: 'The steps of these routes, each once however many share it, in the order in which they are reached.',
  })
  async hops(): Promise<Hop[]> {
    return distinctHops(await this.data.routes()).map(hop => new Hop(hop))
  }

  @Field(() => [Stop], {
    description:
      'Where and why the trail stops, on all routes. First why a goal is not reached; then where amounts end, those of the first routes first; what a day or an edition leaves out; what later acts, contradictions, mixed labels and mandates make of the money; last where it comes to no outcome.',
  })
  async stops(): Promise<Stop[]> {
    return (await this.data.stops()).map(stop => new Stop(stop))
  }

  @Field(() => Attribution, {
    nullable: true,
    description: 'What the goal can claim over all routes; null without a goal.',
  })
  async attribution(): Promise<Attribution | null> {
    const attribution = await this.data.attribution()
    return attribution === null ? null : new Attribution(attribution)
  }

  @Field(() => [Contradiction], { description: 'The contradictions about what the routes pass.' })
  async contradictions(@Ctx() context: Context): Promise<Contradiction[]> {
    const met = await this.data.contradictions()
    return Promise.all(met.map(id => contradictionOf(context, id)))
  }

  @Field(() => Flow, { description: 'The money of all routes, as a diagram that balances.' })
  async flow(): Promise<Flow> {
    return new Flow(await this.data.flow(), this.#language)
  }

  @Field(() => Boolean, { description: 'True when more routes exist than the limit shows.' })
  truncated(): Promise<boolean> {
    return this.data.truncated()
  }

  @Field(() => String, {
    description: 'How to cite the answer, with its permalink; a line for a footnote when no format is given.',
  })
  citation(@FormatArg format: CitationFormat, @WordsArg lang: Language | null, @Ctx() context: Context): string {
    const language = lang ?? this.#language
    const { release } = this.data
    const citation = this.data.citation(language)
    const id = this.#id
    const address = permalinkIn(context, id)
    const title = citation.slice(0, citation.lastIndexOf('. filorosso'))
    const cited = { key: keyOf(id), title, text: `${citation}: ${address}`, kind: null, sources: [] }
    return citationOf({ ...cited, release, address }, format, language)
  }
}
