import type { ActKind, Grain, Part } from '../../model/vocabulary.ts'

/** How a part of a target is called; a measure has a name of its own. */
export const PART_NAMES: Record<Part, string> = {
  WHOLE: '',
  MAIN: 'main row',
  COORDINATION: 'coordination',
  TERRITORY: 'territory',
  MEASURE: 'measure',
  OF_WHICH: 'of which',
  LINES: 'its lines',
}

export const GRAIN_NAMES: Record<Grain, string> = {
  ROW: 'row',
  SUBTOTAL: 'subtotal',
  TOTAL: 'total',
  TEXT: 'in the text',
}

/** How Italian texts shorten the kinds of act that are known by a number. */
export const ACT_ABBREVIATIONS: Partial<Record<ActKind, string>> = {
  LAW: 'L',
  DECREE_LAW: 'DL',
  LEGISLATIVE_DECREE: 'D.Lgs.',
  MINISTERIAL_DECREE: 'DM',
  DIRECTORIAL_DECREE: 'DD',
}
