import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { multiply, SHAPES } from '../../bench/data/multiply.ts'
import { describePackage } from '../../src/dataset/package/descriptor.ts'
import { hashOf } from '../../src/dataset/package/files.ts'
import {
  hashPackages,
  openPackages,
  type PackageContent,
  readPackages,
} from '../../src/dataset/package/read-packages.ts'
import { sha256 } from '../../src/dataset/package/text/lines.ts'
import type { EntityValue, GraphValue } from '../../src/model/graph.ts'
import { PROPERTIES } from '../../src/model/properties.ts'
import { mayTie } from '../../src/model/relations.ts'
import { atOnce } from '../../src/model/turns.ts'
import { PackageCopy, problemsOf, RIVALTA } from './support/package-copy.ts'

let graph: GraphValue
beforeAll(async () => {
  graph = await readPackages([RIVALTA])
})

function entity(id: string, of = graph): EntityValue {
  const found = of.entities.get(id)
  if (found === undefined) throw new Error(`${id} is not in the graph`)
  return found
}

function tie(from: string, type: string, to: string) {
  return graph.relationships.find(each => each.from === from && each.type === type && each.to === to)
}

/** A second package beside the invented one: it shares an organisation, which it spells its own way. */
function writeNeighbour(parent: string, organisation = 'STATED,,Also in the neighbour.'): string {
  const folder = join(parent, 'vicino')
  mkdirSync(folder)
  const files = {
    ids: 'id,kind\nsource/vicino,SOURCE\norganisation/comune-di-rivalta,ORGANISATION\n',
    sources: `id,publisher,year,sha256,lineCount,basis,rule,description\nsource/vicino,,2020,${'0'.repeat(64)},3,STATED,,\n`,
    organisations: `id,basis,rule,description\norganisation/comune-di-rivalta,${organisation}\n`,
    evidence:
      'subject,field,piece,source,line,table,row,column,heading,raw\n' +
      'source/vicino,name,1,source/vicino,1,,,,Vicino,Un documento\n' +
      'source/vicino,name,2,source/vicino,2,,,,Vicino,in due righe\n' +
      'organisation/comune-di-rivalta,name,,source/vicino,3,,,,Vicino,Municipio di Rivalta\n',
  }
  const about = {
    name: 'a-vicino',
    title: 'Vicino',
    version: '2.1.0',
    licenses: [{ name: 'CC0-1.0' }],
    sources: [{ title: 'Vicino' }],
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), text)
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(describePackage(about, Object.keys(files))))
  return folder
}

