import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeEnvironment } from '../../src/config/environment.ts'
import { ERROR_CODES } from '../../src/model/errors.ts'

test('docs/configuration.md has every variable, with its default and what it is', () => {
  const text = readFileSync('docs/configuration.md', 'utf8')
  for (const { name, default: fallback, about } of describeEnvironment()) {
    expect(text).toContain(`| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${about} |`)
  }
  const documented = [...text.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(match => match[1])
  expect(documented.sort()).toEqual(
    describeEnvironment()
      .map(({ name }) => name)
      .sort(),
  )
})

test('docs/errors.md has every code, and no other', () => {
  const text = readFileSync('docs/errors.md', 'utf8')
  const documented = [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(match => match[1])
  expect(documented.sort()).toEqual([...ERROR_CODES].sort())
})
