import { FilorossoError } from '../model/errors.ts'
import { escapedJson, shownOnTerminal } from '../model/untrusted.ts'
import { inSources } from './stack.ts'

/** What the program was asked for goes to standard output; how it fares goes to standard error. */
export function print(text: string): void {
  process.stdout.write(`${shownOnTerminal(text)}\n`)
}

export function printJson(value: unknown): void {
  process.stdout.write(`${escapedJson(JSON.stringify(value, null, 2))}\n`)
}

export function say(text: string): void {
  process.stderr.write(`${shownOnTerminal(text)}\n`)
}

export interface Progress {
  /** A step of the work: said when it begins, with its duration when it took longer than a second. */
  step(text: string): void
  /** A part of a step: said only when nothing was said for a second. */
  detail(text: string): void
  done(): void
}

const SECOND_MS = 1_000

export function progress(quiet = false): Progress {
  const print = quiet ? () => {} : say
  let began: number | null = null
  let lastSaid = 0
  const done = () => {
    if (began !== null && performance.now() - began >= SECOND_MS) {
      print(`  … ${((performance.now() - began) / SECOND_MS).toFixed(1)} s`)
    }
    began = null
  }
  return {
    step(text) {
      done()
      print(text)
      began = lastSaid = performance.now()
    },
    detail(text) {
      if (performance.now() - lastSaid < SECOND_MS) return
      print(`  ${text}`)
      lastSaid = performance.now()
    },
    done,
  }
}

/** One clear error and a non-zero exit, without a stack trace; what is unforeseen keeps its own, because it is a fault to report. */
export function report(error: unknown): number {
  if (error instanceof FilorossoError && error.code !== 'INTERNAL') {
    say(`filorosso: ${error.message}`)
    if (error.hint !== undefined) say(`  ${error.hint}`)
    return error.code === 'BAD_USER_INPUT' ? 2 : 1
  }
  say('filorosso: an unforeseen error, which is a fault of the program:')
  say(error instanceof Error ? inSources(error.stack ?? error.message) : String(error))
  return 70
}
