import { readFileSync } from 'node:fs'

/** Whether the log says that the server takes connections. */
export function saysStarted(log: string): boolean {
  return /^\S+ \S+ INFO\s+Started\.\s*$/m.test(log)
}

/** Whether the start failed because another process has the port. */
export function saysPortTaken(log: string): boolean {
  return /PortBindException|Address already in use/.test(log)
}

/** The log as it is now; empty when it cannot be read. */
export function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Why a start failed, in one line: the innermost cause of the exception if there is one, else the last thing said.
 * Neo4j wraps it in several exceptions, each with its stack, then reports that it stopped.
 */
export function failureReason(log: string): string {
  const said = log.split('\n').filter(line => line.trim() !== '' && !/^\s+(at |\.\.\. \d+ more)/.test(line))
  const causes = said.filter(line => /^(Caused by: |Exception in thread |[\w.$]+(Error|Exception): )/.test(line))
  const reason = causes.at(-1) ?? said.filter(line => !/ INFO /.test(line)).at(-1) ?? said.at(-1)
  return reason === undefined ? 'it said nothing' : withoutClassName(reason.trim())
}

function withoutClassName(line: string): string {
  return line.replace(/^(Caused by: |Exception in thread "[^"]*" )/, '').replace(/^[\w.$]+\.(?=[\w$]+(?:: |$))/, '')
}

/** What to change, for the failures that people meet. */
export function failureHint(log: string, logFile: string): string {
  if (/FileLockException|has been locked by another process/.test(log)) {
    return 'another Neo4j has this store open: stop it, or name another folder in stateDir'
  }
  if (/OutOfMemoryError|Could not reserve enough space/.test(log)) return 'give it more memory: heapMb'
  if (/UnsupportedClassVersionError/.test(log)) return 'use a newer Java'
  return `the whole log is in ${logFile}`
}
