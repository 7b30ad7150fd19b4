import { afterAll } from 'vitest'
import type { Database } from '../../../src/graph/database.ts'
import { turns } from '../../../src/model/turns.ts'

interface Step {
  dbHits?: number
  children: Step[]
}

interface Asked {
  text: string
  parameters: Record<string, unknown>
}

/** A database that notes what it is asked; `hits` asks it all again and adds up what that touches. */
export function counted({ driver, database }: Database) {
  const asked: Asked[] = []
  const session = (...given: Parameters<typeof driver.session>) => {
    const inner = driver.session(...given)
    const run: typeof inner.run = (text, parameters, settings) => {
      // On a slow machine a reader asks whether the database answers at all: that is no part of a question.
      if (text !== 'RETURN 1 AS one')
        asked.push({ text: String(text), parameters: parameters as Record<string, unknown> })
      return inner.run(text, parameters, settings)
    }
    return new Proxy(inner, { get: (of, name) => (name === 'run' ? run : bound(of, name)) })
  }
  const noting = new Proxy(driver, { get: (of, name) => (name === 'session' ? session : bound(of, name)) })
  const hits = async (): Promise<number> => {
    let sum = 0
    for (const { text, parameters } of asked) {
      const { summary } = await driver.executeQuery(`PROFILE ${text}`, parameters, { database })
      if (summary.profile === false) throw new Error('the database gave no profile')
      sum += touched(summary.profile)
    }
    return sum
  }
  return { database: { driver: noting, database } satisfies Database, asked, hits }
}

function bound(of: object, name: string | symbol): unknown {
  const value = Reflect.get(of, name)
  return typeof value === 'function' ? value.bind(of) : value
}

function touched({ dbHits = 0, children }: Step): number {
  return children.reduce((sum, child) => sum + touched(child), dbHits)
}

/** Until the test file is done nothing that is read is cut into turns: what comes together must not depend on how busy the machine is. */
export function withoutTurns(): void {
  const { due } = turns
  turns.due = () => false
  afterAll(() => {
    turns.due = due
  })
}
