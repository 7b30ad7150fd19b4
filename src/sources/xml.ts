import { basename } from 'node:path'
import { SaxesParser } from 'saxes'
import { encodingOf, headOf, textOf } from './bytes.ts'
import { type Item, LIMITS, refuse, type Source, type SourceRecord } from './source.ts'

interface Open extends Item {
  parts: Item[]
  /** How many elements of each name it has had, for the places of the next. */
  counts: Map<string, number>
  written: string[]
}

/** The encoding that the XML declaration names: without one, the file's own. */
function declaredIn(path: string): string | undefined {
  return /^[^<]*<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(headOf(path, 400).toString('latin1'))?.[1]?.toLowerCase()
}

/** A parser that refuses what only hostile documents hold: entities of their own, endless depth. */
export function hardened(file: string): SaxesParser {
  const parser = new SaxesParser({ position: true })
  parser.on('error', error =>
    refuse(file, `line ${parser.line}`, `is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`),
  )
  parser.on('doctype', text => {
    if (/<!ENTITY/i.test(text))
      refuse(
        file,
        `line ${parser.line}`,
        'declares entities, which are not read',
        'give a document without a DTD of its own',
      )
  })
  return parser
}

/**
 * The elements of an XML file at a path of names: `/iati-activities/iati-activity`. Names are as printed, prefixes and all.
 * Places are XPaths with positions; an element's own text is that of it alone.
 */
export async function openXml(path: string, options: { record: string }): Promise<Source> {
  const file = basename(path)
  const encoding = await encodingOf(path, declaredIn(path))
  const wanted = options.record.split('/').filter(name => name !== '')
  if (wanted.length === 0)
    refuse(file, null, 'records of XML are named by a path', 'such as /iati-activities/iati-activity')

  for await (const text of textOf(path, encoding)) {
    const begins = text.trimStart().slice(0, 40)
    if (begins !== '' && !begins.startsWith('<'))
      refuse(
        file,
        null,
        `is not XML: it begins with ${JSON.stringify(begins)}`,
        'JSON is read with format: json, tables with format: delimited',
      )
    if (begins !== '') break
  }

  async function* records(): AsyncGenerator<SourceRecord> {
    const parser = hardened(file)
    const ready: SourceRecord[] = []
    const stack: Open[] = []
    const names: string[] = []
    let [number, line, items, sinceEvent] = [0, 1, 0, 0]
    const root: Open = { name: '', text: null, at: '', parts: [], counts: new Map(), written: [] }
    const inside = () => names.length > wanted.length || atRecord()
    const atRecord = () => names.length === wanted.length && wanted.every((name, index) => names[index] === name)
    parser.on('opentag', ({ name, attributes }) => {
      sinceEvent = 0
      const parent = stack.at(-1) ?? root
      const count = (parent.counts.get(name) ?? 0) + 1
      parent.counts.set(name, count)
      const at = `${parent.at}/${name}${stack.length === 0 ? '' : `[${count}]`}`
      names.push(name)
      if (names.length > LIMITS.depth)
        refuse(file, `line ${parser.line}`, `has elements more than ${LIMITS.depth} deep`)
      const open: Open = { name, text: null, at, parts: [], counts: new Map(), written: [] }
      stack.push(open)
      if (!inside()) return
      if (atRecord()) [line, items] = [parser.line, 0]
      items += 1 + Object.keys(attributes).length
      if (items > LIMITS.items) refuse(file, at, `has more than ${LIMITS.items} elements in one record`)
      for (const [key, text] of Object.entries(attributes))
        open.parts.push({ name: `@${key}`, text: String(text), at: `${at}/@${key}`, parts: [] })
    })
    const written = (text: string) => {
      sinceEvent = 0
      if (inside()) stack.at(-1)?.written.push(text)
    }
    parser.on('text', written)
    parser.on('cdata', written)
    parser.on('closetag', () => {
      sinceEvent = 0
      const open = stack.pop()
      if (open === undefined) return
      const text = open.written.join('')
      if (text.trim() !== '') open.text = text
      const { name, at, parts } = open
      if (atRecord()) {
        number += 1
        ready.push({ name, text: open.text, at, parts, number, line })
      } else if (inside()) stack.at(-1)?.parts.push({ name, text: open.text, at, parts })
      names.pop()
    })
    for await (const chunk of textOf(path, encoding)) {
      sinceEvent += chunk.length
      parser.write(chunk)
      if (sinceEvent > LIMITS.cell)
        refuse(file, `line ${parser.line}`, `has a text of more than ${LIMITS.cell} characters`)
      yield* ready.splice(0)
    }
    parser.close()
    yield* ready.splice(0)
    if (number === 0)
      refuse(
        file,
        null,
        `has no element at ${options.record}`,
        `its root is ${[...root.counts.keys()].join(', ') || 'missing'}`,
      )
  }
  return {
    found: [encoding.name, `records are the elements ${options.record}`],
    designation: () => options.record,
    columns: null,
    records,
  }
}