describe('the graph of a package', () => {
  it('holds amounts in cents, parsed from what is printed', () => {
    expect(entity('allocation/relazione-rivalta/l33/dd-31')).toMatchObject({
      kind: 'ALLOCATION',
      name: 'DD 31/2020, amount admitted for line 1 of Piano Acque Rivalta 2020-2022',
      basis: 'STATED',
      properties: {
        amount: 125_000_050,
        precision: 'CENT',
        printed: '1.250.000,50',
        stage: 'ADMITTED',
        table: 'table/relazione-rivalta/dd-88',
        column: 'dd-31',
        absence: null,
      },
    })
    expect(entity('allocation/relazione-rivalta/l21/dl-7').properties).toMatchObject({
      amount: 200_000_000,
      precision: 'MILLION',
    })
  })

  it('keeps a blank cell apart from a printed zero', () => {
    expect(entity('allocation/relazione-rivalta/l35/dd-31').properties).toMatchObject({
      amount: null,
      printed: null,
      absence: 'BLANK',
    })
    expect(entity('allocation/relazione-rivalta/l35/dd-88').properties).toMatchObject({
      amount: 0,
      printed: '0,00',
      absence: null,
    })
  })

  it('dates an act known to the month from its last day', () => {
    expect(entity('act/ministero-delle-acque/dd-88-2021').properties).toMatchObject({
      date: '2021-12-31',
      datePrecision: 'MONTH',
    })
    expect(entity('act/comune-di-rivalta/nota-di-rimodulazione').properties).toMatchObject({ date: null, number: null })
  })

  it('reads an indicator with what it observes, and the evidence of each', () => {
    const { properties } = entity('indicator/relazione-rivalta/l65')
    expect(properties).toMatchObject({
      targetValue: '48.5',
      actualValue: '31.25',
      actualPrinted: '31,25',
      actualPeriod: '2022',
      plannedPeriod: '2022-2024',
      plannedCumulative: true,
      actualCumulative: false,
      plan: 'plan/comune-di-rivalta/vivibile-2022-2024',
    })
    expect(entity('indicator/relazione-rivalta/l66').properties).toMatchObject({
      footnotes: ['Counts the fountains that run with a reduced flow.'],
    })
  })

  it('reads head counts, counts of sections, codes, line numbers and mixed axes', () => {
    expect(entity('navigator-cohort/comune-di-rivalta/facilitatori').properties).toMatchObject({
      headcounts: [
        { key: 'planned', value: 40, at: null },
        { key: 'contracted', value: 36, at: '2022-12-31' },
      ],
    })
    expect(entity('plan/comune-di-rivalta/vivibile-2022-2024').properties).toMatchObject({ sectionCount: 2 })
    expect(entity('spending-programme/comune-di-rivalta/f12').properties).toMatchObject({
      projectCode: 'F12',
      start: '2021-03-12',
    })
    expect(entity('line/comune-di-rivalta/f12/1').properties).toMatchObject({
      code: null,
      designation: 'LINEA 01',
      identifiers: [],
      level: null,
      number: '1',
      sortKey: '011',
    })
    expect(entity('axis/rivalta/a-b').properties).toEqual({
      mixed: true,
      members: ['axis/rivalta/a', 'axis/rivalta/b'],
      identifiers: [],
    })
  })

  it('names a thing as it is first printed and keeps its other spellings', () => {
    expect(entity('plan/consorzio-valverde/piano-d-ambito')).toMatchObject({
      name: "Piano d'Ambito Valverde",
      aliases: ["Piano d'Ambito"],
    })
    const text = entity('allocation/relazione-rivalta/l42/dd-6').name
    expect(entity('allocation/relazione-rivalta/l55/dd-6').name).not.toBe(text)
  })

  it('gives a relationship of a column the evidence of its cell, or else that of the row', () => {
    const cell = tie('allocation/relazione-rivalta/l49/dd-6', 'FOR', 'section/comune-di-rivalta/vivibile-2022-2024/1')
    expect(cell?.evidence.map(id => graph.evidence.get(id)?.raw)).toEqual(['SEZIONE 1'])
    const row = tie('act/ministero-delle-acque/dd-6-2022', 'SETS', 'allocation/relazione-rivalta/l49/dd-6')
    expect(row?.evidence.map(id => graph.evidence.get(id)?.raw)).toEqual(['1.500.000'])
  })

  it('ties an amount to a priority for each code that its row prints', () => {
    const codes = graph.relationships.filter(
      ({ from, type }) => from === 'allocation/relazione-rivalta/l46/dd-6' && type === 'UNDER_PRIORITY',
    )
    expect(codes.map(({ to }) => to)).toEqual(['investment-priority/3-i', 'investment-priority/5-ii'])
  })

  it('says how an inferred relationship is known', () => {
    const tied = tie('allocation/relazione-rivalta/l21/dl-7', 'FOR', 'spending-programme/comune-di-rivalta/f12')
    expect(tied).toMatchObject({ basis: 'INFERRED', rule: expect.stringContaining('recruits') })
  })

  it('is whole: properties of their schemas, ends and evidence that exist, relations that may tie', () => {
    for (const { id, kind, properties, evidence } of graph.entities.values()) {
      expect(PROPERTIES[kind].parse(properties), id).toEqual(properties)
      for (const each of evidence) expect(graph.evidence.has(each), `${id} ${each}`).toBe(true)
    }
    for (const { from, type, to, evidence, basis } of graph.relationships) {
      expect(mayTie(type, entity(from).kind, entity(to).kind), `${from} ${type} ${to}`).toBe(true)
      for (const each of evidence) expect(graph.evidence.has(each), `${from} ${type} ${to}`).toBe(true)
      if (basis === 'STATED') expect(evidence, `${from} ${type} ${to}`).not.toEqual([])
    }
  })
})

