import { fieldOf } from '../../dataset/package/fields.ts'
import { notationOf } from '../../dataset/package/notation.ts'
import { slug } from '../../recipes/template.ts'
import { type Build, shown } from '../build.ts'
import type { Node } from '../node.ts'

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A value that is printed of an indicator. */
interface Value {
  type: 'BASELINE' | 'TARGET' | 'ACTUAL'
  node: Node
  /** The last day of its period; a baseline may have a year alone. */
  day: Node | null
  year: Node | null
  /** What it is a part of: `sex female`. */
  label: string
}

/** Of an indicator that is stated in words, measure 5, what stands beside its value where it has none is what there is. */
function valuesOf(build: Build, indicator: Node): Value[] {
  const measure = indicator.value('@measure')
  if (!/^[1-5]?$/.test(measure))
    build.note(`an indicator of measure ${shown(measure)}, which is not one of 1 to 5`, indicator.item.at)
  const inWords = measure === '5'
  const labelOf = (of: Node) =>
    [
      ...of.all('dimension').map(each => plain(`${each.value('@name')} ${each.value('@value')}`)),
      ...of.all('location').map(each => plain(`at ${each.value('@ref')}`)),
    ].join(', ')
  const value = (type: Value['type'], of: Node, day: Node | null, year: Node | null = null): Value[] => {
    const node = of.one('@value') ?? (inWords ? (of.one('comment/narrative') ?? of.one('comment')) : null)
    if (node === null) build.note(`a ${of.item.name} without a value; left out`, of.item.at)
    return node === null ? [] : [{ type, node, day, year, label: labelOf(of) }]
  }
  return [
    ...indicator.all('baseline').flatMap(each => {
      const day = each.one('@iso-date')
      return value('BASELINE', each, day, day === null ? each.one('@year') : null)
    }),
    ...indicator.all('period').flatMap(period => {
      const day = period.one('period-end/@iso-date')
      return [
        ...period.all('target').flatMap(each => value('TARGET', each, day)),
        ...period.all('actual').flatMap(each => value('ACTUAL', each, day)),
      ]
    }),
  ]
}

const keyOf = ({ type, day, year, label }: Value) =>
  [type.toLowerCase(), day?.text ?? year?.text ?? '', label]
    .map(slug)
    .filter(part => part !== '')
    .join('-')

/** What an indicator is known by: one that is printed again has the same title, measure, baselines and targets. */
function sameAs(build: Build, title: string, indicator: Node, values: readonly Value[]): string {
  const aims = values
    .filter(({ type }) => type !== 'ACTUAL')
    .map(each => `${keyOf(each)} ${readOf(build, each.node.text)}`)
  return JSON.stringify([plain(title).toLowerCase(), indicator.value('@measure'), ...aims.sort()])
}

/** The indicators of an activity's results, with every baseline, target and actual, figures or text. */
export function indicatorsOf(build: Build, activity: Node, project: string): void {
  const owner = project.slice(project.lastIndexOf('/') + 1)
  const known = new Map<string, { id: string; printed: Map<string, string> }>()
  for (const result of activity.all('result'))
    for (const indicator of result.all('indicator')) {
      const titles = [...indicator.all('title/narrative'), ...result.all('title/narrative')].filter(
        ({ text }) => text !== '',
      )
      const [title] = titles
      if (title === undefined) {
        build.note('an indicator without a title, of a result without one; left out', indicator.item.at)
        continue
      }
      const values = valuesOf(build, indicator)
      if (values.length === 0) build.note('an indicator without any value', indicator.item.at)
      const key = sameAs(build, title.text, indicator, values)
      const one = known.get(key) ?? { id: `indicator/${owner}/${known.size + 1}`, printed: new Map() }
      known.set(key, one)
      const ascending = indicator.value('@ascending')
      const direction =
        ascending === '' || indicator.value('@measure') === '5'
          ? ''
          : /^(?:0|false)$/.test(ascending)
            ? 'DECREASE'
            : 'INCREASE'
      build.entity('INDICATOR', one.id, direction === '' ? {} : { direction })
      for (const each of indicator.all('title/narrative')) build.print(one.id, 'name', each)
      if (indicator.value('title/narrative') === '') build.print(one.id, 'name', title)
      else build.print(one.id, 'area', result.one('title/narrative'))
      build.link(one.id, 'MEASURES', project, title)
      for (const value of values) observe(build, one, value, indicator.value('@measure') === '2' ? '%' : '')
    }
}

/** A value that is printed again is one; one that differs is kept beside the first, and contradicts it. */
function observe(
  build: Build,
  { id, printed }: { id: string; printed: Map<string, string> },
  value: Value,
  unit: string,
): void {
  const { type, node, day, year } = value
  let [key, label] = [keyOf(value), value.label]
  const first = printed.get(key)
  if (first !== undefined && !equal(build, first, node.text)) {
    let times = 2
    while (printed.has(`${key}-${times}`) && !equal(build, printed.get(`${key}-${times}`) ?? '', node.text)) times += 1
    key = `${key}-${times}`
    // So that the first printing is the value of the indicator.
    label ||= 'printed again'
  }
  if (!build.print(id, `observation.${key}`, node)) return
  if (!printed.has(key)) {
    build.details.observations.push({ of: id, key, type, unit, label })
    if (first !== undefined) contradict(build, id, [keyOf(value), first], [key, node.text])
  }
  printed.set(key, printed.get(key) ?? node.text)
  build.print(id, `observation.${key}.day`, day)
  build.print(id, `observation.${key}.period`, year)
  if (day !== null && type === 'ACTUAL') build.see(day.text > build.latest && build.latest !== '' ? '' : day.text)
}

/** A figure as a figure, whatever way it is written; a text without its line breaks. */
function readOf({ source: { writing } }: Build, raw: string): string {
  const parsed = fieldOf('value').parse(raw, notationOf({ ...writing, currency: '' }))
  return (parsed.ok ? parsed.value.number : null) ?? plain(raw)
}

const equal = (build: Build, one: string, other: string) => readOf(build, one) === readOf(build, other)

function contradict(build: Build, id: string, one: readonly [string, string], other: readonly [string, string]): void {
  build.contradict(
    `${id.slice('indicator/'.length).replaceAll('/', '-')}-${other[0]}`,
    [one, other].map(([key, value]) => ({ entity: id, field: `observation.${key}`, value })),
    {
      kind: 'TEXT_VS_TEXT',
      name: `One indicator printed with two values, ${shown(one[1])} and ${shown(other[1])}`,
      explanation: 'It is printed twice, with one title, baseline, target and period; the value differs.',
    },
  )
}
