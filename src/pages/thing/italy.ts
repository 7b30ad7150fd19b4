import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// Read as the picture that it is: its module is of one kind for Node and of another for those that transform it.
const svg = readFileSync(createRequire(import.meta.url).resolve('@svg-maps/italy/italy.svg'), 'utf8')

/** The outline of a region on the map. */
export interface Outline {
  id: string
  path: string
}

export const VIEW_BOX: string = /viewBox="([^"]+)"/.exec(svg)?.[1] ?? ''

/** Regions by their ISTAT code, as the map calls them. */
const REGIONS: Readonly<Record<string, string>> = {
  '01': 'piedmont',
  '02': 'aosta-valley',
  '03': 'lombardy',
  '04': 'trentino-south-tyrol',
  '05': 'veneto',
  '06': 'friuli-venezia-giulia',
  '07': 'liguria',
  '08': 'emilia-romagna',
  '09': 'tuscany',
  '10': 'umbria',
  '11': 'marche',
  '12': 'lazio',
  '13': 'abruzzo',
  '14': 'molise',
  '15': 'campania',
  '16': 'apulia',
  '17': 'basilicata',
  '18': 'calabria',
  '19': 'sicily',
  '20': 'sardinia',
}

/** The autonomous provinces, which the map draws as one region. */
const PROVINCES: Readonly<Record<string, string>> = { '021': 'trentino-south-tyrol', '022': 'trentino-south-tyrol' }

export const OUTLINES: readonly Outline[] = [...svg.matchAll(/<path\b[^>]*>/g)].map(([path]) => ({
  id: attribute(path, 'id'),
  path: attribute(path, 'd'),
}))

function attribute(element: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? ''
}

/** Where a code is on the map, and whether it is the whole of what is drawn there; null for a code that the map lacks. */
export function onMap(istatCode: string): { outline: string; whole: boolean } | null {
  const region = REGIONS[istatCode]
  if (region !== undefined) return { outline: region, whole: true }
  const province = PROVINCES[istatCode]
  return province === undefined ? null : { outline: province, whole: false }
}