describe('reading is deterministic', () => {
  const plain = (value: GraphValue) => JSON.stringify([[...value.entities], value.relationships, [...value.evidence]])

  it('whatever the order of the rows of entities and links', async () => {
    const expected = plain(graph)
    const files = ['ids.csv', 'allocations.csv', 'acts.csv', 'lines.csv', 'links.csv']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.integer(), async (file, seed) => {
        const copy = new PackageCopy()
        const [head = '', ...rows] = copy.read(file).trimEnd().split('\n')
        const at = Math.abs(seed) % rows.length
        copy.write(file, `${[head, ...rows.slice(at), ...rows.slice(0, at)].join('\n')}\n`)
        expect(plain(await readPackages([copy.folder]))).toBe(expected)
      }),
      { numRuns: 10 },
    )
  })

  it('and the same package twice, in two folders, is the package', async () => {
    const copy = new PackageCopy('another-folder')
    expect(plain(await readPackages([copy.folder, RIVALTA]))).toBe(plain(graph))
  })

  it('the content distinguishes contents, not folders nor their order', () => {
    const [one, same, other] = [new PackageCopy('one'), new PackageCopy('same'), new PackageCopy('other')]
    const row = other.edit('results.csv', ',case,', ',casa,')
    expect(row).toBe(2)
    expect(openPackages([one.folder]).content().hash).toBe(openPackages([same.folder]).content().hash)
    expect(openPackages([one.folder]).content().hash).not.toBe(openPackages([other.folder]).content().hash)
    expect(openPackages([one.folder, other.folder]).content().hash).toBe(
      openPackages([other.folder, one.folder]).content().hash,
    )
    expect(() => openPackages(['/nowhere']).content()).toThrow('there is no such folder')
  })

  it('hash and graph are of the same bytes, whatever is saved meanwhile', () => {
    const copy = new PackageCopy()
    const opened = openPackages([copy.folder])
    const before = plain(opened.graph())
    copy.edit('acts.csv', ',', '§')
    copy.write('evidence.csv', 'not what it was\n')
    expect(opened.content()).toEqual(openPackages([RIVALTA]).content())
    expect(plain(opened.graph())).toBe(before)
    expect(() => openPackages([copy.folder]).graph()).toThrow()
    // Each file was read once: all of it is there when nothing is left to read.
    rmSync(copy.folder, { recursive: true })
    expect(plain(opened.graph())).toBe(before)
    expect(opened.read().hashes.get(copy.folder)).toMatch(new RegExp(`^${opened.content().packages[0]?.fingerprint}`))
  })

  it('of which no file is kept are the same, and refused where they are no longer what was hashed', () => {
    const copy = new PackageCopy()
    const hashed = hashPackages([copy.folder])
    const opened = openPackages([copy.folder])
    const given: PackageContent[] = []
    const { graph } = atOnce(hashed.stating({ onFiles: content => given.push(content) }))
    expect(plain(graph)).toBe(plain(opened.graph()))
    expect(given.map(({ path }) => path)).toEqual([copy.folder])
    const digests = [...(given[0]?.files ?? [])].map(([name, bytes]) => [name, sha256(bytes)] as const)
    expect(hashOf(new Map(digests))).toBe(opened.read().hashes.get(copy.folder))
    // Valid, and yet another package.
    copy.edit('datapackage.json', '"version": "1.0.0"', '"version": "1.0.1"')
    expect(() => atOnce(hashed.stating())).toThrow('was changed while it was read; load it again')
  })

  it('the content is the same where no file is kept', () => {
    const copy = new PackageCopy()
    const rows = 'not a row of evidence\n'.repeat(20_000)
    for (const edit of [() => {}, () => copy.write('evidence.csv', rows), () => copy.write('evidence.csv', '')]) {
      edit()
      expect(hashPackages([copy.folder, RIVALTA]).content()).toEqual(openPackages([copy.folder, RIVALTA]).content())
    }
    expect(() => hashPackages(['/nowhere']).content()).toThrow('there is no such folder')
  })

  it('and so is what is said of packages that are wrong', () => {
    const copy = new PackageCopy()
    copy.write('datapackage.json', '{')
    copy.edit('acts.csv', ',', '§')
    const faults = [/is not valid JSON/, /acts\.csv/]
    for (const fault of faults) {
      expect(() => hashPackages([copy.folder]).content()).toThrow(fault)
      expect(() => openPackages([copy.folder]).content()).toThrow(fault)
    }
  })

  it('a file that cannot be read is a problem that names it', () => {
    const copy = new PackageCopy()
    symlinkSync(copy.folder, join(copy.folder, 'maps.csv'))
    for (const from of [hashPackages, openPackages])
      expect(() => from([copy.folder]).content()).toThrow(/maps\.csv: cannot be read: EISDIR/)
  })

  it('the content names the packages in their versions, in the order of their names', () => {
    const packages = [
      { name: 'a-vicino', version: '2.1.0', fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/), licence: 'CC0-1.0' },
      {
        name: 'comune-di-rivalta',
        version: '1.0.0',
        fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
        licence: 'CC0-1.0',
      },
    ]
    const neighbour = writeNeighbour(dirname(new PackageCopy().folder))
    expect(openPackages([RIVALTA, neighbour]).content().packages).toEqual(packages)
  })
})

