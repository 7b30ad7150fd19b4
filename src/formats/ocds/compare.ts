import { fieldOf } from '../../dataset/package/fields.ts'
import { notationOf } from '../../dataset/package/notation.ts'
import { isCurrency } from '../../model/currency.ts'
import { decimalFrom } from '../../model/money.ts'
import type { Build } from '../build.ts'
import type { Node } from '../node.ts'
import { said } from './amounts.ts'
import type { Reading } from './reading.ts'

/** What one process says of its money that cannot both be right: an award that is a power of ten away from its tender. */
export function compare({ build, amounts, awarded }: Reading): void {
  for (const key of awarded.keys()) {
    const [ocid = ''] = key.split(' ')
    const award = key.slice(ocid.length + 1)
    const [one, other] = [amounts.latest(ocid, 'tender'), amounts.latest(ocid, `award ${award}`)]
    if (one === null || other === null || one.money.currency !== other.money.currency) continue
    for (let times = 10; times <= 1_000_000; times *= 10) {
      if (other.money.units !== one.money.units * times && one.money.units !== other.money.units * times) continue
      build.begin(other.source)
      build.contradict(
        `${build.slug(ocid, 'ocid')}-award-${build.slug(award.replace(`${ocid}-`, ''), key)}`,
        [one, other].map(({ id, raw }) => ({ entity: id, field: 'amount', value: raw })),
        {
          kind: 'TABLE_VS_TABLE',
          name: `Tender and award of ${ocid}`,
          explanation: `The tender is ${said(one.money)}, the award ${said(other.money)}, exactly ${times} times apart. Nothing is corrected.`,
        },
      )
    }
  }
}

/** Whether the items of an award, so many at so much each, come to what is awarded; reported where all of them say both. */
export function compareItems(build: Build, amount: string, award: Node, usual: string): void {
  const items = award.all('items')
  const code = (award.value('value/currency') || usual).toUpperCase()
  if (items.length === 0 || !isCurrency(code)) return
  const notation = notationOf({ ...build.source.writing, currency: code })
  const units = (node: Node | null) => {
    const parsed = node === null ? null : fieldOf('money').parse(node.text, notation)
    return parsed?.ok ? parsed.value.units : null
  }
  const printed = items.map(item => [item.one('quantity'), item.one('unit/value/amount')] as const)
  const each = printed.map(([quantity, price], index) => {
    const [times, cost] = [Number(quantity?.text || Number.NaN), units(price)]
    const own = items[index]?.value('unit/value/currency').toUpperCase() || code
    return cost === null || own !== code ? Number.NaN : times * cost
  })
  const [sum, total] = [Math.round(each.reduce((all, one) => all + one, 0)), units(award.one('value/amount'))]
  if (Number.isNaN(sum) || total === null || sum === total) return
  const quoted = new Set(
    printed.flat().flatMap(node => (node !== null && build.print(amount, 'claim', node) ? [node.text] : [])),
  )
  build.contradict(
    `${amount.split('/').slice(2, -1).join('-')}-items`,
    [
      { entity: amount, field: 'amount', value: award.value('value/amount') },
      ...[...quoted].map(value => ({ entity: amount, field: 'claim', value })),
    ],
    {
      kind: 'TOTAL_VS_PARTS',
      name: `Award ${award.value('id')} and its items`,
      explanation: `Its items come to ${decimalFrom(sum, code)} ${code}, it is ${decimalFrom(total, code)} ${code}. Nothing is corrected.`,
    },
  )
}
