import type { GraphQLSchema } from 'graphql'
import type { Context } from '../entities/base/context.ts'
import { FilorossoError } from '../model/errors.ts'
import { type Requested, requested } from './address.ts'
import { operationsOf } from './ask.ts'
import type { Assets } from './assets.ts'
import { html, policyOf } from './document.tsx'
import { PAGES } from './index.ts'
import type { Page } from './page.ts'
import { languageOfSources } from './said.ts'

export interface Representation {
  headers: Record<string, string>
  body: string
}

/** A page that an address is of, with what the address asks of it. */
export interface Found {
  page: Page
  params: unknown
  address: Requested
}

/** Whose page an address is; null where it is nobody's. The first in the registry that takes it. */
export function pageAt(url: URL, accept: string): Found | null {
  const address = requested(url, accept)
  for (const page of PAGES) {
    const params = page.at(address)
    if (params !== null) return { page, params, address }
  }
  return null
}

/** What is asked at an address; null where it is not a page's. */
export function pageQuestion(schema: GraphQLSchema, assets: Assets, url: URL, accept: string) {
  const found = pageAt(url, accept)
  if (found === null) return null
  const { path, params, form, release, chosen } = found.address
  return {
    // Pages of a named release say so, and keep to it.
    key: ['page', path, String(params), form, release === null ? 'live' : 'pinned', chosen ?? ''],
    release,
    run: async (context: Context) => ({
      status: 200,
      outcome: 'lasting' as const,
      ...(await representationOf(schema, assets, context, found)),
    }),
  }
}

/**
 * A page in the form asked for: the same bytes for the same release and version of the program.
 * @throws FilorossoError NOT_FOUND where the release has nothing of that id, or there is no such picture.
 */
export async function representationOf(
  schema: GraphQLSchema,
  assets: Assets,
  context: Context,
  { page, params, address }: Found,
): Promise<Representation> {
  const { ask, asked } = operationsOf(schema, context)
  const data = await page.load(ask, params)
  switch (address.form) {
    case 'json': {
      const [only] = asked
      const answered = () =>
        asked.length === 1 ? only?.data : Object.fromEntries(asked.map(({ name, data }) => [name, data]))
      const all = page.forms?.json?.(data) ?? answered()
      return typed('application/json', `${JSON.stringify({ data: all })}\n`)
    }
    case 'svg': {
      const picture = page.forms?.svg?.(data, context.language) ?? null
      if (picture === null) throw noPicture(address.path)
      return typed('image/svg+xml', picture)
    }
    case 'html': {
      const { chosen, release, path, params: search } = address
      const { language } = context
      const said = await languageOfSources(context.reader)
      const at = {
        path: search.size === 0 ? path : `${path}?${search}`,
        language,
        chosen,
        release,
        answering: context.reader.release.id,
        address: context.address,
        ...(said !== undefined && { said }),
      }
      const shown = page.show(data, params, language)
      const { body, policy } = html({ at, page, assets, asked, packages: context.reader.release.packages }, shown)
      const { headers, ...rest } = typed('text/html', body, policy)
      return { ...rest, headers: { ...headers, 'content-language': language.toLowerCase() } }
    }
  }
}

const typed = (type: string, body: string, policy = policyOf("'unsafe-inline'")): Representation => ({
  headers: { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy },
  body,
})

const noPicture = (path: string): FilorossoError =>
  new FilorossoError('NOT_FOUND', `${path} has no picture`, {
    hint: 'pictures are of traces from an act or a plan that has money',
  })
