import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withinTime } from '../../src/api/http/time-limit.ts'
import { type Service, startService } from '../../src/service/service.ts'
import { openStore } from '../../src/service/store.ts'
import { scopeOf, testEnvironment } from './harness.ts'

describe('the work of a request', () => {
  const never = () => new Promise<never>(() => {})

  test('ends when its time is over, with an error that names the limit, and its signal says so', async () => {
    const request = new AbortController()
    const done = withinTime(20, request, never)
    await expect(done).rejects.toMatchObject({ code: 'TIMEOUT', hint: expect.stringContaining('FILOROSSO_REQUEST_MS') })
    expect(request.signal.aborted).toBe(true)
  })

  test('ends when the request does, with its reason', async () => {
    const gone = new AbortController()
    const done = withinTime(60_000, gone, never)
    gone.abort(new Error('left'))
    await expect(done).rejects.toThrow('left')
    await expect(withinTime(60_000, gone, never)).rejects.toThrow('left')
  })

  test('is what it comes to, where it comes to it', async () => {
    const request = new AbortController()
    expect(await withinTime(1_000, request, async () => 7)).toBe(7)
    await expect(withinTime(1_000, request, () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong')
  })
})

describe('a service with little time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filorosso-time-'))
  let service: Service
  beforeAll(async () => {
    service = await startService({
      environment: testEnvironment({
        FILOROSSO_STATE_DIR: folder,
        FILOROSSO_DATA: 'data/rapporto-2019',
        FILOROSSO_REQUEST_MS: '150',
        FILOROSSO_CACHE_MB: '0',
      }),
      steps: { step() {}, detail() {} },
      log() {},
      scope: scopeOf(['data/rapporto-2019']),
    })
  }, 120_000)
  afterAll(async () => {
    await service?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('says so, and its queries end with the request', async () => {
    const aliases = Array.from({ length: 3 }, (_, n) => {
      const name = `name: { contains: "no such name ${n}" }`
      return `a${n}: allocations(filter: { act: { plans: { allocations: { ${name} } } } }) { totalCount }`
    })
    const begun = performance.now()
    const response = await fetch(`${service.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${aliases.join(' ')} }` }),
    })
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect([response.status, errors[0]?.extensions.code]).toEqual([504, 'TIMEOUT'])
    expect(errors[0]?.message).toBe('the request was not answered within 150 ms and was ended')
    const store = await openStore(testEnvironment(), { step() {}, scope: scopeOf(['data/rapporto-2019']) })
    const running = async () => {
      const session = store.database.driver.session({ database: store.database.database })
      const { records } = await session.run(
        'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $part RETURN count(*) AS n',
        { part: 'SETS]->{0,1}' },
      )
      await session.close()
      // The question about them is itself one.
      return records[0]?.get('n')
    }
    await expect.poll(running, { timeout: 5_000 }).toBeLessThanOrEqual(0)
    await store.close()
  })
})
