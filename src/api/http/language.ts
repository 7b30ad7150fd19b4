import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { isLanguage, LANGUAGES, type Language } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { urlOf } from './address.ts'

const TAGS = Object.keys(LANGUAGES).map(language => language.toLowerCase())

/**
 * The language of a request: what its address names (`?lang=it`), or else what it would rather read (Accept-Language), or else
 * English. An address that names it is one answer to everybody, so `named` says that nothing varies by the header.
 * @throws FilorossoError BAD_USER_INPUT for a language that nothing is written in
 */
export function languageOf(request: FastifyRequest): { language: Language; named: boolean } {
  // Most addresses ask nothing, and to take one apart is a tenth of what an answer that is kept costs.
  const asked = request.url.includes('?') ? urlOf(request).searchParams.get('lang') : null
  if (asked !== null) {
    const language = asked.toUpperCase()
    if (isLanguage(language)) return { language, named: true }
    throw new FilorossoError(
      'BAD_USER_INPUT',
      `lang: ${JSON.stringify(asked.slice(0, 40))} is not a language that answers are written in`,
      {
        hint: `give ${TAGS.join(' or ')}, or leave it out`,
      },
    )
  }
  const header = request.headers['accept-language']
  const preferred =
    header === undefined ? undefined : new Negotiator({ headers: { 'accept-language': header } }).language(TAGS)
  const language = preferred?.toUpperCase()
  return { language: isLanguage(language) ? language : 'EN', named: false }
}
