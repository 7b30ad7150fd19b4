import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { expect, vi } from 'vitest'
import { initPackageCommand } from '../../../src/cli/init-package.ts'
import { verifyCommand } from '../../../src/cli/verify.ts'

/** A fenced block of a document: its language, the file it is about, its lines. */
export interface Block {
  language: string
  file: string
  lines: string[]
}

export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)\n```$/gm)].map(
    ([, language = '', file = '', body = '']) => ({
      language,
      file,
      lines: body.split('\n'),
    }),
  )
}

/** Runs the program as `npm run filorosso -- …` does, in this process; gives what it prints. */
async function run(line: string): Promise<string[]> {
  const [, command = ''] = /^npm run filorosso -- (.*)$/.exec(line) ?? []
  const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  let printed = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text)
    return true
  })
  try {
    const program = new Command().exitOverride().addCommand(initPackageCommand()).addCommand(verifyCommand())
    await program.parseAsync(args, { from: 'user' })
  } finally {
    write.mockRestore()
    process.exitCode = 0
  }
  return printed.trimEnd().split('\n')
}

/** What a console block shows below each of its commands is what the command prints; `…` alone stands for any lines. */
async function check(lines: readonly string[]): Promise<void> {
  const commands = lines.flatMap((line, index) => (line.startsWith('$ ') ? [index] : []))
  for (const [nth, at] of commands.entries()) {
    const shown = lines.slice(at + 1, commands[nth + 1])
    const printed = await run(lines[at]?.slice(2) ?? '')
    const any = shown.indexOf('…')
    if (any === -1) expect(printed, lines[at]).toEqual(shown)
    else {
      expect(printed.slice(0, any), lines[at]).toEqual(shown.slice(0, any))
      expect(printed.slice(printed.length - (shown.length - any - 1)), lines[at]).toEqual(shown.slice(any + 1))
    }
  }
}

/**
 * Does what a document says, in the current folder: `text` blocks are files to write, `csv` blocks rows to add below the
 * header that they repeat, `console` blocks commands and what they print. How many blocks were done.
 */
export async function doSteps(markdown: string): Promise<number> {
  const blocks = blocksOf(markdown)
  for (const { language, file, lines } of blocks) {
    if (language === 'text') writeFileSync(file, `${lines.join('\n')}\n`)
    if (language === 'csv') {
      const [header, ...rows] = lines
      expect(readFileSync(file, 'utf8').split('\n')[0], file).toBe(header)
      appendFileSync(file, `${rows.join('\n')}\n`)
    }
    if (language === 'console') await check(lines)
  }
  return blocks.length
}
