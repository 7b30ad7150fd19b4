import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

/** A folder as a stranger has it who copied docs/client: no dependency, no types but the language's own and the browser's. */
export function strangersProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'filorosso-stranger-'))
  mkdirSync(join(folder, 'tests'))
  cpSync('docs/client', join(folder, 'docs/client'), { recursive: true })
  cpSync('tests/clients/misuse.ts', join(folder, 'tests/clients/misuse.ts'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const settings = {
    extends: './docs/client/tsconfig.json',
    compilerOptions: { rootDir: '.', outDir: 'built' },
    include: ['docs/client/*.ts', 'tests/clients/*.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  return folder
}

/** What the compiler says; empty when all is well. */
export async function compile(folder: string): Promise<string> {
  return run(process.execPath, [TSC, '-p', folder]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
}

export async function runBuilt(folder: string, file: string, args: string[]): Promise<string[]> {
  const { stdout } = await run(process.execPath, [join(folder, 'built', file), ...args], { cwd: folder, env: {} })
  return stdout.trimEnd().split('\n')
}
