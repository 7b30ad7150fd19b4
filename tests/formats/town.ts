import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from './support.ts'

/** A package of a town in a folder of its own; the path of its descriptor. */
export function town(descriptor: object, files: Record<string, string | Uint8Array>): string {
  const into = folder()
  mkdirSync(join(into, 'data'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(into, 'data', name), text)
  const path = join(into, 'datapackage.json')
  writeFileSync(
    path,
    JSON.stringify({ name: 'vale-budget', title: 'Budget of Vale 2023', version: '1', ...descriptor }),
  )
  return path
}

export const field = (name: string, more: object = {}) => ({ name, type: 'string', ...more })
const PLANNED =
  'Department;Programme;Year;Amount\nRoads;Total;2023;1.300,5\nRoads;Bridges;2023;1.000,0\nRoads;Lanes;2023;300,5\nParks;Trees;2023;12,25\n'
const SPENT = 'Department,Year,Paid,Income\nRoads,2023,1250000,40\nParks,2023,-5,0\n'

export const MODEL = {
  measures: {
    budget: {
      source: 'Amount',
      resource: 'planned',
      currency: 'EUR',
      factor: 1000,
      direction: 'expenditure',
      phase: 'approved',
    },
    paid: { source: 'Paid', resource: 'spent', currency: 'USD', direction: 'expenditure', phase: 'executed' },
    income: { source: 'Income', resource: 'spent', currency: 'USD', direction: 'revenue' },
  },
  dimensions: {
    administrator: { dimensionType: 'entity', attributes: { name: { source: 'Department' } }, primaryKey: 'name' },
    programme: {
      dimensionType: 'activity',
      attributes: { name: { source: 'Programme', resource: 'planned' } },
      primaryKey: 'name',
    },
    date: { dimensionType: 'datetime', attributes: { year: { source: 'Year' } }, primaryKey: 'year' },
  },
}
export const RESOURCES = [
  {
    name: 'planned',
    path: 'data/planned.csv',
    schema: { fields: [field('Amount', { type: 'number', decimalChar: ',', groupChar: '.' })] },
  },
  { name: 'spent', path: 'data/spent.csv', schema: { fields: [field('Paid', { type: 'number' })] } },
]
export const FILES = { 'planned.csv': PLANNED, 'spent.csv': SPENT }
