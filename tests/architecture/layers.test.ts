import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { againstTheLayers, LAYERS } from '../../scripts/layers.js'

const root = mkdtempSync(join(tmpdir(), 'layers-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

describe('imports go one way', () => {
  it('in src', () => {
    expect(againstTheLayers('src')).toEqual([])
  })

  it('and what goes against the layers is named with its line, however it is imported', () => {
    write('kinds/line.ts', "import { z } from 'zod'\n\nimport {\n  one,\n  two,\n} from '../api/schema.js'\n")
    write(
      'model/money.ts',
      "export type { Page } from '../kinds/line.js'\nconst page = await import('../pages/page.js')\n",
    )
    write('api/schema.ts', "import '../cli/main.js'\nimport { money } from '../model/money.js'\n")
    write('api/http/server.ts', "import type { Schema } from '../schema.js'\n")
    write('attic/old.ts', '')
    expect(againstTheLayers(root)).toEqual([
      'src/api/schema.ts:1 imports cli/main.js: api may not know of cli.',
      'src/attic/old.ts is in no layer: add its folder to LAYERS in scripts/layers.ts and to docs/architecture.md.',
      'src/kinds/line.ts:3 imports api/schema.js: kinds may not know of api.',
      'src/model/money.ts:2 imports pages/page.js: model may not know of pages.',
    ])
  })

  it('and the architecture says what each layer is for', () => {
    const text = readFileSync('docs/architecture.md', 'utf8')
    for (const folder of LAYERS.flat()) expect(text, folder).toContain(`src/${folder}`)
  })
})
