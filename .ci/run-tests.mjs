// Runs `npm test` and closes with the one line that says how it went: "N passed, N failed".
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'filorosso-ci-'))
const file = join(folder, 'results.json')
const child = spawn('npm', ['test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
  stdio: 'inherit',
})
child.on('close', code => {
  let passed = 0
  let failed = 1
  let skipped = 0
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'))
    passed = results.numPassedTests
    failed = results.numFailedTests + (results.success || results.numFailedTests > 0 ? 0 : 1)
    skipped = results.numPendingTests + results.numTodoTests
  } catch (error) {
    console.error(`no results of the tests: ${error.message}`)
  }
  rmSync(folder, { recursive: true, force: true })
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = code !== 0 || failed > 0 ? 1 : 0
})
