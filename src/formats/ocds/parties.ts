import { slug } from '../../recipes/template.ts'
import type { Build } from '../build.ts'
import type { Node } from '../node.ts'

/** An identifier of org-id.guide: `GB-COH-09506232`. */
const GLOBAL = /^[a-z]{2,}-[a-z0-9]+-.+$/i

/** The organisations of a release: references to them have only their ids there. */
export class Parties {
  readonly #build: Build
  readonly #known = new Map<string, string>()

  readonly #ocid: string

  constructor(build: Build, release: Node) {
    this.#build = build
    this.#ocid = release.value('ocid')
    for (const party of release.all('parties')) {
      const id = this.of(party)
      if (id !== null) this.#known.set(party.value('id'), id)
    }
  }

  /** The organisation that a party or a reference means; null where neither an id nor a name is printed. */
  of(node: Node | undefined): string | null {
    if (node === undefined) return null
    const [local, name] = [node.one('id'), node.one('name')]
    const known = this.#known.get(local?.text ?? '')
    const [scheme, own] = [node.value('identifier/scheme'), node.value('identifier/id')]
    const registered = scheme !== '' && own !== '' ? `${scheme}-${own}` : ''
    const key = local !== null && GLOBAL.test(local.text) ? local.text : registered || name?.text
    // An id of the process's own says who it is in there alone.
    const called = key || (local === null ? undefined : `${this.#ocid} ${local.text}`)
    if (known === undefined && called === undefined) return null
    const id = known ?? `organisation/${this.#build.slug(called ?? '', 'organisation')}`
    this.#build.entity('ORGANISATION', id)
    this.#build.print(id, 'name', name ?? local)
    this.#build.print(id, 'alias', node.one('identifier/legalName'))
    if (local !== null && GLOBAL.test(local.text)) this.#build.print(id, 'identifier.org-id', local)
    for (const identifier of [...node.all('identifier'), ...node.all('additionalIdentifiers')]) {
      const of = slug(identifier.value('scheme'))
      if (of !== '') this.#build.print(id, `identifier.${of}`, identifier.one('id'))
    }
    return id
  }
}
