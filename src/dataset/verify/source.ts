import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { FilorossoError } from '../../model/errors.ts'
import type { PropertiesOf } from '../../model/properties.ts'
import { encodingOf, hashed } from '../../sources/bytes.ts'
import type { Reading } from '../package/read-packages.ts'
import { linesOf } from '../package/text/lines.ts'
import { onlyMarksDiffer } from './causes.ts'

export interface SourceText {
  /** The id of the source that the file is compared with. */
  id: string
  /** Of a text: line 1 is at index 0. What is read as records has none here. */
  lines: string[]
  /** How the file differs from what sources.csv says of it. */
  differences: string[]
}

/** The sources of a package, by id. */
export function sourcesOf({ graph }: Reading): Map<string, PropertiesOf['SOURCE']> {
  return new Map(
    [...graph.entities.values()].flatMap(entity =>
      entity.kind === 'SOURCE' ? [[entity.id, entity.properties] as const] : [],
    ),
  )
}

/**
 * Reads a source text: that of the package's source with its checksum, or else of its only source, with what differs.
 * @throws FilorossoError BAD_USER_INPUT when the file cannot be read, or is none of several sources.
 */
export async function readSource(file: string, reading: Reading): Promise<SourceText> {
  let hash: string
  try {
    hash = (await hashed(file)).sha256
  } catch (cause) {
    throw new FilorossoError('BAD_USER_INPUT', `the source text ${basename(file)} cannot be read`, {
      hint: 'give the path of a text file',
      cause,
    })
  }
  const sources = sourcesOf(reading)
  const [id, source] = [...sources].find(([, { sha256 }]) => sha256 === hash) ?? [...sources][0] ?? []
  if (id === undefined || source === undefined || (source.sha256 !== hash && sources.size > 1)) {
    const known = [...sources].map(([id, { sha256 }]) => `${id} (sha256 ${sha256})`).join(', ') || 'none'
    throw new FilorossoError(
      'BAD_USER_INPUT',
      `${basename(file)}, sha256 ${hash}, is not a source of this package; its sources: ${known}`,
    )
  }
  const differences: string[] = []
  const marks = source.sha256 === hash ? null : onlyMarksDiffer(readFileSync(file), source.sha256)
  if (marks !== null) differences.push(marks)
  else if (source.sha256 !== hash)
    differences.push(
      `the text has sha256 ${hash}, sources.csv says ${source.sha256}: it is another file, or was changed`,
    )
  const format = reading.declared.get(id)?.cells.format || 'text'
  const lines = format === 'text' ? linesOf(await textOf(file)) : []
  if (marks === null && format === 'text' && source.lineCount !== lines.length)
    differences.push(`the text has ${lines.length} lines, sources.csv says ${source.lineCount}`)
  return { id, lines, differences }
}

/** A text in the encoding that it has; what no encoding reads stands as a replacement character. */
async function textOf(file: string): Promise<string> {
  const { name } = await encodingOf(file)
  return new TextDecoder(name, { ignoreBOM: true }).decode(readFileSync(file))
}
