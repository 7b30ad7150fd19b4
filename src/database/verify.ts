import type { DatabaseAddress } from 'managed-neo4j'
import { FilorossoError } from '../model/errors.ts'

const OLDEST = { major: 5, minor: 26 }
const SCHEMES = ['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc']

/** Refuses what cannot be a Neo4j's address, before a driver says so in words of its own. */
export function requireBoltUri(uri: string): void {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/[^/]/i.exec(uri)?.[1]?.toLowerCase()
  if (scheme === undefined || !SCHEMES.includes(scheme)) {
    const hint = `NEO4J_URI is like neo4j://localhost:7687; it starts with one of ${SCHEMES.join(', ')}`
    throw new FilorossoError('BAD_USER_INPUT', `${hidePassword(uri)} is not the address of a Neo4j`, { hint })
  }
  // The driver would ignore it and try without: better said than searched for.
  if (uri !== hidePassword(uri)) {
    const hint = 'give them in NEO4J_USER and NEO4J_PASSWORD'
    throw new FilorossoError('BAD_USER_INPUT', 'NEO4J_URI holds a user or password, which are not read there', { hint })
  }
}

/** Refuses a server whose Cypher and indexes are older than what the queries were written for. */
export function requireVersion(agent: string, uri: string): void {
  const [, major, minor] = /^Neo4j\/v?(\d+)\.(\d+)/.exec(agent) ?? []
  // A server that calls itself something else may still do; the first query shows.
  if (major === undefined) return
  const older = Number(major) < OLDEST.major || (Number(major) === OLDEST.major && Number(minor) < OLDEST.minor)
  if (older) throw tooOld(uri, agent.replace('/', ' '))
}

/** One error for what a driver says when it cannot log in, connect, or find the database. */
export function explainFailure(error: unknown, address: DatabaseAddress): FilorossoError {
  const { uri, user, database } = address
  const code = (error as { code?: unknown }).code
  const text = allMessages(error)
  const unavailable = (message: string, hint: string) =>
    new FilorossoError('UNAVAILABLE', message, { hint, cause: error })

  if (code === 'Neo.ClientError.Security.AuthenticationRateLimit') {
    return unavailable(
      `${uri} refuses ${user} for a while, after too many wrong passwords`,
      'correct NEO4J_PASSWORD, wait',
    )
  }
  if (code === 'Neo.ClientError.Security.CredentialsExpired') {
    return unavailable(`the password of ${user} at ${uri} must be changed first`, 'change it with cypher-shell')
  }
  if (typeof code === 'string' && code.startsWith('Neo.ClientError.Security.')) {
    return unavailable(`${uri} does not let ${user} in: wrong user or password`, 'check NEO4J_USER and NEO4J_PASSWORD')
  }
  if (typeof code === 'string' && /\.Database\.|DatabaseUnavailable/.test(code)) {
    return unavailable(`there is no database ${database} running at ${uri}`, 'check NEO4J_DATABASE')
  }
  if (/Server responded HTTP/.test(text)) {
    return unavailable(`${uri} answers HTTP, not Bolt`, 'give the Bolt port in NEO4J_URI: 7687 unless it was changed')
  }
  if (/does not support any of the protocol versions|Please upgrade to Neo4j/.test(text)) {
    return tooOld(uri, 'it does not speak the Bolt of today')
  }
  if (/TLS|SSL|certificate|self.signed/i.test(text.replace(/encryption settings/g, ''))) {
    const hint = 'NEO4J_URI: …+s:// encrypts, …+ssc:// also accepts a self-signed certificate, neither encrypts nothing'
    return unavailable(`the encryption that ${uri} asks for does not work: ${innermost(text)}`, hint)
  }
  const hint = 'check that it runs and that NEO4J_URI names its host and Bolt port'
  return unavailable(`no Neo4j can be reached at ${uri}: ${innermost(text)}`, hint)
}

/** The address as it may be shown. */
export function hidePassword(uri: string): string {
  return uri.replace(/\/\/[^/]*@/, '//…@')
}

function tooOld(uri: string, what: string): FilorossoError {
  const hint = `use Neo4j ${OLDEST.major}.${OLDEST.minor} or newer`
  return new FilorossoError('UNAVAILABLE', `the database at ${uri} is too old: ${what}`, { hint })
}

/** The driver wraps what happened: in `cause` when it was looking for a cluster, in the text when it was connecting. */
function allMessages(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message} Caused by: ${allMessages(error.cause)}`
}

function innermost(text: string): string {
  return text.split('Caused by: ').at(-1) ?? text
}
