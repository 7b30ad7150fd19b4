import { z } from 'zod'
import { transform } from 'zod/mini'

/**
 * What is made of a value, as `transform` of zod: but that one gives each value a function literal, and so all that is read outlives its
 * request (decision 0026).
 */
export const readAs = <T extends z.ZodType, R>(type: T, make: (value: z.output<T>) => R): z.ZodType<R, z.input<T>> =>
  z.pipe(type, transform(make)) as never
