import { existsSync, readFileSync } from 'node:fs'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { describeEnvironment } from '../../src/config/environment.ts'

const dockerfile = readFileSync('Dockerfile', 'utf8')
const compose = parse(readFileSync('compose.yaml', 'utf8'))
const VARIABLES = new Set(describeEnvironment().map(({ name }) => name))

test('the Dockerfile has no fault that a linter finds, and runs the program as nobody special', () => {
  expect(validate(dockerfile).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([])
  expect(validate('FROM\nCOPY a\nNONSENSE b')).not.toEqual([])
  expect(dockerfile).toMatch(/^USER node$/m)
  const [, command] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? []
  expect(JSON.parse(command as string)).toEqual(['node', 'bin/filorosso.js', 'serve'])
  for (const [, files] of dockerfile.matchAll(/^COPY (?!\.)(.*) \S+$/gm))
    for (const file of (files as string).split(' ')) expect([file, existsSync(file)]).toEqual([file, true])
})

test('both name only variables that the program reads', () => {
  const { NODE_ENV: _, ...set } = Object.fromEntries(
    [...dockerfile.matchAll(/^(?:ENV| {3}) ([A-Z_]+)=(\S+)/gm)].map(([, name, value]) => [name, value]),
  )
  expect(Object.keys(set)).toContain('HOST')
  for (const name of [...Object.keys(set), ...Object.keys(compose.services.filorosso.environment)])
    expect([name, VARIABLES.has(name)]).toEqual([name, true])
})

test('the compose file names services and volumes that it has', () => {
  const { services, volumes } = compose
  expect(Object.keys(services)).toEqual(['filorosso', 'neo4j'])
  for (const name of Object.keys(services.filorosso.depends_on)) {
    expect(services[name]).toBeDefined()
    expect(services[name].healthcheck).toBeDefined()
  }
  for (const { volumes: used } of Object.values(services) as { volumes: string[] }[])
    for (const volume of used) expect(volumes).toHaveProperty(volume.split(':')[0] as string)
})
