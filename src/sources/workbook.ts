import { basename } from 'node:path'
import { promisify } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { LIMITS, refuse } from './source.ts'
import { hardened } from './xml.ts'

/** The files of a workbook, which is a ZIP. */
export interface Archive {
  file: string
  entries: ReadonlyMap<string, Entry>
  /** The text of one of its files, piece by piece; nothing where it is not there. */
  text(name: string): AsyncGenerator<string>
  close(): void
}

/** Opens a workbook. One that unpacks to more than anybody prints, or far more than it is packed, is refused unread. */
export async function openArchive(path: string): Promise<Archive> {
  const file = basename(path)
  let zip: ZipFile
  try {
    zip = await promisify<string, yauzl.Options, ZipFile>(yauzl.open)(path, { lazyEntries: true, autoClose: false })
  } catch (error) {
    return refuse(
      file,
      null,
      `is not a workbook (.xlsx): ${(error as Error).message}`,
      'an old .xls is saved as .xlsx first',
    )
  }
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', resolve).on('error', reject)
    zip.readEntry()
  }).catch(error => refuse(file, null, `its ZIP cannot be read: ${error.message}`))
  for (const { fileName, uncompressedSize, compressedSize } of entries.values()) {
    if (
      uncompressedSize > LIMITS.unpacked ||
      (uncompressedSize > 1 << 20 && uncompressedSize > compressedSize * LIMITS.ratio)
    )
      refuse(file, fileName, `unpacks to ${uncompressedSize} bytes from ${compressedSize}: it is not read`)
  }
  return {
    file,
    entries,
    async *text(name) {
      const entry = entries.get(name)
      if (entry === undefined) return
      const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
        zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
      )
      const decoder = new TextDecoder('utf-8')
      try {
        for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true })
      } catch (error) {
        refuse(file, name, `cannot be unpacked: ${(error as Error).message}`)
      }
    },
    close: () => zip.close(),
  }
}

export interface Sheet {
  name: string
  path: string
  hidden: boolean
}

/** What is needed of a workbook beside its sheets. */
export interface Workbook {
  sheets: Sheet[]
  /** Days count from 1904, not 1900. */
  since1904: boolean
  shared: string[]
  /** The number format of each style of cells. */
  formats: string[]
}

/** The formats that a workbook names by number alone (ECMA-376, part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
}

type Attributes = Readonly<Record<string, string>>

/** Calls back for each element of a file of the workbook, its prefix aside. */
async function elements(
  archive: Archive,
  path: string,
  on: {
    open?: (name: string, attributes: Attributes) => void
    text?: (text: string) => void
    close?: (name: string) => void
  },
): Promise<void> {
  if (!archive.entries.has(path)) return
  const parser = hardened(archive.file)
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', ({ name, attributes }) => on.open?.(local(name), attributes as Attributes))
  parser.on('text', text => on.text?.(text))
  parser.on('closetag', ({ name }) => on.close?.(local(name)))
  for await (const chunk of archive.text(path)) parser.write(chunk)
  parser.close()
}

async function sheetsOf(archive: Archive): Promise<{ sheets: Sheet[]; since1904: boolean }> {
  const targets = new Map<string, string>()
  await elements(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: Sheet[] = []
  let since1904 = false
  await elements(archive, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name === 'sheet')
        sheets.push({
          name: attributes.name ?? '',
          path: targets.get(attributes['r:id'] ?? '') ?? '',
          hidden: (attributes.state ?? 'visible') !== 'visible',
        })
    },
  })
  return { sheets, since1904 }
}

async function sharedOf(archive: Archive): Promise<string[]> {
  const shared: string[] = []
  let [text, inText, phonetic] = ['', false, false]
  await elements(archive, 'xl/sharedStrings.xml', {
    open: name => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text: piece => {
      if (inText) text += piece
      if (text.length > LIMITS.cell)
        refuse(archive.file, `shared text ${shared.length + 1}`, `has more than ${LIMITS.cell} characters`)
    },
    close: name => {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') shared.push(text)
      if (shared.length > LIMITS.shared) refuse(archive.file, null, `has more than ${LIMITS.shared} shared texts`)
    },
  })
  return shared
}

async function formatsOf(archive: Archive): Promise<string[]> {
  const own = new Map<number, string>()
  const formats: string[] = []
  let inCells = false
  await elements(archive, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      const id = Number(attributes.numFmtId ?? 0)
      if (name === 'xf' && inCells) formats.push(own.get(id) ?? BUILT_IN[id] ?? 'General')
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const { sheets, since1904 } = await sheetsOf(archive)
  if (sheets.length === 0) refuse(archive.file, null, 'is not a workbook (.xlsx): it has no sheets')
  return { sheets, since1904, shared: await sharedOf(archive), formats: await formatsOf(archive) }
}
