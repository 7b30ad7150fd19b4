import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type Service, startService } from '../../src/service/service.ts'
import { scopeOf, testEnvironment } from '../api/harness.ts'
import { chromiumPath, launchChromium } from '../web/chromium.ts'

/** Kept from run to run, for this checkout alone: what is built for the browser is built once. */
const BUILT = join('node_modules', '.cache', 'filorosso')

export const executable = chromiumPath()

/** A service over the real database and a browser whose every request to anybody else is noted and fails. */
export interface Site {
  service: Service
  browser: Browser
  /** Requests to others, and what a browser complains of: breaches of the policy, errors of scripts, failed requests. */
  complaints: string[]
  /** A page of its own, in a fresh profile. */
  page(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

export async function openSite(packages = ['data/rapporto-2019']): Promise<Site> {
  const complaints: string[] = []
  const environment = testEnvironment({ FILOROSSO_STATE_DIR: BUILT, FILOROSSO_DATA: packages.join() })
  const log = (fault: unknown) => complaints.push(String(fault))
  const service = await startService({ environment, steps: { step() {}, detail() {} }, log, scope: scopeOf(packages) })
  const outside = await strangers(complaints)
  const browser = await launchChromium(executable ?? '')
  const contexts: BrowserContext[] = []
  return {
    service,
    browser,
    complaints,
    async page(options = {}) {
      const { port } = outside.address() as AddressInfo
      const proxy = { server: `http://127.0.0.1:${port}`, bypass: '127.0.0.1,localhost' }
      const context = await browser.newContext({ locale: 'en-GB', baseURL: service.address, proxy, ...options })
      contexts.push(context)
      const page = await context.newPage()
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', error => complaints.push(String(error)))
      return page
    },
    async close() {
      await browser.close()
      outside.close()
      await service.stop()
    },
  }
}

/** Whatever is not for the loopback goes through here; nothing answers. */
async function strangers(complaints: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    complaints.push(`request to ${request.url}`)
    response.writeHead(502).end()
  }).on('connect', (request, socket) => {
    complaints.push(`request to ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return server
}
