import type { GraphQLSchema } from 'graphql'
import Negotiator from 'negotiator'
import { createElement, type ReactElement } from 'react'
import type { Context } from '../entities/base/context.ts'
import { FilorossoError } from '../model/errors.ts'
import { permalinked, permalinkOf } from '../model/permalink.ts'
import { flowSvg } from '../pictures/flow-svg.ts'
import type { Answer } from './answers.ts'
import { ask, type What } from './ask.ts'
import { CheckPage } from './pages/check.tsx'
import { ContradictionPage } from './pages/contradiction.tsx'
import { EntityPage } from './pages/entity.tsx'
import { html, POLICY } from './pages/layout.tsx'
import { TracePage, titleOf } from './pages/trace.tsx'

export type Form = 'html' | 'json' | 'svg'

/** What an address asks for: whose page, from which release, in which form. */
export interface Permalink {
  id: string
  what: What
  /** Null for the live one. */
  release: string | null
  form: Form
  /** A cursor: which page of an entity's relationships. */
  after: string | null
}

export interface Representation {
  headers: Record<string, string>
  body: string
}

/** What a path asks for; null where it is no permalink. A form in the path goes before what the client accepts. */
export function permalinkAt(url: URL, accept: string): Permalink | null {
  const [, path = '', ending] = /^\/(.*?)(?:\.(json|svg))?\/?$/.exec(decoded(url.pathname)) ?? []
  const what = permalinked(path)
  if (what === null) return null
  const form = (ending as Form | undefined) ?? wanted(accept)
  const { searchParams } = url
  return { id: path, what, release: searchParams.get('release'), form, after: searchParams.get('after') }
}

const OFFERED: Record<string, Form> = { 'application/json': 'json', 'text/html': 'html' }

/** A program that takes anything gets data; only who prefers a page gets one. */
function wanted(accept: string): Form {
  const type = new Negotiator({ headers: { accept } }).mediaType(Object.keys(OFFERED))
  return OFFERED[type ?? ''] ?? 'json'
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** What is asked at an address; null where it is no permalink. */
export function permalinkQuestion(schema: GraphQLSchema, url: URL, accept: string) {
  const permalink = permalinkAt(url, accept)
  if (permalink === null) return null
  const { id, form, after, release } = permalink
  return {
    // Pages of a named release say so, and keep to it.
    key: ['permalink', id, form, after ?? '', release === null ? 'live' : 'pinned'],
    release,
    run: async (context: Context) => ({
      status: 200,
      outcome: 'lasting' as const,
      ...(await representationOf(schema, context, permalink)),
    }),
  }
}

/**
 * The thing behind a permalink, in the form asked for: the same bytes for the same release and version of the program.
 * @throws FilorossoError NOT_FOUND where the release has nothing of that id, or there is no such picture.
 */
export async function representationOf(
  schema: GraphQLSchema,
  context: Context,
  permalink: Permalink,
): Promise<Representation> {
  const { what, id, after, form } = permalink
  const answer = await ask(schema, context, what, { id, after })
  const body = WRITTEN[form](permalink, answer, context.address)
  return {
    headers: {
      'content-type': `${TYPES[form]}; charset=utf-8`,
      'content-security-policy': form === 'html' ? POLICY : "default-src 'none'; style-src 'unsafe-inline'",
    },
    body,
  }
}

const TYPES: Record<Form, string> = { html: 'text/html', json: 'application/json', svg: 'image/svg+xml' }

const WRITTEN: Record<Form, (permalink: Permalink, answer: Answer, address: string) => string> = {
  html: (permalink, answer, address) => {
    const { id, release: pinned } = permalink
    const { release } = answer.data
    const [title, content] = pageOf(permalink, answer)
    return html({ address, id, title, pinned, release }, content)
  },
  json: (_, { data }) => `${JSON.stringify({ data })}\n`,
  svg: ({ id }, answer) => {
    if (answer.what !== 'trace' || answer.data.node.flow.links.length === 0) {
      throw new FilorossoError('NOT_FOUND', `${id} has no flow to draw`, {
        hint: 'pictures are of traces from an act or a plan that has money',
      })
    }
    return flowSvg(answer.data.node.flow, titleOf(answer.data.node))
  },
}

function pageOf({ id }: Permalink, { what, data }: Answer): [title: string, content: ReactElement] {
  const { release } = data
  switch (what) {
    case 'entity': {
      // A cursor belongs to the release that gave it, so the next page keeps to it.
      const next = (after: string) => `${permalinkOf(id, release.id)}&after=${encodeURIComponent(after)}`
      return [data.entity.name, createElement(EntityPage, { ...data, next })]
    }
    case 'trace':
      return [titleOf(data.node), createElement(TracePage, { trace: data.node, release: release.id })]
    case 'check':
      return [data.check.name, createElement(CheckPage, data)]
    case 'contradiction':
      return [data.contradiction.name, createElement(ContradictionPage, data)]
  }
}
