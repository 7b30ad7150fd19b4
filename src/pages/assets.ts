import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the browser loads beside a page: built from web/pages, with a hash of the content in every name. */
export interface Assets {
  /** The one script of all pages; null where nothing is built. It loads islands when they are needed. */
  script: string | null
  /** Fonts by the name of their file as the package has it. */
  fonts: Readonly<Record<string, string>>
}

export const NO_ASSETS: Assets = { script: null, fonts: {} }

interface Entry {
  file: string
  isEntry?: boolean
  assets?: string[]
}

/** What a build has made, as its manifest says. */
export function readAssets(folder: string): Assets {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) return NO_ASSETS
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Entry>
  const entries = Object.entries(manifest)
  const script = entries.find(([, { isEntry }]) => isEntry)?.[1].file
  const fonts = entries.flatMap(([source, { file }]) =>
    source.endsWith('.woff2') ? [[source.slice(source.lastIndexOf('/') + 1), `/${file}`] as const] : [],
  )
  return { script: script === undefined ? null : `/${script}`, fonts: Object.fromEntries(fonts) }
}
