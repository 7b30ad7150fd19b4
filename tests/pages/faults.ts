import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** Run by the browser's own tools, not by the page: its policy stands. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOURS = ['color-contrast', 'link-in-text-block']

interface Violation {
  id: string
  nodes: { target: string[]; failureSummary?: string }[]
}

export type Theme = 'light' | 'dark'

/**
 * What axe finds against WCAG 2.2 A and AA and its own good practice, as lines that say where: in the first of these themes
 * everything, in the others, which have the same elements, colours.
 */
export async function accessibilityFaults(page: Page, [first, ...others]: readonly Theme[]): Promise<string[]> {
  if (first === undefined) return []
  // Of all that axe looks at only what is wrong is told: what passes is every element of a page, several times.
  const found = async (rules: readonly string[]) => {
    const run = `axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`
    const violations = (await page.evaluate(`${run}.then(({ violations }) => violations)`)) as Violation[]
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1] ?? ''}`,
      ),
    )
  }
  await page.emulateMedia({ colorScheme: first, media: 'screen' })
  await page.evaluate(AXE)
  const faults = (await found(STANDARDS)).map(each => `${first}: ${each}`)
  for (const colorScheme of others) {
    await page.emulateMedia({ colorScheme })
    faults.push(...(await found(COLOURS)).map(each => `${colorScheme}: ${each}`))
  }
  return faults
}

/** What is wider than a telephone, with everything opened. */
export async function narrowFaults(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
  const width = (await page.evaluate('document.documentElement.scrollWidth')) as number
  return width > 360 ? [`${width} wide on a telephone`] : []
}

/** What paper has that only a screen can do, or lacks. */
export async function paperFaults(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 720, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  // All at once: a page may have hundreds of figures, each with what opens beside it.
  const { screens, hasHeading } = await page.evaluate(() => {
    const isVisible = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      const isShown = element.checkVisibility({ checkVisibilityCSS: true })
      return isShown && width > 0 && height > 0
    }
    const ofScreens = [...document.querySelectorAll('header nav, form, [popover], .facets, .more')]
    return {
      screens: ofScreens.filter(isVisible).map(element => element.outerHTML.slice(0, 80)),
      hasHeading: [...document.querySelectorAll('h1')].some(isVisible),
    }
  })
  const faults = screens.map(element => `on paper: ${element}`)
  if (!hasHeading) faults.push('on paper: no heading')
  const width = (await page.evaluate('document.documentElement.scrollWidth')) as number
  if (width > 720) faults.push(`${width} wide on paper`)
  await page.emulateMedia({ media: 'screen' })
  return faults
}

/** A figure of a page: what opens beside it. */
export interface FigureFound {
  text: string
  /** The address of its report; null where it has none. */
  report: string | null
  /** Whether its place has a source, or it is said that no source prints it. */
  placed: boolean
  /** A figure that is read on a page of this service, which its place leads to. */
  workedOut: boolean
  stated: boolean
}

export interface FiguresFound {
  figures: FigureFound[]
  /** Amounts and numbers that stand in no figure; how many of something the data holds is none. */
  bare: string[]
}

/** Every figure of the content of a page, and the amounts that are not in one. */
export const figuresOf = (page: Page): Promise<FiguresFound> =>
  page.evaluate(() => {
    const main = document.querySelector('main') as HTMLElement
    const isFigure = (element: Element) =>
      element.closest('.figure, [popover], svg, form') !== null || element.querySelector('.count') !== null
    const numbers = [...main.querySelectorAll('data.amount, td.number')].filter(
      element =>
        /\d/.test(element.textContent ?? '') && !isFigure(element) && element.querySelector('.figure') === null,
    )
    const bare = numbers
      .filter(element => !(element.matches('td.number') && element.querySelector('data.amount')))
      .map(element => `${element.textContent} in ${element.closest('section, article')?.textContent?.slice(0, 40)}`)
    const figures = [...main.querySelectorAll('.figure')].map(figure => {
      const opens = figure.querySelector(':scope > [popovertarget]')?.getAttribute('popovertarget') ?? ''
      const place = document.getElementById(opens)
      return {
        text: (figure.firstElementChild ?? figure).textContent ?? '',
        report: place?.querySelector('a[href^="/report?"]')?.getAttribute('href') ?? null,
        placed: place?.querySelector('.where a[href^="/source/"], :scope > .none') != null,
        workedOut: place?.querySelector(':scope > .none a') != null,
        stated: figure.classList.contains('stated'),
      }
    })
    return { figures, bare }
  })

/** What keeps somebody from reporting a mistake in a figure, or from where it is printed. */
export function figureFaults({ figures, bare }: FiguresFound): string[] {
  const faults = bare.map(text => `not a figure: ${text}`)
  for (const { text, report, placed, workedOut, stated } of figures) {
    const asked = new URL(report ?? '', 'http://x').searchParams
    if (!placed) faults.push(`no place: ${text}`)
    if ((asked.get('about') ?? '') === '' || (asked.get('figure') ?? '') === '') faults.push(`no report: ${text}`)
    else if (stated && !workedOut && asked.getAll('place').length === 0)
      faults.push(`a report without the place: ${text}`)
  }
  return [...new Set(faults)]
}
