import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { MemoryReader } from '../trace/memory-reader.ts'
import { memoryReader } from '../trace/memory-reader.ts'

/** The packages as a release holds them: what they state, and what follows from it by rule. */
export async function readerOf(...folders: string[]): Promise<MemoryReader> {
  return memoryReader(derive(await readPackages(folders)))
}

export const reportReader = (): Promise<MemoryReader> => readerOf('data/rapporto-2019')
export const inventedReader = (): Promise<MemoryReader> => readerOf('tests/packages/comune-di-rivalta')

/** `l149/dd-549` for an allocation of the report, as its line and column. */
export const inReport = (slug: string): string => `allocation/rapporto-2019/${slug}`
export const inInvented = (slug: string): string => `allocation/relazione-rivalta/${slug}`
