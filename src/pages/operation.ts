/** An operation of the public API with the types of its answer and its variables; made from schema/pages/ by `npm run schema`. */
export interface Operation<Result, Variables> {
  readonly text: string
  readonly __apiType?: (variables: Variables) => Result
}
