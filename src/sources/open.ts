import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type DelimitedOptions, openDelimited } from './delimited.ts'
import { openJson } from './json.ts'
import { refuse, type Source } from './source.ts'
import { openSpreadsheet, type SpreadsheetOptions } from './spreadsheet.ts'
import { openTextTable, type TextTableOptions } from './text-table.ts'
import { openXml } from './xml.ts'

/** How a file is read as records: one reader a format. */
export type Format =
  | ({ format: 'delimited' } & DelimitedOptions)
  | ({ format: 'xlsx' } & SpreadsheetOptions)
  | ({ format: 'text' } & TextTableOptions)
  | { format: 'xml'; record: string }
  | { format: 'json'; record?: string; encoding?: string }

export function openSource(path: string, options: Format): Promise<Source> {
  if (!existsSync(path) || !statSync(path).isFile())
    refuse(basename(path), null, 'there is no such file', 'give the path of the file that the publisher offers')
  if (options.format === 'delimited') return openDelimited(path, options)
  if (options.format === 'xlsx') return openSpreadsheet(path, options)
  if (options.format === 'text') return openTextTable(path, options)
  return options.format === 'xml' ? openXml(path, options) : openJson(path, options)
}
