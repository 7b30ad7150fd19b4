import { minus } from '../../model/percentage.ts'
import { useFormat } from '../format.ts'

interface ArithmeticProps {
  /** Exact decimals. */
  one: string
  other: string
  /** What is said to lie between them: nothing where a bound holds or rounding explains it. */
  difference: string | null
  /** How far rounding alone lets them lie apart. */
  tolerance?: string | null
  /** Of both; null where they are not money. */
  currency: string | null
}

/** Two figures and what lies between them, written out: `834 − 891 = −57`, or `834 ≥ 721` where only the bound counts. */
export function Arithmetic({ one, other, difference, tolerance = null, currency }: ArithmeticProps) {
  const format = useFormat()
  const number = (decimal: string) => <data value={decimal}>{format.sum(decimal, currency)}</data>
  const between = minus(one, other)
  const isApart = /[1-9]/.test(between)
  const isSaid = difference === null || /[1-9]/.test(difference)
  if (isApart && !isSaid) {
    const isRounded = tolerance !== null && Number(minus(between.replace('-', ''), tolerance)) <= 0
    return (
      <span className="arithmetic">
        {number(one)} {isRounded || between.startsWith('-') ? '≈' : '≥'} {number(other)}
      </span>
    )
  }
  return (
    <span className="arithmetic">
      {number(one)} − {number(other)} = <b>{number(between)}</b>
    </span>
  )
}
