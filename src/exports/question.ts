import type { GraphQLSchema } from 'graphql'
import type { Step } from '../api/http/streams.ts'
import { exportAt } from './address.ts'
import { rowsOf } from './rows.ts'
import { CONTENT_TYPES, textOf } from './text.ts'

/** The list or question that an address asks to have as a file; null where it is not the address of one. */
export function exportQuestion(schema: GraphQLSchema, url: URL) {
  const asked = exportAt(schema, url)
  if (asked === null) return null
  const { format, name, release, isPassing } = asked
  return {
    key: ['export', format, name, release === null ? 'live' : 'pinned'],
    release,
    isPassing,
    contentType: CONTENT_TYPES[format],
    fileName: `${name.slice(1).replace(/\?.*/, '').replaceAll('/', '-').slice(0, 100)}.${format}`,
    isPacked: false,
    async open(step: Step) {
      const rows = await rowsOf(schema, asked, step)
      return { count: rows.count, chunks: textOf(rows, format) }
    },
  }
}
