import fc from 'fast-check'
import { FILTERS, presence } from '../../../src/filters/kinds.ts'
import { ordersOf } from '../../../src/filters/orders.ts'
import type { FieldRow, FilteredKind } from '../../../src/filters/rows.ts'
import { OPERATORS, type Operator } from '../../../src/filters/values.ts'
import { decimalFrom } from '../../../src/model/money.ts'
import type { Index, Input } from './oracle.ts'
import { SIGHT } from './oracle.ts'
import { HOSTILE } from './world.ts'

type Build = (kind: FilteredKind, relations: number, logic: number) => fc.Arbitrary<Input>

/** Filters of a kind that a graph has something to say to: most values are among those that it holds. */
export function filters(graph: Index, kind: FilteredKind): fc.Arbitrary<Input> {
  const known = new Map<string, fc.Arbitrary<Input>>()
  const build: Build = (kind, relations, logic) => {
    const key = `${kind} ${relations} ${logic}`
    const made = known.get(key) ?? one(kind, relations, logic)
    known.set(key, made)
    return made
  }
  const one: Build = (kind, relations, logic) => {
    const row = FILTERS[kind]
    const inside = (left: number) => fc.constant(null).chain(() => build(kind, relations, left))
    const tests = Object.entries(row.fields).map(([name, field]) =>
      test(graph, kind, name, field).map(asked => ({ [name]: asked })),
    )
    const ties = Object.entries(row.relations).flatMap(([name, { to }]) => [
      fc.boolean().map(any => ({ [presence(name)]: any })),
      ...(relations === 0
        ? []
        : [
            fc
              .constant(null)
              .chain(() => build(to, relations - 1, logic))
              .map(asked => ({ [name]: asked })),
          ]),
    ])
    const connected =
      logic === 0
        ? []
        : [
            ...(['and', 'or'] as const).map(name =>
              fc.array(inside(logic - 1), { minLength: 1, maxLength: 3 }).map(of => ({ [name]: of })),
            ),
            inside(logic - 1).map(of => ({ not: of })),
          ]
    const choice = (options: fc.Arbitrary<Input>[]) => (options.length === 0 ? [] : [fc.oneof(...options)])
    const part = fc.oneof(...choice(tests), ...choice(ties), ...choice(connected))
    return fc.array(part, { minLength: 1, maxLength: 2 }).map(parts => Object.assign({}, ...parts))
  }
  return build(kind, 2, 2)
}

/** Filters that name, by its id, what is two relations away, and ask something of all that is on the way. */
export function chains(graph: Index, kind: FilteredKind): fc.Arbitrary<Input> {
  const some = (of: FilteredKind) => {
    const tests = Object.entries(FILTERS[of].fields).map(([name, field]) =>
      test(graph, of, name, field).map(asked => ({ [name]: asked })),
    )
    return fc.option(
      fc.oneof(...tests).chain(asked => fc.constantFrom(asked, { not: asked })),
      { nil: {} },
    )
  }
  const far = (of: FilteredKind) =>
    fc.record({
      id: fc.record({
        in: fc.shuffledSubarray(
          graph
            .of(of)
            .slice(0, 90)
            .map(({ id }) => id),
        ),
      }),
    })
  const through = (of: FilteredKind, next: (to: FilteredKind) => fc.Arbitrary<Input>) =>
    fc
      .constantFrom(...Object.entries(FILTERS[of].relations))
      .chain(([name, { to }]) => fc.tuple(some(of), next(to)).map(([here, there]) => ({ ...here, [name]: there })))
  return through(kind, near => through(near, far))
}

export function orders(kind: FilteredKind): fc.Arbitrary<string | null> {
  return fc.constantFrom(null, ...ordersOf(kind).keys())
}

function test(graph: Index, kind: FilteredKind, name: string, field: FieldRow): fc.Arbitrary<Input> {
  const value = values(graph, kind, name, field)
  if (field.type === 'identifiers') return identifier(value)
  const operators = OPERATORS[field.type].map(operator => asked(operator, value).map(each => ({ [operator]: each })))
  return fc.array(fc.oneof(...operators), { minLength: 1, maxLength: 2 }).map(parts => Object.assign({}, ...parts))
}

/** A scheme and a value, mostly of one identifier, or either of them. */
function identifier(held: fc.Arbitrary<unknown>): fc.Arbitrary<Input> {
  const both = held.chain(one => fc.record({ scheme: asked('scheme', fc.constant(one)), value: asked('value', held) }))
  const same = held.chain(one => {
    const only = fc.constant(one)
    return fc.record({ scheme: asked('scheme', only), value: asked('value', only) }, { requiredKeys: [] })
  })
  return fc.oneof(
    both,
    same.filter(given => Object.keys(given).length > 0),
  )
}

/** What an operator may be asked with, made of a field's values. */
export function asked(operator: Operator, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (operator === 'isNull') return fc.boolean()
  if (operator === 'scheme') return value.map(identifier => String(identifier).split(':')[0])
  if (operator === 'value') return value.map(identifier => String(identifier).replace(/^[^:]*:/, ''))
  if (operator === 'in') return fc.array(value, { maxLength: 3 })
  if (operator !== 'contains' && operator !== 'startsWith') return value
  return fc.tuple(value, fc.nat(6), fc.nat(6)).map(([text, from, length]) => {
    const letters = [...(text as string)]
    return letters.slice(operator === 'startsWith' ? 0 : from, from + length).join('')
  })
}

/** Values that a field has in the graph, as a filter would give them, some of them a little changed. */
export function values(graph: Index, kind: FilteredKind, name: string, { type }: FieldRow): fc.Arbitrary<unknown> {
  const property = SIGHT[kind].fields[name]?.[1] ?? name
  const held = graph.of(kind).flatMap(thing => thing[property] ?? [])
  const some = <T>(...spare: T[]) => fc.constantFrom(...(held as T[]), ...spare)
  switch (type) {
    case 'text':
    case 'texts':
      return (
        fc
          .tuple(some('nothing', ...HOSTILE), fc.constantFrom('as it is', 'upper', 'lower'))
          .map(([text, change]) =>
            change === 'upper' ? text.toUpperCase() : change === 'lower' ? text.toLowerCase() : text,
          )
          // Capitals that are two letters long do not come back as they were: they are as good as another text.
          .map(text => text.normalize('NFC'))
      )
    case 'identifiers':
      return some('CUP:none', 'no-such:J31').map(text => text.toLowerCase())
    case 'money':
      return fc
        .tuple(some(0), fc.constantFrom(-1, 0, 0, 1))
        .map(([cents, more]) => decimalFrom(within(cents + more), 'EUR'))
    case 'decimal':
      return fc.tuple(some('0'), fc.constantFrom('', '', '0')).map(([digits, end]) => {
        return end === '' ? digits : `${digits}${digits.includes('.') ? '' : '.'}${end}`
      })
    case 'int':
      return fc.tuple(some(0), fc.constantFrom(-1, 0, 0, 1)).map(([number, more]) => number + more)
    case 'date':
      return some('2020-01-01', '1999-12-31')
    case 'boolean':
      return fc.boolean()
    case 'id':
      return some('act/no/such')
    case 'word':
      return some('NO_SUCH_WORD')
  }
}

const within = (cents: number) => Math.min(cents, Number.MAX_SAFE_INTEGER)
