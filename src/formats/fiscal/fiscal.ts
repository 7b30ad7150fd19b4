import { basename } from 'node:path'
import { refuse } from '../../recipes/refuse.ts'
import { slug } from '../../recipes/template.ts'
import { type Format as Cut, openSource } from '../../sources/open.ts'
import type { Build } from '../build.ts'
import type { Part, PublicFormat, Said } from '../format.ts'
import { Node } from '../node.ts'
import { type Descriptor, readDescriptor } from './descriptor.ts'
import { mappedOf } from './mapping.ts'
import { Rows } from './rows.ts'

/** What the descriptor itself prints: the name of the plan, and its period. */
function planOf(build: Build, descriptor: Descriptor, plan: string, source: string): Part {
  return {
    path: descriptor.file,
    cut: { format: 'json', record: '/' },
    source,
    title: `Descriptor of ${descriptor.title}`,
    writing: { language: 'en', numbers: 'plain', dates: 'iso' },
    take(record) {
      const node = new Node(record)
      build.entity('PLAN', plan)
      build.print(
        plan,
        'name',
        ['title', 'name', 'resources/name', 'resources/path'].map(way => node.one(way)).find(each => each !== null) ??
          null,
      )
      build.print(plan, 'start', node.one('fiscalPeriod/start'))
      const end = node.one('fiscalPeriod/end')
      if (build.print(plan, 'end', end)) build.see(end?.text ?? '')
    },
    reasonOf: column => (/(?:^|\/)(?:bytes|hash|version|countryCode|name|path)$/.test(column) ? 'code' : 'text'),
  }
}

async function partsOf(build: Build, given: string, said: Said, finish: (() => void)[]): Promise<Part[]> {
  const descriptor = readDescriptor(given)
  const name = slug(descriptor.name)
  const owner = said.owner ?? 'fdp'
  const plan = `plan/${owner}/${name}`
  const parts = [planOf(build, descriptor, plan, `source/fdp-${name}`)]
  const used = new Set<string>()
  for (const resource of descriptor.resources) {
    const here = ({ resource: of }: { resource: string | null }) =>
      of === resource.name || descriptor.resources.length === 1
    const names = [
      ...descriptor.measures.filter(here).map(({ column }) => column),
      ...descriptor.dimensions.filter(here).flatMap(({ label, code }) => [label, code ?? label]),
    ]
    const { workbook } = resource
    const table = resource.headless ? { header: 0 } : { names }
    const cut: Cut = workbook === null ? { format: 'delimited', ...table } : { format: 'xlsx', ...table, ...workbook }
    const opened = await openSource(resource.path, cut)
    const mapped = await mappedOf(build, descriptor, resource, opened, said.precision)
    const file = basename(resource.path)
    if (mapped === null) {
      build.note(`the resource ${resource.name} has no measure; left out`, file)
      continue
    }
    for (const measure of mapped.measures) used.add(measure.name)
    const source = `source/fdp-${name}-${slug(resource.name)}`
    const rows = new Rows(build, mapped, plan, { currency: said.currency ?? '', owner, file })
    finish.push(() => rows.finish(source))
    parts.push({
      path: resource.path,
      cut,
      source,
      title: `${descriptor.title}, ${resource.name}`,
      writing: { language: 'en', numbers: said.numbers?.join('; ') ?? 'plain', dates: 'iso' },
      take: record => rows.take(new Node(record)),
      reasonOf: () => 'not-taken',
    })
  }
  const missing = descriptor.measures.filter(measure => !used.has(measure.name))
  if (missing.length > 0)
    refuse(
      missing.map(
        ({ name, column }) =>
          `${basename(descriptor.file)}: the measure ${name} is mapped to ${JSON.stringify(column)}, which no resource has`,
      ),
    )
  return parts
}

export const FISCAL: PublicFormat = {
  name: 'fiscal-data-package',
  describe: 'a Fiscal Data Package: its datapackage.json, with the files that it names',
  async open(paths, build, said) {
    const finish: (() => void)[] = []
    const parts = (await Promise.all(paths.map(path => partsOf(build, path, said, finish)))).flat()
    return {
      parts,
      finish() {
        for (const each of finish) each()
      },
    }
  },
}
