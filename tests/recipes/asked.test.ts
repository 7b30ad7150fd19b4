import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFiles } from '../../src/recipes/import.ts'
import { parseRecipe } from '../../src/recipes/read-recipe.ts'
import { type Api, openApi } from '../api/harness.ts'
import { folder } from './support.ts'

const SOURCES = '../shared/sources'

describe.skipIf(!existsSync(SOURCES))('questions about what publishers print', () => {
  let api: Api
  const AT = folder()
  const importOf = async (name: string, of: string, pattern: RegExp) => {
    const paths = readdirSync(join(SOURCES, of)).flatMap(file => (pattern.test(file) ? [join(SOURCES, of, file)] : []))
    const out = join(AT, name)
    const recipe = parseRecipe(readFileSync(`recipes/${name}.yaml`, 'utf8'), `${name}.yaml`)
    await importFiles(recipe, paths, out, { step: () => {}, detail: () => {} })
    return out
  }

  beforeAll(async () => {
    const packages = [
      await importOf('pnrr-frame', 'pnrr-2025', /QuadroFin/),
      await importOf('pnrr-spending', 'pnrr-2025', /Spesa/),
      await importOf('pnrr-procedures', 'pnrr-2025', /PRATT/),
      await importOf('pnrr-targets', 'pnrr-2025', /MeT/),
      await importOf('pnrr-targets-2023', 'pnrr-2023', /PNRR_MeT/),
      await importOf('pnrr-attainment', 'pnrr-2023', /Attuazione_2022-T4/),
    ]
    const before = process.cpuUsage()
    api = await openApi('what-publishers-print', ['data/rapporto-2019', ...packages])
    const { user, system } = process.cpuUsage(before)
    console.log('CPU of the load in seconds', (user + system) / 1e6)
  }, 300_000)
  afterAll(() => api?.close())

  test('procedure 1000000230 reaches the targets of its measure: every hop is stated, at most 600000000.00', async () => {
    for (const code of ['m5c1-6', 'm5c1-7', 'm5c1-7bis']) {
      const { trace } = await api.ask(
        `{ trace(from: "act/it/pratt-1000000230", to: "target/it/pnrr/${code}") {
          verdict
          attribution { kind upper { amount currency } }
          routes { hops { relation basis to { id } } }
        } }`,
      )
      expect(trace.verdict).toBe('REACHED')
      expect(trace.attribution).toMatchObject({
        kind: 'NOT_ATTRIBUTABLE',
        upper: { amount: '600000000.00', currency: 'EUR' },
      })
      for (const { hops } of trace.routes) {
        expect(hops.map(({ relation }: { relation: string }) => relation)).toEqual(['SETS', 'FOR', 'MEASURES'])
        expect(hops.every(({ basis }: { basis: string }) => basis === 'STATED')).toBe(true)
      }
    }
  }, 120_000)

  test('the decree of 28 June 2019 is one act of both sources; no money route goes from it', async () => {
    const { entity, trace } = await api.ask(
      `{ entity(id: "act/it/dm-2019-06-28") { name ... on Act { date } evidence { source { id } } }
         trace(from: "act/it/dm-2019-06-28", to: "target/it/pnrr/m5c1-6") { verdict } }`,
    )
    const sources = new Set(entity.evidence.map(({ source }: { source: { id: string } }) => source.id))
    expect([...sources].sort()).toEqual(['source/pnrr-attainment-2022-t4-v02', 'source/rapporto-2019'])
    expect(['NO_ROUTE', 'STOPS_SHORT']).toContain(trace.verdict)
    const { paths } = await api.ask(
      `{ paths(from: "act/it/dm-2019-06-28", to: "line/it/pnrr/m5c1i1-01-00") { length steps { relation } } }`,
    )
    expect(paths.length).toBeGreaterThan(0)
  })

  test('what the plan holds, its total computed, is answered for an edition; one that is not there is refused', async () => {
    const { plan } = await api.ask(
      `{ plan: entity(id: "line/it/pnrr/m5c1i1-01-00") { ... on Line { allocations(edition: "2025", first: 50) { nodes { id edition { id } } } } } }`,
    )
    const { last, named } = await api.ask(
      `{ last: coverage(of: "plan/it/pnrr") { total { amount } totalBasis edition levels { kind share } citation }
         named: coverage(of: "plan/it/pnrr", edition: "2025") { total { amount } edition } }`,
    )
    expect(last).toMatchObject({ total: { amount: '194415951465.97' }, totalBasis: 'COMPUTED', edition: null })
    expect(last.levels).toContainEqual({ kind: 'ACT', share: '94.28' })
    expect(named).toEqual({ total: { amount: '194415951465.97' }, edition: '2025' })
    expect(plan.allocations.nodes.length).toBeGreaterThan(0)
    expect(plan.allocations.nodes).toContainEqual({
      id: 'allocation/pnrr-frame-2025/m5c1i1-01-00/total',
      edition: { id: 'source/pnrr-frame-2025' },
    })
    await expect(api.ask('{ coverage(of: "plan/it/pnrr", edition: "v77") { edition } }')).rejects.toThrow(/v77/)
  })
})
