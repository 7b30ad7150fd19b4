import { derive } from '/work/main/src/dataset/derive/derive.ts'
import { readPackages } from '/work/main/src/dataset/package/read-packages.ts'
import { decimalOf } from '/work/main/src/model/money.ts'
import { trace } from '/work/main/src/questions/trace/trace.ts'
import { memoryReader } from '/work/main/tests/trace/memory-reader.ts'

const raw: any = await readPackages(['/work/main/data/rapporto-2019'])
const graph = derive(raw.graph ?? raw)
const reader = memoryReader(graph)
const [from, to, dir = 'BOTH', asOf, full] = process.argv.slice(2)
const t0 = performance.now()
const a = await trace(reader, {
  from: from!,
  to: !to || to === '-' ? null : to,
  direction: dir as any,
  asOf: !asOf || asOf === '-' ? null : asOf,
  maxRoutes: 500,
})
const ms = performance.now() - t0
const d = (m: any) => (m ? decimalOf(m.cents) : 'null')
console.log(a.verdict, a.direction, 'routes', a.routes.length, 'truncated', a.truncated, ms.toFixed(0) + 'ms')
for (const r of a.routes.slice(0, full ? 100 : 12)) {
  console.log(
    ' ',
    r.weakest,
    d(r.amountIn),
    '->',
    d(r.amountOut),
    '|',
    r.attribution?.kind,
    d(r.attribution?.amount),
    d(r.attribution?.lower),
    d(r.attribution?.upper),
  )
  if (full)
    for (const h of r.hops)
      console.log(
        '    ',
        h.position,
        h.from,
        h.relation,
        h.direction,
        h.to,
        d(h.amountIn),
        d(h.amountOut),
        h.stage,
        h.basis,
        '|',
        h.conservation.status,
        d(h.conservation.inflow),
        d(h.conservation.outflow),
        d(h.conservation.residual),
        h.conservation.breakdown,
        h.conservation.reason ?? '',
      )
  else console.log('     ', [...r.hops.map(h => h.from), r.hops.at(-1)!.to].join(' > '))
}
console.log('stops')
for (const s of a.stops) console.log('  ', s.reason, s.at, d(s.upperBound), '|', s.explanation)
console.log('attribution', JSON.stringify(a.attribution))
console.log('contradictions', a.contradictions)
console.log('flow')
for (const l of a.flow.links) console.log('  ', l.source, '->', l.target, d(l.amount), l.basis)
console.log(a.citation)
