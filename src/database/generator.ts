/** What a body says comes next, with what it is about: a value, an error, or where to go on. */
type Op = readonly [code: number, of?: unknown]

const [NEXT, THROW, RETURN, BREAK, YIELD, YIELD_ALL, CATCH, END_FINALLY] = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** Where a `try` begins, its `catch`, its `finally`, and where it ends. */
type Region = readonly [start: number, caught: number, last: number, end: number]

interface State {
  label: number
  sent(): unknown
  trys: Region[]
  ops: Op[]
}

function itself<T>(this: T): T {
  return this
}

/**
 * What TypeScript calls `__generator` where it compiles to ES5: a generator of a body that is a state machine. It is as TypeScript's own, but
 * for one thing: that one gives each generator a function literal as its iterator, and by it V8 holds whatever the generator sees until it
 * collects all garbage. Here all have the same.
 */
export function generator(self: unknown, body: (state: State) => Op): Iterator<unknown> {
  let isRunning = false
  let isBegun = false
  let inner: Iterator<unknown> | null = null
  let sent: Op = [NEXT]
  let state: State | null = {
    label: 0,
    sent() {
      if (sent[0] & THROW) throw sent[1]
      return sent[1]
    },
    trys: [],
    ops: [],
  }
  const verb = (code: number) => (value?: unknown) => step([code, value])
  const [next, thrown, returned] = [verb(NEXT), verb(THROW), verb(RETURN)]
  return { next, throw: thrown, return: returned, [Symbol.iterator]: itself } as Iterator<unknown>

  function step(given: Op): IteratorResult<unknown> {
    if (isRunning) throw new TypeError('Generator is already executing.')
    let op = given
    if (!isBegun && op[0] !== NEXT) state = null
    isBegun = true
    while (state !== null) {
      try {
        isRunning = true
        if (inner !== null) {
          const answer = asked(inner, op)
          if (answer !== null && answer.done !== true) return answer
          inner = null
          if (answer !== null) op = [op[0] & RETURN, answer.value]
        }
        const goesOn = turned(state, op)
        if (goesOn === null) return { value: op[1], done: false }
        op = goesOn === true ? body.call(self, state) : goesOn
      } catch (error) {
        op = [CATCH, error]
        inner = null
      } finally {
        isRunning = false
        sent = [NEXT]
      }
    }
    if (op[0] & (THROW | YIELD)) throw op[1]
    return { value: op[0] === NEXT ? undefined : op[1], done: true }
  }

  /** Takes what comes next. @returns whether the body goes on; else what comes after that, and null where it waits for it */
  function turned(machine: State, op: Op): true | Op | null {
    const [code, of] = op
    if (code === NEXT || code === THROW) sent = op
    else if (code === YIELD) {
      machine.label += 1
      return null
    } else if (code === YIELD_ALL) {
      machine.label += 1
      inner = of as Iterator<unknown>
      return [NEXT]
    } else if (code === END_FINALLY) {
      machine.trys.pop()
      return machine.ops.pop() as Op
    } else {
      const region = machine.trys.at(-1)
      if (region === undefined && code !== BREAK) {
        state = null
        return op
      }
      const [start, caught, last, end] = region ?? []
      const to = of as number
      if (code === BREAK && (region === undefined || (to > (start as number) && to < (end as number))))
        machine.label = to
      else if (code === CATCH && machine.label < (caught as number)) {
        machine.label = caught as number
        sent = op
      } else if (machine.label < (last as number)) {
        machine.label = last as number
        machine.ops.push(op)
      } else {
        if (last) machine.ops.pop()
        machine.trys.pop()
        return op
      }
    }
    return true
  }
}

/** Hands on to the generator that another delegates to; null where that has no such method. */
function asked(inner: Iterator<unknown>, [code, of]: Op): IteratorResult<unknown> | null {
  if (code & RETURN) return inner.return?.(of) ?? null
  if (code === NEXT) return inner.next(of as never)
  if (inner.throw !== undefined) return inner.throw(of)
  inner.return?.()
  return null
}
