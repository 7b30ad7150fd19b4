import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The system's browser, or what `CHROMIUM` names: a wrong name there fails at launch instead of skipping tests. */
export const chromiumPath = (): string | undefined =>
  process.env.CHROMIUM ||
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(isExecutable)

export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      ...'--headless --no-sandbox --disable-gpu --disable-quic --no-first-run'.split(' '),
      ...'--disable-background-networking --disable-component-update --disable-sync'.split(' '),
      // Else the browser itself asks content-autofill.googleapis.com about every form field it meets.
      '--disable-features=AutofillServerCommunication',
    ],
  })
