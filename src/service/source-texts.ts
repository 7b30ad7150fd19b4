import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { FilorossoError } from '../model/errors.ts'

/** The source texts that the server was given, by their SHA-256: what `Evidence.context` shows is surely the text that was read. */
export async function readSourceTexts(files: readonly string[]): Promise<Map<string, readonly string[]>> {
  const texts = new Map<string, readonly string[]>()
  for (const file of files) {
    let bytes: Buffer
    try {
      bytes = await readFile(file)
    } catch (error) {
      throw new FilorossoError(
        'BAD_USER_INPUT',
        `FILOROSSO_SOURCE: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`,
        {
          hint: 'name readable text files, separated by commas, or unset it',
        },
      )
    }
    texts.set(createHash('sha256').update(bytes).digest('hex'), bytes.toString('utf8').split(/\r?\n/))
  }
  return texts
}
