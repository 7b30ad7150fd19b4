// Loaded before the service that a soak watches: what it has on its heap, in a file, since nobody else can see it.
import { renameSync, writeFileSync } from 'node:fs'

const file = process.env.HEAP_FILE
setInterval(() => {
  writeFileSync(`${file}.new`, JSON.stringify(process.memoryUsage()))
  renameSync(`${file}.new`, file)
}, 500).unref()
