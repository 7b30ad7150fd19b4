// Makes the package as it is published, in dist/ or the folder that is named: JavaScript and its types in place of the sources.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))
const dist = resolve(process.argv[2] ?? join(folder, 'dist'))
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

rmSync(dist, { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', join(folder, 'tsconfig.build.json'), '--outDir', join(dist, 'src')], {
  stdio: 'inherit',
})
mkdirSync(join(dist, 'bin'), { recursive: true })
for (const file of ['README.md', 'bin/managed-neo4j.js', 'src/pom.xml', 'src/watchdog.sh'])
  cpSync(join(folder, file), join(dist, file))
cpSync(join(folder, '../../LICENSE'), join(dist, 'LICENSE'))
const { scripts: _, ...description } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const exports = { '.': { types: './src/index.d.ts', default: './src/index.js' } }
writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ ...description, exports }, null, 2)}\n`)
