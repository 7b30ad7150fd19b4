import { isAbsolute, normalize, sep } from 'node:path'
import { z } from 'zod'
import type { Column } from '../../kinds/columns.ts'
import type { Folder } from './csv.ts'
import { DESCRIPTOR_FILE, type PackageFiles } from './files.ts'
import type { Problems } from './problems.ts'
import { RESOURCES, type Resource } from './resources.ts'

const WHICH_VERSION = 'say which version this is, such as 1.0.0: citations name it'

/** What a datapackage.json must say: the rest of the Frictionless specification is for outside tools. */
const DESCRIPTOR = z.object({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  title: z.string().min(1),
  version: z.string(WHICH_VERSION).regex(/^\d+\.\d+\.\d+[0-9A-Za-z.+-]*$/, WHICH_VERSION),
  licenses: z.array(z.looseObject({ name: z.string().optional(), path: z.string().optional() })).min(1),
  sources: z.array(z.looseObject({ title: z.string() })).min(1),
  resources: z.array(
    z.looseObject({
      name: z.string(),
      path: z.string(),
      schema: z.looseObject({ fields: z.array(z.looseObject({ name: z.string() })) }),
    }),
  ),
})

export type Descriptor = z.infer<typeof DESCRIPTOR>

/** Whether a resource's path stays inside its package: relative, no `..`, no URL, no link that leads elsewhere. */
function staysInside({ links }: PackageFiles, path: string): boolean {
  if (isAbsolute(path) || /^[a-z]+:/i.test(path) || path.includes('\\') || normalize(path).split(sep).includes('..'))
    return false
  return !links.has(normalize(path))
}

/** What datapackage.json says, whatever files there are. Null, with the problems, where it cannot be read. */
export function parseDescriptor(files: PackageFiles, problems: Problems): Descriptor | null {
  const place = { file: `${files.path}/${DESCRIPTOR_FILE}`, line: null }
  const bytes = files.bytes.get(DESCRIPTOR_FILE)
  if (bytes === undefined) {
    problems.add(place, null, 'the file is missing')
    return null
  }
  const text = bytes.toString('utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    problems.add(place, null, `is not valid JSON: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
  const parsed = DESCRIPTOR.safeParse(json)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) problems.add(place, issue.path.join('.') || null, issue.message)
  return null
}

/** Reads datapackage.json and compares it with the CSVs that are there. Null where it cannot be read. */
export function checkDescriptor(files: PackageFiles, folder: Folder, problems: Problems): Descriptor | null {
  const descriptor = parseDescriptor(files, problems)
  if (descriptor === null) return null
  const place = { file: `${folder.path}/datapackage.json`, line: null }
  const described = new Set<string>()
  descriptor.resources.forEach(({ name, path, schema }, index) => {
    const at = `resources.${index}`
    described.add(name)
    if (!staysInside(files, path)) {
      problems.add(place, `${at}.path`, `${JSON.stringify(path)} must be relative and inside the package`)
      return
    }
    const header = folder.headers.get(name)
    const fields = schema.fields.map(field => field.name)
    if (path !== `${name}.csv`)
      problems.add(place, `${at}.path`, `${JSON.stringify(path)} must be ${name}.csv, after its resource`)
    else if (header === undefined) problems.add(place, `${at}.path`, `there is no file ${path}`)
    else if (header.join() !== fields.join()) {
      problems.add(
        place,
        `${at}.schema.fields`,
        `${name} has the fields ${fields.join(', ')}, its file the columns ${header.join(', ')}`,
      )
    }
  })
  for (const name of folder.headers.keys()) {
    if (!described.has(name)) problems.add(place, 'resources', `${name}.csv is not listed; describe it as a resource`)
  }
  return descriptor
}

const FRICTIONLESS_TYPES = {
  text: 'string',
  integer: 'integer',
  boolean: 'boolean',
  word: 'string',
  id: 'string',
  ids: 'string',
}

function field(column: Column): object {
  const { required, words } = column
  const constraints = { ...(required && { required }), ...(words && { enum: words }) }
  return {
    name: column.name,
    type: FRICTIONLESS_TYPES[column.type],
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}

/** The columns of a file: those of its header or, without one, those that no file may do without. */
function columnsOf({ columns }: Resource, header?: readonly string[]): readonly Column[] {
  if (header === undefined) return columns.filter(column => !column.optional)
  return header.flatMap(name => columns.find(column => column.name === name) ?? [])
}

/** A resource as datapackage.json describes it: a Table Schema with its keys. */
function describeResource(resource: Resource, header?: readonly string[]): object {
  const { name, description, key } = resource
  const columns = columnsOf(resource, header)
  const foreignKeys = columns
    .filter(column => column.type === 'id')
    .map(column => ({ fields: column.name, reference: { resource: column.of ?? 'ids', fields: 'id' } }))
  // A table schema's primary key may hold no empty cell; such keys are checked here alone.
  const primaryKey = key.every(part => columns.find(column => column.name === part)?.required) ? key : []
  return {
    name,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    encoding: 'utf-8',
    description,
    schema: {
      fields: columns.map(field),
      missingValues: [''],
      ...(primaryKey.length > 0 && { primaryKey }),
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  }
}

/**
 * The descriptor of a package that holds these resources: what `about` says of it, and its schema.
 * @param headers the header of each resource that has a column which files may do without.
 */
export function describePackage(
  about: Omit<Descriptor, 'resources'>,
  resources: Iterable<string>,
  headers: ReadonlyMap<string, readonly string[]> = new Map(),
): object {
  const held = [...resources].flatMap(name => RESOURCES.get(name) ?? [])
  return {
    profile: 'tabular-data-package',
    ...about,
    resources: held.map(resource => describeResource(resource, headers.get(resource.name))),
  }
}
