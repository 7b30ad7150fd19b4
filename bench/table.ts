import type { Result, Sized } from './full.ts'
import { BELOW_FIXED, BELOW_FIXED_MEAN, COLD, LOAD, MEMORY, type Measure, TARGETS, type Wanted } from './targets.ts'

/** A figure in three digits. */
export const shown = (value: number | undefined): string => {
  if (value === undefined || !Number.isFinite(value)) return '—'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
export const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const isMissed = (value: number | undefined, { least, most }: Pick<Wanted, 'least' | 'most'>) =>
  value !== undefined && ((least !== undefined && value < least) || (most !== undefined && value > most))

/** A figure, bold where it is not what is wanted. */
export const held = (value: number | undefined, wanted: Pick<Wanted, 'least' | 'most'>): string =>
  marked(value, wanted, shown(value))
const marked = (value: number | undefined, wanted: Pick<Wanted, 'least' | 'most'>, text: string) =>
  isMissed(value, wanted) ? `**${text}**` : text

export const sizeOf = ({ shape, times }: Pick<Sized, 'shape' | 'times'>) =>
  shape === 'report' ? `×${times}` : `${shape} ×${times}`
const isOf = ({ of, butOf }: Wanted, key: string) => of?.includes(key) ?? !butOf?.includes(key)
const keysOf = (sizes: readonly Sized[]) => [...new Set(sizes.flatMap(({ results }) => results.map(({ key }) => key)))]

/** What a measure is of one question, size by size. */
function valuesOf({ of }: Measure, key: string, sizes: readonly Sized[]) {
  const resultOf = (size: Sized | undefined): Result | undefined => size?.results.find(result => result.key === key)
  const atOne = resultOf(sizes.find(({ times }) => times === 1))
  return sizes.map(size => {
    const result = resultOf(size)
    return result && of(result, size.times === 1 ? undefined : atOne)
  })
}

/** The sizes of which a measure says something: what grows is said of the larger ones alone. */
const saidOf = (measure: Measure, sizes: readonly Sized[]) => {
  const keys = keysOf(sizes)
  return sizes.filter((_, nth) => keys.some(key => valuesOf(measure, key, sizes)[nth] !== undefined))
}

/** A measure of one question: a figure for each size, or one where they are the same; empty where it has none. */
function cell(measure: Measure, key: string, sizes: readonly Sized[]): string {
  const said = saidOf(measure, sizes)
  const values = valuesOf(measure, key, sizes).filter((_, nth) => said.includes(sizes[nth] as Sized))
  if (values.every(value => value === undefined)) return ''
  const wanted = measure.wanted.find(each => isOf(each, key)) ?? {}
  const figures = values.map(value => marked(value, wanted, measure.isCount ? String(value ?? '—') : shown(value)))
  return (new Set(figures).size === 1 ? figures.slice(0, 1) : figures).join(' / ')
}

/** One row a question and one column a measure, without those that have nothing to say. */
export function grid(sizes: readonly Sized[], measures: readonly Measure[]): string {
  const columns = measures.filter(measure => saidOf(measure, sizes).length > 0)
  const rows = keysOf(sizes)
    .map(key => [key, ...columns.map(measure => cell(measure, key, sizes))])
    .filter(([, ...cells]) => cells.some(each => each !== ''))
  return table(
    ['question', ...columns.map(({ head }) => head)],
    rows.map(cells => cells.map(each => each || '—')),
  )
}

const meanOf = (values: readonly number[]) =>
  Math.exp(values.reduce((sum, each) => sum + Math.log(each), 0) / values.length)

/** Every question's figure of a measure at one size, the lowest first. */
function rankedOf(measure: Measure, nth: number, sizes: readonly Sized[]) {
  return keysOf(sizes)
    .flatMap(key => {
      const value = valuesOf(measure, key, sizes)[nth]
      return value === undefined ? [] : [{ key, value }]
    })
    .sort((one, other) => one.value - other.value)
}

/** Of each measure the geometric mean of all questions, with the lowest and the highest. */
export function summary(sizes: readonly Sized[], measures: readonly Measure[]): string {
  const rows = measures.map(measure => [
    measure.what,
    ...sizes.map((_, nth) => {
      const ranked = rankedOf(measure, nth, sizes)
      const [first, last] = [ranked[0], ranked.at(-1)]
      if (first === undefined || last === undefined) return '—'
      const mean = meanOf(ranked.map(({ value }) => value))
      return `${shown(mean)} (${first.key} ${shown(first.value)}, ${last.key} ${shown(last.value)})`
    }),
  ])
  return table(['', ...sizes.map(sizeOf)], rows)
}

/** Where the peer is faster than a cold answer. */
export function behind(sizes: readonly Sized[]): string {
  const all = sizes.flatMap((size, nth) =>
    rankedOf(COLD, nth, sizes).flatMap(({ key, value }) =>
      value < 1 ? [`${key} at ${sizeOf(size)} (${shown(value)})`] : [],
    ),
  )
  return all.length === 0 ? 'Nowhere is it behind.' : `It is behind, cold: ${all.join(', ')}.`
}

/** What those said who cannot answer a question over so much data. */
export function refusals(sizes: readonly Sized[]): string[] {
  return sizes.flatMap(size =>
    size.results.flatMap(({ key, refused = {} }) => {
      const [said] = Object.values(refused)
      if (said === undefined) return []
      const message = /"message":"(.*?)(?:\. |")/.exec(said)?.[1] ?? said.slice(0, 100)
      return [`The peer does not answer ${key} at ${sizeOf(size)}: ${message}.`]
    }),
  )
}

