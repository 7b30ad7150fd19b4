/** What is there, or will be. Thousands of values that are there take longer to be waited for than to be read. */
export type Coming<T> = T | Promise<T>

/** What is made of it: at once where it is there. */
export function when<T, R>(value: Coming<T>, made: (value: T) => Coming<R>): Coming<R> {
  return value instanceof Promise ? value.then(made) : made(value)
}

/** All of them: at once where each is there. */
export function whenAll<T>(values: readonly Coming<T>[]): Coming<T[]> {
  return values.some(value => value instanceof Promise) ? Promise.all(values) : (values as T[])
}
