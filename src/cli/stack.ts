import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { resolve } from 'node:path'

const PLACE = /(?:file:\/\/)?(\/[^\s():]+\.js):(\d+):(\d+)/g

/** A stack with places in the sources, where it has those of the program that was compiled of them. */
export function inSources(stack: string): string {
  return stack.replace(PLACE, (place, file: string, line: string, column: string) => {
    if (!existsSync(`${file}.map`)) return place
    const found = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))).findEntry(
      Number(line) - 1,
      Number(column) - 1,
    )
    if (!('originalSource' in found)) return place
    return `${resolve(file, '..', found.originalSource)}:${found.originalLine + 1}:${found.originalColumn + 1}`
  })
}
