import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { EntityOf, EntityValue, GraphValue } from '../../src/model/graph.ts'
import { KINDS } from '../../src/model/kinds.ts'
import { RELATIONS } from '../../src/model/relations.ts'
import * as vocabulary from '../../src/model/vocabulary.ts'
import { defects, generate, schemes } from '../derive/generate.ts'
import { runs } from '../runs.ts'
import { PackageCopy, RIVALTA } from './support/package-copy.ts'

const WORDS = [...Object.values(vocabulary), KINDS, RELATIONS].flatMap(words => Object.keys(words))
const LONGEST = 140

function allocations({ entities }: GraphValue): EntityOf<'ALLOCATION'>[] {
  return [...entities.values()].filter(entity => entity.kind === 'ALLOCATION')
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

/** Longer than a list has room for, though no official title makes it so. */
function tooLong(graph: GraphValue): string[] {
  const titles = [...graph.entities.values()].filter(({ kind }) => kind !== 'ALLOCATION').map(({ name }) => name)
  const long = titles.filter(({ length }) => length > 60)
  return allocations(graph)
    .map(({ name }) => name)
    .filter(name => name.length > LONGEST && !long.some(title => name.includes(title)))
}

describe.each(['data/rapporto-2019', RIVALTA])('the names of the amounts of %s', async folder => {
  const graph = derive(await readPackages([folder]))
  const names = allocations(graph).map(({ name }) => name)

  test('are all different', () => {
    expect(repeated(names)).toEqual([])
  })

  test('hold no word of a vocabulary, as code writes it', () => {
    const words = new Set(WORDS.filter(word => word === word.toUpperCase()))
    // A title in capitals may hold a word that looks like one: what it brings is taken away first.
    const titles = [...graph.entities.values()].filter(({ kind }) => kind !== 'ALLOCATION').map(({ name }) => name)
    const printed = allocations(graph).flatMap(({ aliases }) => aliases)
    const own = names.map(name =>
      [...titles, ...printed].reduce((rest, title) => (title.length > 3 ? rest.replaceAll(title, '') : rest), name),
    )
    expect(own.filter(name => (name.match(/[\p{L}\p{N}_]+/gu) ?? []).some(word => words.has(word)))).toEqual([])
  })

  test('are short, unless an official title makes them long', () => {
    expect(tooLong(graph)).toEqual([])
  })
})

describe('the name of an amount', async () => {
  const graph = derive(await readPackages([RIVALTA]))
  const nameOf = (id: string) => graph.entities.get(`allocation/relazione-rivalta/${id}`)?.name

  it.each([
    ['l53/dd-6', 'DD 6/2022, amount approved for line 4 of Piano Vivibile 2022-2024'],
    ['l50/dd-6', 'DD 6/2022, amount approved for section 2 of Piano Vivibile 2022-2024, coordination'],
    ['l51/dd-6', 'DD 6/2022, amount approved for line 3 of Piano Vivibile 2022-2024, main row'],
    ['l52/dd-6', 'DD 6/2022, amount approved for line 3 of Piano Vivibile 2022-2024, territory'],
    ['l55/dd-6', 'DD 6/2022, amount approved for Piano Vivibile 2022-2024, total'],
    ['l42/dd-6', 'DD 6/2022, amount approved for Piano Vivibile 2022-2024, in the text'],
    ['l23/comune', "DD 12/2019, amount committed for Piano d'Ambito Valverde, to Comune di Rivalta"],
    ['l37/disimpegno', 'DD 88/2021, amount decommitted for Piano Acque Rivalta 2020-2022, charged to FPS'],
    ['l57/dd-40', 'DD 40/2022, amount committed for Fontane riattivate'],
  ])('%s says act, stage, target, part and what distinguishes it', (id, name) => {
    expect(nameOf(id)).toBe(name)
  })
})

test('amounts of any plans are distinguished, summed ones too, and what is stated keeps its name', () => {
  const whole = ({ id, name }: EntityValue) => [id, name]
  fc.assert(
    fc.property(schemes, fc.array(defects, { maxLength: 6 }), (scheme, planted) => {
      const { graph } = generate(scheme, planted)
      const derived = derive(graph)
      const computed = allocations(derived).filter(({ id }) => !graph.entities.has(id))
      expect(repeated(computed.map(({ name }) => name))).toEqual([])
      const stated = allocations(derived).filter(({ id }) => graph.entities.has(id))
      expect(stated.map(whole)).toEqual(allocations(graph).map(whole))
    }),
    { numRuns: runs(40) },
  )
})

describe('a name that says too little', () => {
  it('is followed in brackets by words printed elsewhere, and stays a spelling', async () => {
    const copy = new PackageCopy()
    const [, line = ''] =
      /^(result\/relazione-rivalta\/l84\/famiglie-accolte,name,.*)$/m.exec(copy.read('evidence.csv')) ?? []
    const bracket = line.replace(',name,', ',bracket,').replace(/,[^,]*$/, ',Consorzio idrico di Valverde')
    copy.edit('evidence.csv', line, `${line}\n${bracket}`)
    const { entities } = await readPackages([copy.folder])
    expect(entities.get('result/relazione-rivalta/l84/famiglie-accolte')).toMatchObject({
      name: 'famiglie (Consorzio idrico di Valverde)',
      aliases: ['famiglie'],
    })
  })
})

describe('evidence', async () => {
  const graph = await readPackages(['data/rapporto-2019'])
  const fieldsOf = (id: string) => graph.entities.get(id)?.evidence.map(each => graph.evidence.get(each)?.field) ?? []

  it.each([
    ['allocation/rapporto-2019/l129/dd-440', ['amount', 'aliases']],
    ['result/rapporto-2019/l404/active-policy-paths', ['value', 'name']],
    ['indicator/rapporto-2019/l290', ['target', 'actual', 'planned', 'name', 'aliases']],
    ['cpi-group/rapporto-2019/l391-199', ['size', 'name']],
    ['act/anpal/dd-290-2017', ['name', 'name']],
  ])('of %s begins with what it is about, then its name', (id, fields) => {
    expect(fieldsOf(id).slice(0, fields.length)).toEqual(fields)
  })

  it('of what a heading or a definition measures begins with that heading or definition', () => {
    const derived = derive(graph)
    const inferred = derived.relationships.filter(({ type, basis }) => type === 'MEASURES' && basis === 'INFERRED')
    expect(inferred.length).toBeGreaterThan(0)
    for (const { from, evidence } of inferred) {
      const indicator = derived.entities.get(from)
      expect(indicator?.evidence).toContain(evidence[0])
    }
  })
})