describe('two packages', () => {
  it('unite what they share, in the order of their own names: evidence of both, the later name as a spelling', async () => {
    const copy = new PackageCopy()
    const neighbour = writeNeighbour(dirname(copy.folder))
    const both = await readPackages([neighbour, copy.folder])
    const shared = entity('organisation/comune-di-rivalta', both)
    expect(shared).toMatchObject({
      name: 'Municipio di Rivalta',
      aliases: ['Comune di Rivalta'],
      description: 'Also in the neighbour.',
    })
    expect(shared.evidence.map(id => both.evidence.get(id)?.source)).toEqual([
      'source/relazione-rivalta',
      'source/vicino',
    ])
    expect(entity('source/vicino', both).name).toBe('Un documento in due righe')
    expect(await readPackages([copy.folder, neighbour])).toEqual(both)
  })

  it('that say different things of one entity are a problem that names both files', async () => {
    const copy = new PackageCopy()
    const neighbour = writeNeighbour(dirname(copy.folder), 'INFERRED,somebody said so,')
    const problems = await problemsOf(copy.folder, neighbour)
    expect(problems).toContainEqual({
      file: `${copy.folder}/organisations.csv`,
      line: 2,
      column: 'basis',
      message: expect.stringMatching(
        /"STATED" here and "INFERRED" in .*\/vicino\/organisations\.csv:2; make them equal/,
      ),
    })
  })

  it('that print a value differently are a problem', async () => {
    const other = new PackageCopy('other')
    other.edit('datapackage.json', '"name": "comune-di-rivalta"', '"name": "altro"')
    other.edit('evidence.csv', ',4.750.000\n', ',4.750.001\n')
    const problems = await problemsOf(RIVALTA, other.folder)
    expect(problems).toHaveLength(1)
    const [{ file, message } = { file: '', message: '' }] = problems
    for (const folder of ['comune-di-rivalta', 'other'])
      expect(`${file} ${message}`).toContain(`${folder}/evidence.csv`)
    for (const raw of ['"4.750.000"', '"4.750.001"']) expect(message).toContain(raw)
  })

  it('of one name and not of one content are refused, and so is a file whose name ends in .CSV', async () => {
    const other = new PackageCopy('other')
    other.edit('acts.csv', '\n', '\n\n')
    expect(await problemsOf(RIVALTA, other.folder)).toEqual([
      expect.objectContaining({
        file: expect.stringMatching(/datapackage\.json$/),
        message: expect.stringMatching(
          /^comune-di-rivalta is the name of .* as well; give each package a name of its own$/,
        ),
      }),
    ])
    renameSync(join(other.folder, 'links.csv'), join(other.folder, 'links.CSV'))
    expect((await problemsOf(other.folder)).map(({ message }) => message)).toContain(
      'is not read: call it links.csv, in small letters',
    )
  })

  it.each(SHAPES)(
    'are good where they were copied to be measured, and what is left apart stands as often as they do: %s',
    async shape => {
      const copies = new PackageCopy().folder
      const report = 'data/rapporto-2019'
      const folders = [report, ...multiply(report, copies, 2, shape)]
      const [one, three] = [await readPackages([report]), await readPackages(folders)]
      const lines = ({ entities }: GraphValue) => [...entities.values()].filter(({ kind }) => kind === 'LINE').length
      expect(lines(three)).toBe(3 * lines(one))
      expect(three.comparisons?.length).toBe(3 * (one.comparisons?.length ?? 0))
    },
  )
})
