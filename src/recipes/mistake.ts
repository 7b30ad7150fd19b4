/** A mistake in a recipe, at a way of keys. */
export interface Mistake {
  path: readonly (string | number)[]
  message: string
}
