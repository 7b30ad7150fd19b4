import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { Context } from '../../entities/base/context.ts'
import { FilorossoError } from '../../model/errors.ts'
import { parseJson, readBody } from './body.ts'
import { respond } from './respond.ts'

/** One GraphQL request over HTTP, GET or POST, through Apollo's pipeline. */
export async function answerGraphql(
  apollo: ApolloServer<Context>,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  context: () => Promise<Context>,
): Promise<void> {
  const method = request.method ?? 'GET'
  const body = method === 'POST' ? bodyOf(request.headers['content-type'], await readBody(request)) : undefined
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // Made before Apollo begins: a release that is not there is an answer of its own, not a fault inside an operation.
  const made = await context()
  const answer = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers, body, search: url.search },
    context: async () => made,
  })
  if (answer.body.kind !== 'complete') throw new FilorossoError('INTERNAL', 'an answer in parts was not asked for')
  // So that an answer can be cited without asking for its release.
  const answered = { ...Object.fromEntries(answer.headers), 'x-filorosso-release': made.reader.release.id }
  respond(response, answer.status ?? 200, answered, answer.body.string)
}

function bodyOf(contentType: string | undefined, text: string): unknown {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new FilorossoError('BAD_USER_INPUT', `content-type: ${type ?? 'none'} cannot be read`, {
      hint: 'send the operation as application/json',
    })
  }
  return parseJson(text)
}