const limit = ({ least, most }: Wanted) => (least === undefined ? `at most ${most}` : `at least ${least}`)

/** Each target with how many questions meet it, and those that do not, with what their floor would allow. */
export function targets(sizes: readonly Sized[]): string {
  const rows = TARGETS.flatMap(measure => [
    ...measure.wanted.flatMap(wanted => targetOf(measure, wanted, sizes)),
    ...(measure === BELOW_FIXED ? meanTarget(measure, sizes) : []),
  ])
  return table(['wanted', 'met by', `missed by, at ${sizes.map(sizeOf).join(' / ')} (the floor)`], rows)
}

function targetOf(measure: Measure, wanted: Wanted, sizes: readonly Sized[]): string[][] {
  const keys = keysOf(sizes).filter(key => isOf(wanted, key) && cell(measure, key, sizes) !== '')
  const missed = keys.filter(key => valuesOf(measure, key, sizes).some(value => isMissed(value, wanted)))
  if (keys.length === 0) return []
  const { what, floor } = measure
  const shows = (key: string) => {
    const figures = `${key} ${cell(measure, key, sizes)}`
    return floor === undefined ? figures : `${figures} (${cell({ ...measure, of: floor, wanted: [] }, key, sizes)})`
  }
  return [
    [`${what}: ${limit(wanted)}`, `${keys.length - missed.length} of ${keys.length}`, missed.map(shows).join('; ')],
  ]
}

function meanTarget(measure: Measure, sizes: readonly Sized[]): string[][] {
  const wanted = { most: BELOW_FIXED_MEAN }
  const means = sizes.flatMap((_, nth) => {
    const values = rankedOf(measure, nth, sizes).map(({ value }) => value)
    return values.length === 0 ? [] : [meanOf(values)]
  })
  if (means.length === 0) return []
  const met = means.filter(mean => !isMissed(mean, wanted)).length
  const figures = means.map(mean => held(mean, wanted)).join(' / ')
  return [
    [`the same, geometric mean: ${limit(wanted)}`, `${met} of ${means.length}`, met < means.length ? figures : ''],
  ]
}

/** How large the data is, and the most memory that each took. */
export function memory(sizes: readonly Sized[]): string {
  return table(
    ['data', 'entities', 'relationships', 'cold', 'warm', 'repeated', 'peer', 'wanted, at most'],
    sizes.map(({ memory: most, ...size }) => {
      const wanted = size.shape === 'report' ? MEMORY.get(size.times) : undefined
      const service = ['cold', 'warm', 'repeated'].map(name => most[`service, ${name}`])
      return [
        sizeOf(size),
        String(size.entities),
        String(size.relationships),
        ...service.map(mb => held(mb, wanted === undefined ? {} : { most: wanted })),
        shown(most.peer),
        shown(wanted),
      ]
    }),
  )
}

/** What loading took, of the sizes that were loaded. */
export function loads(sizes: readonly Sized[]): string {
  return table(
    ['data', 'relationships', 'seconds', 'relationships a minute', 'loader, s of processor', 'most memory, MB'],
    sizes.flatMap(({ load, ...size }) =>
      load === null
        ? []
        : [
            [
              sizeOf(size),
              String(size.relationships),
              shown(load.seconds),
              held(load.relationshipsPerMinute, size.times >= 100 ? { least: LOAD.relationshipsPerMinute } : {}),
              shown(load.cpuSeconds),
              held(load.peakMb, { most: LOAD.peakMb }),
            ],
          ],
    ),
  )
}
