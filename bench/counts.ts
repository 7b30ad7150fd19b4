import neo4j, { type Driver, type ProfiledPlan, type Session } from 'neo4j-driver'

/** A statement as it was sent to the database. */
export interface Statement {
  text: string
  parameters: Record<string, unknown>
}

/** What an answer takes that no clock decides. */
export interface Counts {
  roundTrips: number
  dbHits: number
  rows: number
  bytes: number
}

/** The statements that a driver sends from now on, until `taken` hands them over; those of its transactions, too. */
export function recording(driver: Driver): { taken(): Statement[] } {
  let statements: Statement[] = []
  const opened = driver.session.bind(driver)
  const record = (owner: Pick<Session, 'run'>) => {
    const run = owner.run.bind(owner)
    owner.run = ((text: string, parameters: Record<string, unknown>, config: never) => {
      statements.push({ text, parameters })
      return run(text, parameters, config)
    }) as Session['run']
  }
  driver.session = options => {
    const session = opened(options)
    record(session)
    return session
  }
  return {
    taken() {
      const sent = statements
      statements = []
      return sent
    },
  }
}

/** dbHits and rows of a statement, by running it once more under PROFILE. */
export async function profiled(
  driver: Driver,
  { text, parameters }: Statement,
): Promise<{ dbHits: number; rows: number }> {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ })
  try {
    const { summary, records } = await session.run(`PROFILE ${text}`, parameters)
    if (summary.profile === false) throw new Error('the database gave no profile')
    return { dbHits: hitsOf(summary.profile), rows: records.length }
  } finally {
    await session.close()
  }
}

function hitsOf({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + hitsOf(child), Number(dbHits ?? 0))
}

/** What came of some statements and the bytes of the answer made of them. */
export async function countsOf(driver: Driver, statements: readonly Statement[], bytes: number): Promise<Counts> {
  const counts = { roundTrips: statements.length, dbHits: 0, rows: 0, bytes }
  for (const statement of statements) {
    const { dbHits, rows } = await profiled(driver, statement)
    counts.dbHits += dbHits
    counts.rows += rows
  }
  return counts
}

/** The greatest of each. */
export function worst(all: readonly Counts[]): Counts {
  const most = (of: keyof Counts) => Math.max(...all.map(counts => counts[of]))
  return { roundTrips: most('roundTrips'), dbHits: most('dbHits'), rows: most('rows'), bytes: most('bytes') }
}
