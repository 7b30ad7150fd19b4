import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import { type Block, blocksOf } from '../dataset/support/steps.ts'

/** A copy of the project without its tests, in which the steps of a document are done as a person does them. */
export class Copy {
  readonly #folder: string
  readonly #env: NodeJS.ProcessEnv
  readonly #blocks: Block[]

  constructor(document: string) {
    this.#folder = mkdtempSync(join(tmpdir(), 'filorosso-copy-'))
    this.#blocks = blocksOf(readFileSync(document, 'utf8'))
    const { uri, user, password, database } = inject('neo4j')
    this.#env = {
      PATH: process.env.PATH,
      NEO4J_URI: uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: database,
      PORT: '0',
      FILOROSSO_DATA: 'ponti',
      FILOROSSO_STATE_DIR: join(this.#folder, 'state'),
    }
    const parts = ['bin', 'cypher', 'docs', 'schema', 'scripts', 'src', 'web', 'package.json', 'tsconfig.json']
    for (const part of [...parts, 'tests/operations']) cpSync(part, join(this.#folder, part), { recursive: true })
    for (const part of ['node_modules', 'packages']) symlinkSync(join(process.cwd(), part), join(this.#folder, part))
  }

  /** The blocks of a language, in their order. */
  of(language: string): Block[] {
    return this.#blocks.filter(block => block.language === language)
  }

  filorosso(args: readonly string[]): string {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/filorosso.js', ...args], {
      cwd: this.#folder,
      env: this.#env,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`)
    return stdout
  }

  /** Writes the files, adds the rows and runs the commands. */
  doSteps(): void {
    for (const block of this.#blocks) {
      if (['ts', 'text', 'csv'].includes(block.language)) this.#write(block)
      if (block.language === 'console') this.#run(block)
    }
  }

  /** A file is written, rows are added below the header that they repeat, and a line to what is there. */
  #write({ language, file, lines }: Block): void {
    const path = join(this.#folder, file)
    const there = existsSync(path) ? readFileSync(path, 'utf8') : ''
    if (language === 'csv') expect(there.split('\n')[0], file).toBe(lines[0])
    appendFileSync(path, `${lines.slice(language === 'csv' ? 1 : 0).join('\n')}\n`)
  }

  #run({ lines: [command = '', ...shown] }: Block): void {
    const words = [...command.replace('$ npm run filorosso -- ', '').matchAll(/"([^"]*)"|(\S+)/g)]
    const printed = this.filorosso(words.map(([, quoted, plain]) => quoted ?? plain ?? '')).trimEnd()
    const from = shown[0] === '…' ? 1 - shown.length : 0
    expect(printed.split('\n').slice(from)).toEqual(shown.filter(line => line !== '…'))
  }

  /** Writes the schema and what is made of it; what the compiler says then of all that is in src. */
  compile(): string {
    this.filorosso(['schema', '--write'])
    const bin = (name: string) => join(process.cwd(), 'node_modules/.bin', name)
    // It ends with what the changelog still has to say of the new rows.
    spawnSync(bin('tsx'), ['scripts/schema-files.ts'], { cwd: this.#folder })
    const own = JSON.stringify({ extends: './tsconfig.json', include: ['src'] })
    writeFileSync(join(this.#folder, 'tsconfig.own.json'), own)
    const args = ['--noEmit', '-p', 'tsconfig.own.json']
    return spawnSync(bin('tsc'), args, { cwd: this.#folder, encoding: 'utf8' }).stdout
  }

  /** The lines of the schema that are new, and those that are gone. */
  changes(): { added: string[]; gone: string[] } {
    const [before, after] = [readFileSync('schema/schema.graphql', 'utf8'), this.filorosso(['schema'])]
    const lines = (text: string) => text.split('\n')
    const less = (text: string, other: string) => {
      const known = new Set(lines(other))
      return lines(text).filter(line => !known.has(line))
    }
    return { added: less(after, before), gone: less(before, after) }
  }

  /** Starts the service on the package: every operation has the answer that is printed, every page its lines, in their order. */
  async holds(): Promise<void> {
    // A start leaves in place what somebody loaded by hand, as other tests do beside this one: what is asked of is this one's.
    const release = /release (r[0-9a-f]{16})/.exec(this.filorosso(['load', 'ponti']))?.[1]
    const child = spawn(process.execPath, ['bin/filorosso.js', 'serve'], { cwd: this.#folder, env: this.#env })
    let printed = ''
    const ended = new Promise<never>((_, reject) => child.once('close', () => reject(new Error(printed))))
    ended.catch(() => undefined)
    const ready = new Promise<string>(resolve => {
      const look = (chunk: Buffer) => {
        printed += String(chunk)
        const address = /(http:\/\/localhost:\d+)\/graphql · release \S+ · /.exec(printed)?.[1]
        if (address !== undefined) resolve(address)
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
    })
    try {
      const address = await Promise.race([ready, ended])
      const answers = this.of('json').map(({ lines }) => JSON.parse(lines.join('\n')))
      expect(answers.length).toBeGreaterThan(0)
      for (const [nth, { lines }] of this.of('graphql').entries()) {
        const answer = await fetch(`${address}/graphql?release=${release}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: lines.join('\n') }),
        })
        expect(await answer.json()).toMatchObject({ data: answers[nth] })
      }
      for (const { file, lines } of this.of('html')) {
        const path = new URL(file, address)
        path.searchParams.set('release', release ?? '')
        const page = await fetch(path, { headers: { accept: 'text/html' } })
        const text = (await page.text()).replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, '\n')
        const shown = text.split('\n').map(line => line.trim())
        for (const line of lines) expect(shown, file).toContain(line)
      }
    } finally {
      child.kill('SIGINT')
      await ended.catch(() => undefined)
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
