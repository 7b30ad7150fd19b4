// Writes schema/recipe.schema.json, by which editors help with recipes, or with --check says whether it is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { recipeSchema } from '../src/recipes/schema.ts'

const FILE = 'schema/recipe.schema.json'
const text = `${JSON.stringify(recipeSchema(), null, 2)}\n`
if (process.argv[2] !== '--check') writeFileSync(FILE, text)
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is stale; run npm run schema and commit what changes`)
  process.exitCode = 1
}
