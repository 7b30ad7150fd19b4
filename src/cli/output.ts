import { FilorossoError } from '../model/errors.ts'

/** What the program was asked for goes to standard output; how it fares goes to standard error. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Says each step when it begins and, on the next, how long it took, where that was longer than a second. */
export function progress(quiet = false): { step: (text: string) => void; done: () => void } {
  let began = 0
  const done = () => {
    const seconds = (performance.now() - began) / 1000
    if (began > 0 && seconds >= 1 && !quiet) say(`  … ${seconds.toFixed(1)} s`)
    began = 0
  }
  return {
    step(text) {
      done()
      if (!quiet) say(text)
      began = performance.now()
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
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 70
}
