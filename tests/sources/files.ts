import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { type Format, openSource } from '../../src/sources/open.ts'
import type { SourceRecord } from '../../src/sources/source.ts'

/** A file of its own folder with some content; its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'filorosso-source-')), name)
  writeFileSync(path, content)
  return path
}

export async function recordsOf(path: string, options: Format): Promise<SourceRecord[]> {
  const records: SourceRecord[] = []
  for await (const record of (await openSource(path, options)).records()) records.push(record)
  return records
}

/** The cells of records, by column. */
export const tableOf = (records: readonly SourceRecord[]) =>
  records.map(({ parts }) => Object.fromEntries(parts.map(({ name, text }) => [name, text])))

/** The message and the hint of what reading throws. */
export async function refusal(path: string, options: Format): Promise<string> {
  try {
    await recordsOf(path, options)
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string }
    return hint === undefined ? message : `${message} (${hint})`
  }
  return 'read without an error'
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook with one sheet for each name; `rows` is the inside of its `sheetData`. */
export function workbook(
  sheets: Readonly<Record<string, string>>,
  { shared = '', styles = '', properties = '' } = {},
): Uint8Array {
  const names = Object.keys(sheets)
  const entries = {
    'xl/workbook.xml': `<workbook xmlns:r="${RELATION}">${properties}<sheets>${names
      .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
  }
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])))
}
