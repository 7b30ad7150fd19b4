import { type ClassType, Field, ID, InputType, Int } from 'type-graphql'
import { enumNamed, enumOf } from '../entities/base/enums.ts'
import { DateScalar, DecimalScalar } from '../entities/base/scalars.ts'
import { FILTERS, presence } from './kinds.ts'
import { ordersOf } from './orders.ts'
import { type FieldRow, type FilteredKind, labelOf, type ValueType } from './rows.ts'
import { LIMITS, OPERATORS, type Operator } from './values.ts'

const TYPES: Record<Exclude<ValueType, 'word'>, { name: string; type: unknown; description: string }> = {
  text: {
    name: 'TextFilter',
    type: String,
    description:
      'A text; case, kinds of apostrophe, quotation mark, dash and space, and invisible characters make no difference, accents do.',
  },
  texts: {
    name: 'TextsFilter',
    type: String,
    description:
      'A list of texts, any of which must match; case, kinds of apostrophe, quotation mark, dash and space, and invisible characters make no difference, accents do.',
  },
  identifiers: {
    name: 'IdentifierFilter',
    type: String,
    description:
      'An identifier of a scheme: {scheme: "CUP", value: "J31H03000160001"}. Where both are given one and the same identifier has both; case makes no difference.',
  },
  money: {
    name: 'MoneyFilter',
    type: DecimalScalar,
    description: 'A sum of money, in units of the currency: "10000000.00".',
  },
  decimal: { name: 'DecimalFilter', type: DecimalScalar, description: 'A figure of at most 15 digits: "1812.5".' },
  int: { name: 'IntFilter', type: Int, description: 'A whole number.' },
  date: {
    name: 'DateFilter',
    type: DateScalar,
    description: 'A day. What is known only to the month or the year counts from its last day.',
  },
  id: { name: 'IdFilter', type: ID, description: 'An id, exactly.' },
  boolean: { name: 'BooleanFilter', type: Boolean, description: 'Whether something is so.' },
}

const MEANINGS: Record<Operator, string> = {
  eq: 'Equal to this.',
  in: `Equal to any of these, at most ${LIMITS.values}; nothing is equal to any of none.`,
  contains: 'With this in it.',
  startsWith: 'With this at its beginning.',
  gte: 'This or more; of days, this or later.',
  lte: 'This or less; of days, this or earlier.',
  gt: 'More than this; of days, later.',
  lt: 'Less than this; of days, earlier.',
  scheme: 'Of this scheme, e.g. CUP, CIG, CCI, ELI, IPA, IATI, OCDS or GB-COH.',
  value: 'With exactly this value, of whichever scheme unless one is given.',
  isNull: 'true: only where there is none. false: only where there is one.',
}

const made = new Map<string, ClassType>()

/** An input type, made once; its fields may be of types that are being made, its own among them. */
function inputType(name: string, description: string, define: (type: ClassType) => void): ClassType {
  const known = made.get(name)
  if (known !== undefined) return known
  const type = class {} as ClassType
  made.set(name, type)
  InputType(name, { description })(type)
  define(type)
  return type
}

function optional(type: ClassType, name: string, of: () => unknown, description: string): void {
  Field(of as () => ClassType, { nullable: true, description })(type.prototype, name)
}

function operatorsOf({ type: valueType, words }: FieldRow): ClassType {
  const { name, type, description } = valueType === 'word' ? wordsOf(words as string) : TYPES[valueType]
  return inputType(name, description, input => {
    for (const operator of OPERATORS[valueType]) {
      const of = operator === 'isNull' ? Boolean : operator === 'in' ? [type] : type
      optional(input, operator, () => of, MEANINGS[operator])
    }
  })
}

const wordsOf = (words: string) => ({
  name: `${words}Filter`,
  type: enumNamed(words),
  description: `A condition on a value of ${words}.`,
})

/** The filter of a kind, `ActFilter`, from the table of what it can be filtered by; those it leads to are made with it. */
export function filterType(kind: FilteredKind): ClassType {
  const label = labelOf(kind)
  const description = [
    `Which ${label} is meant. All that is asked must hold; what is left out asks nothing. An empty condition inside it is an error.`,
    'A relationship holds where any of those at its other end is as asked.',
    `At most ${LIMITS.relations} relationships and ${LIMITS.logic} of and, or, not inside each other, ${LIMITS.conditions} conditions in all.`,
  ].join(' ')
  return inputType(`${label}Filter`, description, input => {
    const { fields, relations } = FILTERS[kind]
    for (const [name, field] of Object.entries(fields)) {
      const type = operatorsOf(field)
      optional(input, name, () => type, field.description)
    }
    for (const [name, { to, description }] of Object.entries(relations)) {
      const type = filterType(to)
      optional(input, name, () => type, description)
      const any = `true: only where \`${name}\` finds at least one; false: only where it finds none.`
      optional(input, presence(name), () => Boolean, any)
    }
    optional(input, 'and', () => [input], `All of these hold; 1 to ${LIMITS.width}.`)
    optional(input, 'or', () => [input], `Any of these holds; 1 to ${LIMITS.width}.`)
    optional(
      input,
      'not',
      () => input,
      'This does not hold: exactly those that the same filter without not leaves out.',
    )
  })
}

const orders = new Map<FilteredKind, object>()

/** The orders of a list of a kind, `ActOrder`. */
export function orderType(kind: FilteredKind): object {
  const known = orders.get(kind)
  if (known !== undefined) return known
  const words = Object.fromEntries([...ordersOf(kind)].map(([name, { description }]) => [name, description]))
  const type = enumOf(`${labelOf(kind)}Order`, words, `The orders of a list of ${labelOf(kind)}.`)
  orders.set(kind, type)
  return type
}
