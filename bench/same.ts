/**
 * All ids and amounts that an answer holds, sorted, whatever its fields are called: what two answers to one question must have in common.
 * The service gives amounts in euro inside an object, the others in cents.
 */
export function factsOf(body: string): string[] {
  const facts: string[] = []
  const walk = (value: unknown, name: string) => {
    if (Array.isArray(value)) for (const each of value) walk(each, name)
    else if (typeof value === 'object' && value !== null) {
      const { amount } = value as { amount?: unknown }
      // Money, and not what has some.
      if (name === 'amount' && typeof amount === 'string') facts.push(`${Math.round(Number(amount) * 100)}`)
      else for (const [field, each] of Object.entries(value)) walk(each, field)
    } else if (value !== null && ['id', 'amount', 'totalCount'].includes(name)) facts.push(String(value))
  }
  walk(JSON.parse(body).data, 'data')
  return facts.sort()
}

/** Whether it found anything: more than what it was asked about. */
export const finds = (body: string): boolean => factsOf(body).length > 0
